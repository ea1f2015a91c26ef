using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Advice;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.Host.Checking;

/// <summary>Finds what is wrong with the regexes of a filter, at its place in the files.</summary>
internal static class RegexFaults
{
    /// <summary>The faults of all regexes, and advice on the failregexes.</summary>
    /// <param name="definition">The filter.</param>
    /// <param name="hostNames">Whether <c>&lt;HOST&gt;</c> takes host names.</param>
    public static IEnumerable<Fault> Of(FilterDefinition definition, bool hostNames)
    {
        var fails = Read(definition.FailRegexes, RegexRole.Fail);
        var prefix = definition.PrefRegex is { } prefRegex ? Read([prefRegex], RegexRole.Prefix)[0] : null;
        var ignores = Read(definition.IgnoreRegexes, RegexRole.Ignore);

        var isSeen = PrefixContent.Of(prefix);
        var sources = definition.FailRegexes;
        return Parsing(fails, definition.FailRegexes)
            .Concat(hostNames ? OfOthers(prefix is null ? [] : [prefix], definition.PrefRegex is null ? [] : [definition.PrefRegex]) : [])
            .Concat(hostNames ? OfOthers(ignores, [.. definition.IgnoreRegexes]) : [])
            .Concat(prefix?.Fault is { } fault ? [fault.At(definition.PrefRegex!.Locate(fault.Offset, fault.Length))] : [])
            .Concat(Parsing(ignores, definition.IgnoreRegexes))
            .Concat(prefix is null ? [] : Tags([prefix], [definition.PrefRegex!]))
            .Concat(Tags(ignores, [.. definition.IgnoreRegexes]))
            .Concat(PatternChecks.Of(fails, prefix).Concat(WithPosing(PatternAdvice.Of(fails, prefix), fails, isSeen))
                .Concat(hostNames ? Proofs(fails, prefix, ignores, isSeen) : [])
                .Select(found => found.Fault.At(sources[found.Index].Locate(found.Fault.Offset, found.Fault.Length))));

        List<ReadPattern> Read(IEnumerable<RegexSource> regexes, RegexRole role) =>
            [.. regexes.Select(regex => PatternReader.Read(regex.Text, role, hostNames, definition.MaxLines))];
    }

    private static IEnumerable<Fault> Tags(List<ReadPattern> read, List<RegexSource> sources) =>
        read.SelectMany((pattern, index) => PatternAdvice.OfTags(pattern).Select(fault => fault.At(sources[index].Locate(fault.Offset, fault.Length))));

    // What a line shows takes the place of the suspicion.
    private static IEnumerable<(int Index, PatternFault Fault)> WithPosing(
        IEnumerable<(int Index, PatternFault Fault)> advice, List<ReadPattern> fails, Func<string, bool> isSeen)
    {
        var posed = Each(fails, regex => PosingCheck.Of(regex, isSeen)).ToList();
        var shown = posed.Select(found => found.Index).ToHashSet();
        return advice.Where(found => found.Fault.Rule != AdviceFaults.WildcardBeforeAddress || !shown.Contains(found.Index)).Concat(posed);
    }

    // These are dear, and much the same without host names.
    private static IEnumerable<(int Index, PatternFault Fault)> Proofs(
        List<ReadPattern> fails, ReadPattern? prefix, List<ReadPattern> ignores, Func<string, bool> isSeen) =>
        Each(fails, regex => BacktrackingCheck.Of(regex, isSeen))
            .Concat(OverlapAdvice.NeverMatching(fails))
            .Concat(OverlapAdvice.Redundant(fails))
            .Concat(prefix is null ? OverlapAdvice.Ignored(fails, ignores) : []);

    // A prefregex or ignoreregex has no address, but it can be slow, or dead.
    private static IEnumerable<Fault> OfOthers(List<ReadPattern> regexes, List<RegexSource> sources) =>
        Each(regexes, regex => BacktrackingCheck.Of(regex, _ => true)).Concat(OverlapAdvice.NeverMatching(regexes))
            .Select(found => found.Fault.At(sources[found.Index].Locate(found.Fault.Offset, found.Fault.Length)));

    private static IEnumerable<(int Index, PatternFault Fault)> Each(List<ReadPattern> regexes, Func<ReadPattern, PatternFault?> check) =>
        from pair in regexes.Select((regex, index) => (regex, index))
        let fault = check(pair.regex)
        where fault is not null
        select (pair.index, fault);

    private static IEnumerable<Fault> Parsing(List<ReadPattern> read, EquatableArray<RegexSource> sources) =>
        read.Select((pattern, index) => (pattern.Fault, Source: sources[index])).Where(pair => pair.Fault is not null)
            .Select(pair => pair.Fault!.At(pair.Source.Locate(pair.Fault.Offset, pair.Fault.Length)));
}
