using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Patterns;

/// <summary>What a filter's regexes must have beyond being valid.</summary>
public static class PatternChecks
{
    private static readonly HashSet<string> FailureIds = ["fid", "ip4", "ip6", "dns", "mlfid"];

    /// <summary>Whether a regex says whose failure it finds, or to which session the line belongs.</summary>
    public static bool HasFailureId(PatternTree tree) => HasFailureId(tree.GroupNames);

    /// <summary>Whether one of these groups says it.</summary>
    public static bool HasFailureId(IEnumerable<string> groupNames) => groupNames.Any(FailureIds.Contains);

    /// <summary>Faults of the failregexes that are valid and yet unusable; the index counts from 0 within <paramref name="failRegexes"/>.</summary>
    /// <param name="failRegexes">In order.</param>
    /// <param name="prefix">The prefregex; its groups serve every failregex. Null without one.</param>
    public static IEnumerable<(int Index, PatternFault Fault)> Of(IReadOnlyList<ReadPattern> failRegexes, ReadPattern? prefix)
    {
        if (prefix?.Tree is { } prefixTree && HasFailureId(prefixTree))
            yield break;

        for (var i = 0; i < failRegexes.Count; i++)
        {
            if (failRegexes[i] is { Tree: { } tree, Source: var source } && !HasFailureId(tree))
                yield return (i, PatternFault.Of(PatternFaults.NoFailureId, 0, source.Length, source));
        }
    }
}
