using System;
using Banhammer.Engine.Dates.Expressions;

namespace Banhammer.Engine.Dates;

/// <summary>What the construction of a template works out about it.</summary>
/// <param name="Name">The pattern with names for tokens.</param>
/// <param name="Pattern">The pattern as written; null for epoch and TAI64N forms.</param>
/// <param name="Regex">The whole regex in the peer's dialect, with boundaries and group 1; <see cref="ExpressionParser.YearMark"/> for a year within the window.</param>
/// <param name="IsLineBegin">Tied to the start of the line.</param>
/// <param name="IsLineEnd">Tied to the end of the line.</param>
internal sealed record TemplateShape(string Name, string? Pattern, string Regex, bool IsLineBegin, bool IsLineEnd)
{
    /// <summary>The regex with the years of a window written out.</summary>
    public string RegexFor(YearWindow window) => Regex.Replace(ExpressionParser.YearMark.ToString(), window.ToRegex(), StringComparison.Ordinal);

    /// <summary>What the groups mean.</summary>
    public StampKind Kind { get; init; }

    /// <summary>Number of the group that holds the value of an epoch form.</summary>
    public int ValueGroup { get; init; } = 1;

    /// <summary>See <see cref="DateTemplate.Weight"/>.</summary>
    public double Weight { get; init; } = 1;
}
