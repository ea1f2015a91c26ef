using System.Collections.Generic;
using System.Linq;

namespace Banhammer.FilterLanguage.Patterns;

/// <summary>Operations on sets of required literals.</summary>
internal static class LiteralSet
{
    /// <summary>How many texts are kept apart; a product of more is not worth its search.</summary>
    public const int MaxProduct = 16;

    /// <summary>How many alternatives a set may have.</summary>
    public const int MaxCount = 256;

    /// <summary>The set that a search is best served by: its shortest member longest, then fewest members.</summary>
    public static IReadOnlyList<RequiredLiteral> Better(IReadOnlyList<RequiredLiteral> a, IReadOnlyList<RequiredLiteral> b)
    {
        if (a.Count == 0 || b.Count == 0)
            return a.Count == 0 ? b : a;

        var (shortestA, shortestB) = (a.Min(l => l.Text.Length), b.Min(l => l.Text.Length));
        return shortestB > shortestA || (shortestB == shortestA && b.Count < a.Count) ? b : a;
    }

    /// <summary>The set without members that contain another one; empty if any member is empty or there are too many.</summary>
    public static IReadOnlyList<RequiredLiteral> Reduce(IEnumerable<RequiredLiteral> literals)
    {
        var all = literals.Distinct().ToList();
        if (all.Exists(l => l.Text.Length == 0))
            return [];

        var kept = all.Where(l => !all.Exists(other => !ReferenceEquals(other, l) && Implies(l, other))).ToList();
        return kept.Count <= MaxCount ? kept : [];
    }

    // Of two that imply each other, equal but for case, the one with regard to case is dropped: the other implies less.
    private static bool Implies(RequiredLiteral literal, RequiredLiteral other)
    {
        // Only ASCII is compared without regard to case, and .NET would fold more.
        if (other.IgnoreCase ? literal.Text.Any(c => c > 127) : literal.IgnoreCase)
            return false;

        var comparison = other.IgnoreCase ? System.StringComparison.OrdinalIgnoreCase : System.StringComparison.Ordinal;
        return literal.Text.IndexOf(other.Text, comparison) is >= 0 && (literal.Text.Length > other.Text.Length || literal.IgnoreCase != other.IgnoreCase
            || string.CompareOrdinal(other.Text, literal.Text) < 0);
    }
}
