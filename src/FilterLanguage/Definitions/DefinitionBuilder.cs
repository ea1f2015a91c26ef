using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>Turns the final options of a filter into its definition.</summary>
internal static class DefinitionBuilder
{
    public static FilterDefinition Build(FilterConf conf, IReadOnlyList<KeyValuePair<string, TracedText>> options, List<Fault> faults)
    {
        var values = options.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        TracedText? Find(string name) => values.TryGetValue(name, out var value) ? value : null;
        var failRegexes = Regexes(Find("failregex"));
        if (failRegexes.Count == 0)
        {
            faults.Add(Fault.Of(ReadingFaults.NoFailRegex, SourceSpan.File(conf.Path), conf.Name));
        }

        return new FilterDefinition
        {
            Name = conf.Name,
            Path = conf.Path,
            FailRegexes = failRegexes,
            IgnoreRegexes = Regexes(Find("ignoreregex")),
            PrefRegex = Find("prefregex") is { Length: > 0 } prefix ? new RegexSource(1, prefix) : null,
            DatePattern = Find("datepattern")?.Text,
            MaxLines = MaxLines(Find("maxlines"), faults),
            SetsMaxLines = Find("maxlines") is not null,
            JournalMatches = JournalMatches(Find("journalmatch")),
            UseDns = Find("usedns")?.Text,
            FilesRead = conf.FilesRead,
            SentOptions = options.Where(pair => FilterConf.OptionNames.Contains(pair.Key)).Select(pair => new FilterOption(pair.Key, pair.Value)).ToEquatableArray(),
            Options = options
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new FilterOption(pair.Key, pair.Value))
                .ToEquatableArray(),
        };
    }

    /// <summary>The regexes of a list, one a line.</summary>
    public static EquatableArray<RegexSource> Regexes(TracedText? value) =>
        Lines(value).Select((line, index) => new RegexSource(index + 1, line)).ToEquatableArray();

    /// <summary>The journal matches of a list, one a line.</summary>
    public static EquatableArray<string> JournalMatches(TracedText? value) => Lines(value).Select(line => line.Text).ToEquatableArray();

    /// <summary>The value of <c>maxlines</c>; what is no number is a fault and counts as 1.</summary>
    public static int MaxLines(TracedText? value, List<Fault> faults)
    {
        if (value is null)
        {
            return 1;
        }

        if (PythonText.ParseInteger(value.Text) is > 0 and < int.MaxValue and var lines)
        {
            return lines;
        }

        faults.Add(Fault.Of(ReadingFaults.BadMaxLines, value.Locate(0, value.Length), Fault.Clip(value.Text)));
        return 1;
    }

    private static IEnumerable<TracedText> Lines(TracedText? value) => value?.NonEmptyLines() ?? [];
}
