using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Advice;

/// <summary>Finds what is valid in a filter's failregexes, and costs more or matches otherwise than meant.</summary>
/// <remarks>Cheap, and told at build time too. How the time for a match grows with the line is not judged here.</remarks>
public static class PatternAdvice
{
    // What is shorter is in too many lines to rule any out: an address alone needs a '.' or a ':'.
    private const int UsefulLength = 3;

    /// <summary>Findings by the index of the failregex, from 0; places are those in its source text.</summary>
    /// <param name="failRegexes">In order; those with a fault are passed over.</param>
    /// <param name="prefix">The prefregex; null without one.</param>
    public static IEnumerable<(int Index, PatternFault Fault)> Of(IReadOnlyList<ReadPattern> failRegexes, ReadPattern? prefix)
    {
        var first = new Dictionary<FinalRegex, int>();
        for (var i = 0; i < failRegexes.Count; i++)
        {
            var regex = failRegexes[i];
            if (regex.Tree is not { } tree)
                continue;

            if (first.TryGetValue(regex.Regex, out var number))
            {
                yield return (i, Whole(AdviceFaults.DuplicateRegex, regex, number.ToString(CultureInfo.InvariantCulture)));
                continue;
            }

            first[regex.Regex] = i + 1;
            foreach (var fault in OfOne(regex, tree, prefix?.Tree))
                yield return (i, fault);
        }
    }

    /// <summary>What looks like a tag in a regex of any role and is matched as text; places are those in its source text.</summary>
    public static IEnumerable<PatternFault> OfTags(ReadPattern regex) => regex.Tree is null ? [] : TagAdvice.Of(regex.Source);

    private static IEnumerable<PatternFault> OfOne(ReadPattern regex, PatternTree tree, PatternTree? prefix)
    {
        if (!HasUsefulLiterals(tree) && (prefix is null || !HasUsefulLiterals(prefix)))
            yield return Whole(AdviceFaults.NoRequiredLiteral, regex, UsefulLength.ToString(CultureInfo.InvariantCulture));

        var address = AddressSurroundings.Of(tree);
        if (address?.LooseWildcard is { } wildcard)
            yield return Part(AdviceFaults.WildcardBeforeAddress, regex, wildcard);

        if (address?.TailTrap is { } trap)
            yield return Part(AdviceFaults.HostNameTail, regex, trap);

        foreach (var fault in OfTags(regex))
            yield return fault;

        var names = tree.GroupNames.Concat(prefix?.GroupNames ?? []).ToList();
        if (names.Contains("fid") && !names.Exists(n => n is "ip4" or "ip6" or "dns" or "mlfid"))
            yield return Whole(AdviceFaults.NoAddress, regex);
    }

    private static bool HasUsefulLiterals(PatternTree tree) =>
        RequiredLiterals.Of(tree) is { Count: > 0 } literals && literals.All(l => l.Text.Length >= UsefulLength);

    private static PatternFault Whole(FaultRule rule, ReadPattern regex, params string[] more) =>
        PatternFault.Of(rule, 0, regex.Source.Length, [regex.Source, .. more]);

    private static PatternFault Part(FaultRule rule, ReadPattern regex, PatternNode part)
    {
        var (offset, length) = regex.Expanded.Source(part.Offset, part.Length);
        return PatternFault.Of(rule, offset, length, regex.Regex.Text.Substring(part.Offset, part.Length));
    }
}
