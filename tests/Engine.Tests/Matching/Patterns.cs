using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.Engine.Tests.Matching;

/// <summary>Patterns, matchers and filters from regexes as a filter file has them, built at run time.</summary>
internal static class Patterns
{
    public static CompiledPattern Pattern(string regex, RegexRole role = RegexRole.Fail, bool hostNames = true)
    {
        var read = PatternReader.Read(regex, role, hostNames, maxLines: 1);
        return CompiledPattern.Build(read.Tree ?? throw new ArgumentException($"'{regex}' can't be read: {read.Fault?.Rule.Id}"));
    }

    public static Filter Filter(
        IEnumerable<string> fails, string? prefix = null, IEnumerable<string>? ignores = null, FilterOptions? options = null, OffenderTexts? texts = null) => new(
            fails.Select(regex => Pattern(regex).NewMatcher()),
            prefix is null ? null : Pattern(prefix, RegexRole.Prefix).NewMatcher(),
            (ignores ?? []).Select(regex => Pattern(regex, RegexRole.Ignore).NewMatcher()),
            texts ?? new OffenderTexts(new OffenderHashKey(1, 2)),
            options ?? FilterOptions.Default);
}
