using System;
using System.Collections.Generic;
using System.Linq;

namespace Banhammer.Engine.Prefiltering;

/// <summary>Tells of a single line whether it holds all that some regex of a jail needs.</summary>
/// <remarks>
/// About a microsecond a line, for the few that end before a regex is tried. Which set of a regex is searched for, and whether any is,
/// depends on the log; this doesn't, and so the counts of those lines don't.
/// </remarks>
internal sealed class NeedsCheck(IEnumerable<LiteralNeeds> rules)
{
    private readonly PreparedLiteral[][][] rules = rules
        .Select(needs => needs.Sets.Select(set => set.Literals.Select(literal => new PreparedLiteral(literal)).ToArray()).ToArray())
        .ToArray();

    /// <summary>Whether a regex might match the line, by what it needs.</summary>
    public bool MayMatch(ReadOnlySpan<byte> line)
    {
        foreach (var sets in rules)
        {
            if (HasAll(line, sets))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasAll(ReadOnlySpan<byte> line, PreparedLiteral[][] sets)
    {
        foreach (var set in sets)
        {
            if (!HasAny(line, set))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasAny(ReadOnlySpan<byte> line, PreparedLiteral[] literals)
    {
        foreach (var literal in literals)
        {
            if (literal.IsIn(line))
            {
                return true;
            }
        }

        return false;
    }
}
