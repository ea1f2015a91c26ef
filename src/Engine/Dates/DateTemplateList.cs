using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using Banhammer.Engine.Dates.Patterns;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.Engine.Dates;

/// <summary>The templates of a <c>datepattern</c>, in order. Immutable: detectors share lists.</summary>
public sealed class DateTemplateList : IReadOnlyList<DateTemplate>
{
    private readonly DateTemplate[] templates;

    internal DateTemplateList(DateTemplate[] templates)
    {
        this.templates = templates;
    }

    /// <summary>The 31 templates of a filter without <c>datepattern</c>.</summary>
    public static DateTemplateList Default => DatePatterns.DefaultList;

    /// <inheritdoc/>
    public int Count => templates.Length;

    /// <summary>What holds around the cut, whichever template wins.</summary>
    public DateJoint Joint => Array.TrueForAll(templates, template => template.Joint == DateJoint.LineStart) ? DateJoint.LineStart
        : Array.TrueForAll(templates, template => template.Joint == DateJoint.InBrackets) ? DateJoint.InBrackets
        : Array.TrueForAll(templates, template => template.IsSeamClear) ? DateJoint.BeforeNonWord
        : DateJoint.Anywhere;

    /// <inheritdoc/>
    public DateTemplate this[int index] => templates[index];

    /// <summary>Compiles a <c>datepattern</c>: one pattern a line, empty for the default templates.</summary>
    /// <param name="datePattern">The value of the option, <c>%%</c> already read as <c>%</c>.</param>
    /// <param name="list">The templates; the default ones when false.</param>
    /// <param name="problem">What is wrong; null when true.</param>
    public static bool TryCompile(string? datePattern, out DateTemplateList list, [NotNullWhen(false)] out string? problem)
        => DatePatterns.TryCompile(datePattern ?? "", out list, out problem);

    /// <inheritdoc/>
    public IEnumerator<DateTemplate> GetEnumerator() => ((IEnumerable<DateTemplate>)templates).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
