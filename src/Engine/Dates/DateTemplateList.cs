using System;
using System.Collections;
using System.Collections.Generic;
using System.Text.RegularExpressions;

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
    public static DateTemplateList Default => throw new NotSupportedException();

    /// <inheritdoc/>
    public int Count => templates.Length;

    /// <summary>What holds around the cut, whichever template wins.</summary>
    public CutPlace CutPlace => throw new NotSupportedException();

    /// <inheritdoc/>
    public DateTemplate this[int index] => templates[index];

    /// <summary>Compiles a <c>datepattern</c>: one pattern a line, empty for the default templates.</summary>
    /// <param name="datePattern">The value of the option, <c>%%</c> already read as <c>%</c>.</param>
    /// <param name="translate">From a Python regex to a .NET one with its options; asked only where a pattern is beyond the span parsers.</param>
    /// <param name="list">The templates; the default ones when false.</param>
    /// <param name="problem">What is wrong; null when true.</param>
    public static bool TryCompile(string? datePattern, Func<string, (string Text, RegexOptions Options)> translate, out DateTemplateList list, out string? problem)
        => throw new NotSupportedException();

    /// <inheritdoc/>
    public IEnumerator<DateTemplate> GetEnumerator() => ((IEnumerable<DateTemplate>)templates).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
