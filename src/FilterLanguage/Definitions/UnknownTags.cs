using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Interpolation;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>Finds tags that are left in the regexes of a filter since no option has their name, but one has nearly the same.</summary>
internal static class UnknownTags
{
    /// <summary>Shorter names are near to too many others, and occur in logs.</summary>
    private const int MinLength = 3;

    private static readonly string[] RegexOptions = ["prefregex", "failregex", "ignoreregex"];

    /// <summary>Looks at the final options.</summary>
    public static void Check(FilterConf conf, IReadOnlyList<KeyValuePair<string, TracedText>> options, List<Fault> faults)
    {
        List<string>? known = null;
        foreach (var option in options.Where(option => RegexOptions.Contains(option.Key)))
        {
            for (var found = Tag.Find(option.Value.Text, 0); found is { } tag; found = Tag.Find(option.Value.Text, tag.End))
            {
                // Of a composite tag it is the value that is wrong, which is told where it is passed.
                if (!IsName(tag.Name) || AngleBracket.IsOfRegex(option.Value.Text, tag.Start)
                    || conf.Mentions.Composites.Any(composite => composite.ValueFor(tag.Name) is not null))
                {
                    continue;
                }

                known ??= [.. Known(conf.Table, options).Distinct()];
                if (NearestName.Among(tag.Name, known) is { } near && !known.Contains(tag.Name))
                {
                    var where = option.Value.Locate(tag.Start, tag.End - tag.Start);
                    faults.Add(Fault.Of(ReadingFaults.UnknownOptionTag, where, tag.Name, option.Key, near));
                }
            }
        }
    }

    private static bool IsName(string text) => text.Length >= MinLength && PythonText.SkipWord(text, 0, text.Length, "-./") == text.Length;

    private static IEnumerable<string> Known(ConfTable table, IReadOnlyList<KeyValuePair<string, TracedText>> options)
    {
        var seen = (table.Find(OptionResolver.Definition)?.Options ?? []).Concat(table.Defaults.Options).Select(option => option.Name).ToList();
        var ofSections = table.Names.Where(name => !name.Contains('/'))
            .SelectMany(name => table.Find(name)!.Options.Select(option => name + "/" + option.Name));
        return options.Select(option => option.Key)
            .Concat(seen)
            .Concat(ofSections)
            .Concat(seen.Select(name => "known/" + name));
    }
}
