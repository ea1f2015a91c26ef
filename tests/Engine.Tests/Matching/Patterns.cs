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
    private static readonly ConcurrentDictionary<(string, RegexRole), CompiledPattern> built = [];

    public static CompiledPattern Pattern(string regex, RegexRole role = RegexRole.Fail) => built.GetOrAdd((regex, role), _ =>
    {
        var read = PatternReader.Read(regex, role, hostNames: true, maxLines: 1);
        return CompiledPattern.Build(read.Tree ?? throw new ArgumentException($"'{regex}' can't be read: {read.Fault?.Rule.Id}"));
    });

    public static Filter Filter(
        IEnumerable<string> fails, string? prefix = null, IEnumerable<string>? ignores = null, FilterOptions? options = null, OffenderTexts? texts = null) => new(
            fails.Select(regex => Pattern(regex).NewMatcher()),
            prefix is null ? null : Pattern(prefix, RegexRole.Prefix).NewMatcher(),
            (ignores ?? []).Select(regex => Pattern(regex, RegexRole.Ignore).NewMatcher()),
            texts ?? new OffenderTexts(new OffenderHashKey(1, 2)),
            options ?? FilterOptions.Default);
}
