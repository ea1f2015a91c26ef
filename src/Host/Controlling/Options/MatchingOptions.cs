using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Sources.Journal;
using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.Host.Controlling.Options;

/// <summary>Which lines are failures, and how they are read.</summary>
internal static class MatchingOptions
{
    private const string UsualPolicy = "warn";

    private static readonly string[] policies = ["yes", "warn", "no", "raw"];

    /// <summary>The options.</summary>
    public static IEnumerable<SettableOption> All { get; } =
    [
        new("prefregex", jail => jail.Filter.PrefRegex is { } regex ? Expanded(jail, regex, RegexRole.Prefix) : "",
            ("prefregex", (jail, words) => jail.WithFilter(filter => filter with { PrefRegex = words.Text(0) is { Length: > 0 } text ? Source(text, 1) : null }))),
        Regexes("failregex", RegexRole.Fail, filter => filter.FailRegexes, (filter, regexes) => filter with { FailRegexes = regexes }),
        Regexes("ignoreregex", RegexRole.Ignore, filter => filter.IgnoreRegexes, (filter, regexes) => filter with { IgnoreRegexes = regexes }),
        new("usedns", jail => PolicyOf(jail),
            ("usedns", (jail, words) => jail.WithFilter(filter => filter with { UseDns = Policy(words[0]) }))),
        new("maxlines", jail => jail.Filter.MaxLines,
            ("maxlines", (jail, words) => jail.WithFilter(filter => filter with { MaxLines = Lines(words.Number(0)), SetsMaxLines = true }))),
        new("datepattern", DatePattern,
            ("datepattern", (jail, words) => jail.WithFilter(filter => filter with { DatePattern = words.Text(0) }))),
        new("journalmatch", jail => new PlainValue.List([.. Matches(jail).Select(PlainValue.ListOf)]), ("addjournalmatch", AddMatch), ("deljournalmatch", RemoveMatch)),
    ];

    private static SettableOption Regexes(
        string name, RegexRole role, Func<FilterDefinition, EquatableArray<RegexSource>> get, Func<FilterDefinition, EquatableArray<RegexSource>, FilterDefinition> set)
    {
        return new(name, jail => PlainValue.ListOf(get(jail.Filter).Select(regex => Expanded(jail, regex, role))), ("add" + name, Add), ("del" + name, Remove));

        JailDefinition Add(JailDefinition jail, CommandWords words) => jail.WithFilter(filter =>
            set(filter, get(filter).Concat(words.TextsAt(0).Select(text => Source(text, 0))).Select((regex, index) => regex with { Number = index + 1 }).ToEquatableArray()));

        // A number out of range changes nothing, as in the peer; negative ones count from the end.
        JailDefinition Remove(JailDefinition jail, CommandWords words) => jail.WithFilter(filter =>
        {
            var regexes = get(filter);
            var index = words.Number(0) < 0 ? words.Number(0) + regexes.Count : words.Number(0);
            return set(filter, regexes.Where((_, at) => at != index).Select((regex, at) => regex with { Number = at + 1 }).ToEquatableArray());
        });
    }

    private static RegexSource Source(string text, int number) => new(number, JailEdits.Traced(text));

    private static string Expanded(JailDefinition jail, RegexSource regex, RegexRole role) =>
        FinalRegex.Of(regex.Text, role, PolicyOf(jail) != "no", jail.Filter.MaxLines).Text;

    private static string PolicyOf(JailDefinition jail) => jail.Filter.UseDns is { } policy ? Known(policy) : UsualPolicy;

    private static string Policy(PlainValue word) => word is PlainValue.Truth truth ? truth.Value ? "yes" : "no" : Known(PlainText.Str(word));

    private static string Known(string policy) => policies.FirstOrDefault(known => string.Equals(known, policy, StringComparison.OrdinalIgnoreCase)) ?? "no";

    private static int Lines(int count) => count > 0 ? count : throw new CommandException(CommandError.Value, "maxlines must be integer greater than zero");

    private static PlainValue DatePattern(JailDefinition jail)
    {
        if (!DateTemplateList.TryCompile(jail.Filter.DatePattern, out var templates, out _) || templates.Count is 0 or > 2)
            return PlainValue.Pair(PlainValue.None, "Default Detectors");
        return PlainValue.Pair(templates[0].Pattern is { } pattern ? pattern : PlainValue.None, templates[0].Name);
    }

    private static IReadOnlyList<IReadOnlyList<string>> Matches(JailDefinition jail) =>
        JournalMatch.TryParse(jail.Filter.JournalMatches, out var match, out _) ? match.Groups : [];

    private static JailDefinition AddMatch(JailDefinition jail, CommandWords words)
    {
        var line = Line(words);
        return JournalMatch.TryParse([line], out _, out var problem) ? jail.WithFilter(filter => filter with { JournalMatches = filter.JournalMatches.Append(line).ToEquatableArray() })
            : throw new CommandException(CommandError.Value, problem!);
    }

    private static JailDefinition RemoveMatch(JailDefinition jail, CommandWords words)
    {
        var line = Line(words);
        return jail.Filter.JournalMatches.Contains(line) ? jail.WithFilter(filter => filter with { JournalMatches = filter.JournalMatches.Where(known => known != line).ToEquatableArray() })
            : throw new CommandException(CommandError.Value, $"Match {PlainText.Repr(PlainValue.ListOf(words.Texts()))} not found");
    }

    private static string Line(CommandWords words) => string.Join(' ', words.Texts().Select(word =>
        word.AsSpan().IndexOfAny(" \t\"'\\") < 0 ? word : "'" + word.Replace("'", "'\"'\"'", StringComparison.Ordinal) + "'"));
}
