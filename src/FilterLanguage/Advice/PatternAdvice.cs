using System;
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

    private static readonly string[] Tags =
        ["HOST", "ADDR", "IP4", "IP6", "DNS", "CIDR", "SUBNET", "SKIPLINES", "F-ID/", "F-PORT/", "F-ADDR/", "F-DNS/"];

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

    private static IEnumerable<PatternFault> OfOne(ReadPattern regex, PatternTree tree, PatternTree? prefix)
    {
        if (!HasUsefulLiterals(tree) && (prefix is null || !HasUsefulLiterals(prefix)))
            yield return Whole(AdviceFaults.NoRequiredLiteral, regex, UsefulLength.ToString(CultureInfo.InvariantCulture));

        var address = AddressSurroundings.Of(tree);
        if (address?.LooseWildcard is { } wildcard)
            yield return Part(AdviceFaults.WildcardBeforeAddress, regex, wildcard);

        if (address?.TailTrap is { } trap)
            yield return Part(AdviceFaults.HostNameTail, regex, trap);

        foreach (var fault in UnknownTags(regex, tree))
            yield return fault;

        var names = tree.GroupNames.Concat(prefix?.GroupNames ?? []).ToList();
        if (names.Contains("fid") && !names.Exists(n => n is "ip4" or "ip6" or "dns" or "mlfid"))
            yield return Whole(AdviceFaults.NoAddress, regex);
    }

    private static bool HasUsefulLiterals(PatternTree tree) =>
        RequiredLiterals.Of(tree) is { Count: > 0 } literals && literals.All(l => l.Text.Length >= UsefulLength);

    // A tag in other case than upper stays in the regex as literal text.
    private static IEnumerable<PatternFault> UnknownTags(ReadPattern regex, PatternTree tree)
    {
        foreach (var literal in tree.Root.SelfAndDescendants().OfType<LiteralNode>())
        {
            for (var open = literal.Text.IndexOf('<'); open >= 0; open = literal.Text.IndexOf('<', open + 1))
            {
                var close = literal.Text.IndexOf('>', open);
                if (close < 0)
                    break;

                var name = literal.Text.Substring(open + 1, close - open - 1);
                if (Array.Find(Tags, t => string.Equals(t, name, StringComparison.OrdinalIgnoreCase)) is not { } tag || tag == name)
                    continue;

                var (offset, length) = regex.Expanded.Source(literal.Offset, literal.Length);
                yield return PatternFault.Of(AdviceFaults.UnknownTag, offset, length, "<" + name + ">", "<" + tag + ">");
            }
        }
    }

    private static PatternFault Whole(FaultRule rule, ReadPattern regex, params string[] more) =>
        PatternFault.Of(rule, 0, regex.Source.Length, [regex.Source, .. more]);

    private static PatternFault Part(FaultRule rule, ReadPattern regex, PatternNode part)
    {
        var (offset, length) = regex.Expanded.Source(part.Offset, part.Length);
        return PatternFault.Of(rule, offset, length, regex.Regex.Text.Substring(part.Offset, part.Length));
    }
}
