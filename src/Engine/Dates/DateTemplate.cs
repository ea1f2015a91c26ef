using System;
using Banhammer.Engine.Dates.Expressions;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.Engine.Dates;

/// <summary>One recognisable layout of a timestamp. Immutable, so detectors share templates.</summary>
public abstract class DateTemplate
{
    private protected DateTemplate(TemplateShape shape)
    {
        Shape = shape;
    }

    /// <summary>The pattern with tokens replaced by names, as the peer prints it: <c>Day(?P&lt;_sep&gt;[-/])Month…</c>.</summary>
    public string Name => Shape.Name;

    /// <summary>The pattern as written; null for the epoch and TAI64N forms, which have a name only.</summary>
    public string? Pattern => Shape.Pattern;

    /// <summary>How much a hit counts when templates are reordered: 100 for the default templates tied to the start of the line, else 1.</summary>
    public double Weight => Shape.Weight;

    /// <summary>The date stands at the start or the end of the line, or nowhere.</summary>
    public bool IsAnchored => Shape.IsLineBegin || Shape.IsLineEnd;

    /// <summary>The date stands at the start of the line.</summary>
    public bool IsLineBegin => Shape.IsLineBegin;

    /// <summary>What holds around the cut of each match.</summary>
    public abstract DateJoint Joint { get; }

    internal TemplateShape Shape { get; }

    /// <summary>The regex that the pattern stands for, in the peer's dialect.</summary>
    internal string RegexFor(YearWindow window) => Shape.RegexFor(window);

    /// <summary>No word runs over the seam of the cut: behind it is none, or before it nothing.</summary>
    internal abstract bool IsSeamClear { get; }

    /// <summary>Finds the leftmost match in <paramref name="line"/>, and reads its fields.</summary>
    /// <param name="line">The line up to where the search ends; <c>^</c> is its start, whatever <paramref name="from"/> is.</param>
    /// <param name="from">First byte at which a match may start.</param>
    /// <param name="window">The years that <c>%ExY</c> takes.</param>
    /// <param name="trace">Takes down what the search asked; null where nobody wants to know.</param>
    /// <param name="found">Where the match is and what it says.</param>
    internal abstract bool TryFind(ReadOnlySpan<byte> line, int from, YearWindow window, SearchTrace? trace, out DateFields found);
}
