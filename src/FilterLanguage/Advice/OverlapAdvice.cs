using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Banhammer.FilterLanguage.Automata;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Advice;

/// <summary>Finds regexes that never come to anything, alone or because of others. What it says is proven; it may stay silent.</summary>
/// <remarks>Takes up to some milliseconds for each pair of regexes with a text in common.</remarks>
public static class OverlapAdvice
{
    private const int UsefulLength = 3;

    /// <summary>Regexes that no line matches, by their index; for any role.</summary>
    public static IEnumerable<(int Index, PatternFault Fault)> NeverMatching(IReadOnlyList<ReadPattern> regexes) =>
        from index in Enumerable.Range(0, regexes.Count)
        where Upper(regexes[index]) is { } upper && Inclusion.IsProven(Automaton.Nothing, upper)
        select (index, Whole(AdviceFaults.NeverMatches, regexes[index]));

    /// <summary>Failregexes that are never the first to match, by their index.</summary>
    /// <param name="failRegexes">In order.</param>
    public static IEnumerable<(int Index, PatternFault Fault)> Redundant(IReadOnlyList<ReadPattern> failRegexes)
    {
        for (var i = 1; i < failRegexes.Count; i++)
        {
            var regex = failRegexes[i];
            var isSame = failRegexes.Take(i).Any(other => other.Regex == regex.Regex); // told by itself
            if (!isSame && FirstCovering(regex, failRegexes.Take(i)) is { } number)
                yield return (i, Whole(AdviceFaults.Redundant, regex, number));
        }
    }

    /// <summary>Failregexes whose lines are all ignored, by their index.</summary>
    /// <param name="failRegexes">Of a filter without prefregex, since ignoreregexes see the whole line.</param>
    /// <param name="ignoreRegexes">In order.</param>
    public static IEnumerable<(int Index, PatternFault Fault)> Ignored(IReadOnlyList<ReadPattern> failRegexes, IReadOnlyList<ReadPattern> ignoreRegexes)
    {
        for (var i = 0; i < failRegexes.Count; i++)
        {
            if (FirstCovering(failRegexes[i], ignoreRegexes) is { } number)
                yield return (i, Whole(AdviceFaults.AlwaysIgnored, failRegexes[i], number));
        }
    }

    // The number of the first regex that matches all its lines; null for one that matches none anyway.
    private static string? FirstCovering(ReadPattern regex, IEnumerable<ReadPattern> others)
    {
        var candidates = others.Select((other, index) => (Other: other, Number: index + 1)).Where(pair => MayCover(pair.Other, regex)).ToList();
        if (candidates.Count == 0 || Upper(regex) is not { } upper || Inclusion.IsProven(Automaton.Nothing, upper))
            return null;

        var number = candidates.Where(pair => Lower(pair.Other) is { } lower && Inclusion.IsProven(lower, upper)).Select(pair => pair.Number).FirstOrDefault();
        return number == 0 ? null : number.ToString(CultureInfo.InvariantCulture);
    }

    // What matches all lines of another regex finds its literal there, which mostly is a part of a literal or made of some; other pairs aren't worth a proof.
    private static bool MayCover(ReadPattern other, ReadPattern regex)
    {
        if (other.Tree is not { Multiline: false } wide || regex.Tree is not { Multiline: false } narrow)
            return false;

        var literals = RequiredLiterals.Of(wide);
        var texts = narrow.Root.SelfAndDescendants().OfType<LiteralNode>().Select(literal => literal.Text).ToList();
        return literals.Count == 0 || literals.Any(literal => texts.Exists(text => Contains(text, literal.Text) || (text.Length >= UsefulLength && Contains(literal.Text, text))));
    }

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private static Automaton? Upper(ReadPattern regex) => regex.Tree is { Multiline: false } tree ? Automaton.Of(tree, AutomatonBound.AtMost) : null;

    private static Automaton? Lower(ReadPattern regex) => Automaton.Of(regex.Tree!, AutomatonBound.AtLeast);

    private static PatternFault Whole(FaultRule rule, ReadPattern regex, params string[] more) =>
        PatternFault.Of(rule, 0, regex.Source.Length, [regex.Source, .. more]);
}
