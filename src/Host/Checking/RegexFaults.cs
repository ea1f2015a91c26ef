using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage;
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

        var sources = definition.FailRegexes;
        return Parsing(fails, definition.FailRegexes)
            .Concat(prefix?.Fault is { } fault ? [fault.At(definition.PrefRegex!.Locate(fault.Offset, fault.Length))] : [])
            .Concat(Parsing(ignores, definition.IgnoreRegexes))
            .Concat(prefix is null ? [] : Tags([prefix], [definition.PrefRegex!]))
            .Concat(Tags(ignores, [.. definition.IgnoreRegexes]))
            .Concat(PatternChecks.Of(fails, prefix).Concat(PatternAdvice.Of(fails, prefix))
                .Select(found => found.Fault.At(sources[found.Index].Locate(found.Fault.Offset, found.Fault.Length))));

        List<ReadPattern> Read(IEnumerable<RegexSource> regexes, RegexRole role) =>
            [.. regexes.Select(regex => PatternReader.Read(regex.Text, role, hostNames, definition.MaxLines))];
    }

    private static IEnumerable<Fault> Tags(List<ReadPattern> read, List<RegexSource> sources) =>
        read.SelectMany((pattern, index) => PatternAdvice.OfTags(pattern).Select(fault => fault.At(sources[index].Locate(fault.Offset, fault.Length))));

    private static IEnumerable<Fault> Parsing(List<ReadPattern> read, EquatableArray<RegexSource> sources) =>
        read.Select((pattern, index) => (pattern.Fault, Source: sources[index])).Where(pair => pair.Fault is not null)
            .Select(pair => pair.Fault!.At(pair.Source.Locate(pair.Fault.Offset, pair.Fault.Length)));
}
