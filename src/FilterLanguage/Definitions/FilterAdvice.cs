using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>Finds names in a filter that the peer ignores in silence and that are probably misspelled.</summary>
internal static class FilterAdvice
{
    private static readonly string[] Sections =
        [ConfSection.Includes, OptionResolver.Definition, OptionResolver.Init, ConfSection.Default];

    private static readonly string[] IncludeOptions = ["before", "after"];

    private static readonly char[] RegexCharacters = ['<', '(', '\\', '*'];

    /// <summary>Options and sections of the filter's own files that nothing uses but that resemble one with a meaning.</summary>
    public static void CheckOptions(FilterConf conf, IEnumerable<ConfDocument> documents, List<Fault> faults)
    {
        foreach (var section in documents.SelectMany(document => document.Sections))
        {
            var name = ConfTable.SplitCondition(section.Name).Name;
            if (!Sections.Contains(name))
            {
                if (!conf.Mentions.Contain(name) && NearestName.Among(name, Sections) is { } meant)
                {
                    faults.Add(Fault.Of(ReadingFaults.UnknownSection, section.Header, section.Name, meant));
                }

                continue;
            }

            var known = name == ConfSection.Includes ? IncludeOptions : FilterConf.OptionNames;
            foreach (var option in section.Options.Where(option => !known.Contains(option.Name) && !conf.Mentions.Contain(option.Name)))
            {
                if (LooksLikeRegex(option.Name))
                {
                    faults.Add(Fault.Of(ReadingFaults.LostIndent, option.NameSpan, Fault.Clip(option.Name)));
                }
                else if (NearestName.Among(option.Name, known) is { } near)
                {
                    faults.Add(Fault.Of(ReadingFaults.UnknownOption, option.NameSpan, option.Name, section.Name, near));
                }
            }
        }
    }

    /// <summary>A line of a list without indent is taken for an option as soon as it has a '=' or ':'.</summary>
    private static bool LooksLikeRegex(string name) => name[0] == '^' || name.IndexOfAny(RegexCharacters) >= 0;

    /// <summary>Passed options that no file of the filter sets or refers to.</summary>
    public static void CheckArguments(FilterConf conf, NamedTexts options, FilterContext context, List<Fault> faults)
    {
        var known = new HashSet<string>(FilterConf.OptionNames, StringComparer.Ordinal) { "logtype" };
        foreach (var section in new[] { OptionResolver.Definition, OptionResolver.Init })
        {
            known.UnionWith(conf.Table.Find(section)?.Options.Select(option => option.Name) ?? []);
        }

        known.UnionWith(conf.Table.Defaults.Options.Select(option => option.Name));
        foreach (var name in options.Pairs.Select(pair => pair.Key).OrderBy(name => name, StringComparer.Ordinal))
        {
            if (known.Contains(PythonText.Lower(name)) || conf.Mentions.Contain(name))
            {
                CheckValue(conf, name, options.Find(name)!.Text, context, faults);
                continue;
            }

            var remedy = NearestName.Among(name, known.Concat(conf.Mentions.Names)) is { } near
                ? $"did you mean '{near}'?"
                : "it has no effect, remove it";
            faults.Add(Fault.Of(ReadingFaults.UnknownArgument, context.Origin, conf.Name, name, remedy));
        }
    }

    private static void CheckValue(FilterConf conf, string name, string value, FilterContext context, List<Fault> faults)
    {
        var served = FilterVariants.ValuesOf(conf, name).Distinct().OrderBy(known => known, StringComparer.Ordinal).ToList();
        if (served.Count > 0 && !served.Contains(value))
        {
            faults.Add(Fault.Of(ReadingFaults.UnknownValue, context.Origin, conf.Name, name, value, string.Join(", ", served)));
        }
    }
}
