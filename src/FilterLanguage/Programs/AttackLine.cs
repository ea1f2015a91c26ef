using System;
using System.Linq;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>A text that a program may take very long to fail on; the longer, the more so.</summary>
/// <param name="Prefix">Leads to where the text can be read in many ways.</param>
/// <param name="Pump">What is repeated; each copy adds ways. Not empty.</param>
/// <param name="Suffix">Lets them all fail in the end, with what a match needs in it where that is possible.</param>
public sealed record AttackLine(string Prefix, string Pump, string Suffix)
{
    private const char Padding = 'x';

    /// <summary>The part of the regex that reads the pump first; null where that is the search, which may start anywhere.</summary>
    public PatternNode? First { get; init; }

    /// <summary>The part that can read the pump as well; may be the same.</summary>
    public PatternNode? Second { get; init; }

    /// <summary>The same with a suffix so long that no text is shorter than this: what can't match for its length alone costs nothing.</summary>
    public AttackLine AtLeast(int codePoints) =>
        this with { Suffix = Suffix + new string(Padding, Math.Max(0, codePoints - Prefix.Length - Suffix.Length)) };

    /// <summary>Why a text is tried is no part of its value.</summary>
    public bool Equals(AttackLine? other) => other is not null && (Prefix, Pump, Suffix) == (other.Prefix, other.Pump, other.Suffix);

    /// <inheritdoc/>
    public override int GetHashCode() => (Prefix, Pump, Suffix).GetHashCode();

    /// <summary>The text with some copies of the pump. Without line feed.</summary>
    public string Of(int copies) => Prefix + string.Concat(Enumerable.Repeat(Pump, copies)) + Suffix;
}
