using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Interpolation;

/// <summary>Replaces <c>&lt;tag&gt;</c> in the options of a filter or an action by other options.</summary>
/// <remarks>
/// Sweeps over all options until one changes nothing. Of nested tags (<c>&lt;a-&lt;b&gt;&gt;</c>) the inner one is replaced first, which may make
/// the outer one known in the next sweep. What no option answers (<c>&lt;HOST&gt;</c>, a shell's <c>&lt;file</c>) stays as it is.
/// </remarks>
/// <param name="options">The options in order; names are exact.</param>
/// <param name="kept">Options that are neither expanded nor inserted.</param>
/// <param name="fallback">Asked for tags that are no option; null if it does not know either.</param>
/// <param name="faults">Receives what is wrong.</param>
/// <param name="condition">Options with this behind their names, such as <c>?family=inet6</c>, stand in for those without.</param>
internal sealed class TagSubstitution(
    IReadOnlyList<KeyValuePair<string, TracedText>> options,
    ISet<string> kept,
    Func<string, TracedText?> fallback,
    List<Fault> faults,
    string condition = "")
{
    private readonly Dictionary<string, TracedText> values = options.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, int>> counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> done = new(StringComparer.Ordinal);

    /// <summary>The options with their tags replaced, in the same order; null with a new fault.</summary>
    public IReadOnlyList<KeyValuePair<string, TracedText>>? Apply()
    {
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var option in options)
            {
                if (kept.Contains(option.Key) || done.Contains(option.Key))
                {
                    continue;
                }

                var before = values[option.Key];
                if (Expand(option.Key, before) is not { } after)
                {
                    return null;
                }

                values[option.Key] = after;
                changed |= after.Text != before.Text && Tag.Find(after.Text, 0) is not null;
                if (!after.Text.Contains('<'))
                {
                    done.Add(option.Key);
                }
            }
        }

        return options.Select(option => new KeyValuePair<string, TracedText>(option.Key, values[option.Key])).ToList();
    }

    private TracedText? Expand(string name, TracedText value)
    {
        if (!counts.TryGetValue(name, out var replaced))
        {
            counts.Add(name, replaced = new(StringComparer.Ordinal));
        }

        for (var found = Tag.Find(value.Text, 0); found is { } tag;)
        {
            if (kept.Contains(tag.Name))
            {
                found = Tag.Find(value.Text, tag.End);
                continue;
            }

            replaced.TryGetValue(tag.Name, out var count);
            if (tag.Name == name || count >= Limits.MaxTagReplacements)
            {
                faults.Add(Fault.Of(
                    InterpolationFaults.TagLoop, value.Locate(tag.Start, tag.End - tag.Start), tag.Name, name, TagCycle.Show(tag.Name, Original)));
                return null;
            }

            if (Lookup(tag.Name) is not { } replacement)
            {
                found = Tag.Find(value.Text, tag.End);
                continue;
            }

            value = tag.ReplaceAll(value, replacement);
            replaced[tag.Name] = count + 1;
            if (value.Length > Limits.MaxLength)
            {
                faults.Add(Fault.Of(
                    InterpolationFaults.TooLong,
                    value.Locate(tag.Start, 0),
                    name,
                    Limits.Show(Limits.MaxLength),
                    Limits.Show(Limits.MaxReplacements)));
                return null;
            }

            found = Tag.Find(value.Text, tag.Start);
        }

        return value;
    }

    private TracedText? Lookup(string tag)
    {
        if (condition.Length > 0 && values.TryGetValue(tag + condition, out var conditional))
        {
            return conditional;
        }

        return values.TryGetValue(tag, out var value) ? value : fallback(tag);
    }

    private TracedText? Original(string tag)
    {
        var given = options.FirstOrDefault(pair => pair.Key == tag);
        return given.Key is null ? fallback(tag) : given.Value;
    }
}
