using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.Engine.Tests.Matching;

/// <summary>Patterns, matchers and filters from regexes as a filter file has them, built at run time.</summary>
internal static class Patterns
{
    // Properties use the same few regexes hundreds of times.
    private static readonly ConcurrentDictionary<(string, RegexRole, int), CompiledPattern> built = [];

    public static CompiledPattern Pattern(string regex, RegexRole role = RegexRole.Fail, int maxLines = 1) => built.GetOrAdd((regex, role, Math.Min(maxLines, 2)), _ =>
    {
        var read = PatternReader.Read(regex, role, hostNames: true, maxLines);
        return CompiledPattern.Build(read.Tree ?? throw new ArgumentException($"'{regex}' can't be read: {read.Fault?.Rule.Id}"));
    });

    public static Filter Filter(
        IEnumerable<string> fails, string? prefix = null, IEnumerable<string>? ignores = null, FilterOptions? options = null, OffenderTexts? texts = null, int maxLines = 1) => new(
            fails.Select(regex => Pattern(regex, maxLines: maxLines).NewMatcher()),
            prefix is null ? null : Pattern(prefix, RegexRole.Prefix).NewMatcher(),
            (ignores ?? []).Select(regex => Pattern(regex, RegexRole.Ignore).NewMatcher()),
            texts ?? new OffenderTexts(new OffenderHashKey(1, 2)),
            options ?? FilterOptions.Default,
            maxLines);
}
