using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Interpolation;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>Combines the options of one jail with those of its filter.</summary>
/// <remarks>
/// The filter is read twice, as in the peer: first for the values that the jail sees as <c>%(known/name)s</c>, then with the jail's options,
/// leaving out what the jail sets itself.
/// </remarks>
internal sealed class JailResolver(IConfFiles files, string folder, ConfTable table, string name, List<Fault> faults)
{
    // The release of the peer whose configuration this is; stock actions tell it to others.
    private const string Release = "1.1.2";

    /// <summary>The options that mean something in a jail, besides those of its filter.</summary>
    private static readonly string[] names =
    [
        "enabled", "backend", "filter", "action", "logpath", "logencoding", "logtimezone", "skip_if_nologs", "systemd_if_nologs",
        "maxretry", "maxmatches", "findtime", "bantime", "bantime.increment", "bantime.factor", "bantime.formula", "bantime.multipliers",
        "bantime.maxtime", "bantime.rndtime", "bantime.overalljails", "ignoreip", "ignoreself", "ignorecommand", "ignorecache",
    ];

    private static readonly string[] firstNames = ["enabled", "backend", "filter"];

    private readonly Interpolator interpolator = new(table, faults);

    /// <summary>The jail; null, or one that isn't to be used, with a new fault.</summary>
    public JailDefinition? Resolve(IReadOnlyDictionary<string, string> filterOptions, bool fromJournal)
    {
        var first = Read(firstNames, Variables.Of(Given()));
        if (!TryReference(first.Find("filter"), out var reference, out var origin))
        {
            return null;
        }

        var options = reference.ToOptions().Concat(filterOptions).GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);
        var before = LoadFilter(reference, options, first, fromJournal, origin);
        if (before.Value is null)
        {
            faults.AddRange(before.Faults);
            return null;
        }

        var known = before.Value.Options.Select(option => new KeyValuePair<string, TracedText>("known/" + option.Name, option.Value));
        var all = Read(names.Concat(OptionResolver.Names), Variables.Of(Given().Concat(known)));
        var filter = LoadFilter(reference, options, all, fromJournal, origin);
        faults.AddRange(filter.Faults.Where(fault => fault.Rule != ReadingFaults.NoFailRegex || all.Find("failregex") is null));
        return filter.Value is null ? null : new JailDefinition
        {
            Name = name,
            Filter = Overlay(filter.Value, all),
            Options = all.Pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new FilterOption(pair.Key, pair.Value)).ToEquatableArray(),
        };
    }

    // What the peer gives every jail, unless its section says otherwise.
    private IEnumerable<KeyValuePair<string, TracedText>> Given() =>
        new[] { ("fail2ban_version", Release), ("fail2ban_confpath", folder) }
            .Where(pair => table.Find(name)?.Find(pair.Item1) is null)
            .Select(pair => new KeyValuePair<string, TracedText>(pair.Item1, TracedText.At(pair.Item2, SourceSpan.File(folder))));

    private NamedTexts Read(IEnumerable<string> options, Variables variables)
    {
        var values = new NamedTexts();
        foreach (var option in options)
        {
            values.TrySet(option, interpolator.Get(name, option, variables));
        }

        return values;
    }

    // A jail without filter has an empty one: all regexes are its own.
    private bool TryReference(TracedText? text, out FilterReference reference, out SourceSpan origin)
    {
        reference = new FilterReference("", default);
        origin = text?.Locate(0, text.Length) ?? SourceSpan.File(ConfPath.Join(folder, "jail.conf"));
        if (text is null || PythonText.Strip(text.Text).Length == 0)
        {
            return true;
        }

        if (FilterReference.TryParse(text.Text, out var parsed, out var problem, out var position))
        {
            reference = parsed!;
            return true;
        }

        faults.Add(Fault.Of(ReadingFaults.UnknownFilter, text.Locate(position, 0), Fault.Clip(text.Text), ConfPath.Join(folder, "filter.d"), problem!));
        return false;
    }

    private Loaded<FilterDefinition> LoadFilter(
        FilterReference reference, IReadOnlyDictionary<string, string> options, NamedTexts jail, bool fromJournal, SourceSpan origin)
    {
        if (reference.Name.Length == 0)
        {
            return new(new FilterDefinition { Name = name, Path = ConfPath.Join(folder, "jail.conf") }, default);
        }

        var context = new FilterContext
        {
            JailOptions = jail.Pairs.ToDictionary(pair => pair.Key, pair => pair.Value.Text, StringComparer.Ordinal),
            FromJournal = fromJournal,
            Origin = origin,
        };
        return FilterLoader.Load(files, ConfPath.Join(folder, "filter.d"), reference.Name, options, context);
    }

    private FilterDefinition Overlay(FilterDefinition filter, NamedTexts jail) => filter with
    {
        FailRegexes = jail.Find("failregex") is { } fails ? DefinitionBuilder.Regexes(fails) : filter.FailRegexes,
        IgnoreRegexes = jail.Find("ignoreregex") is { } ignores ? DefinitionBuilder.Regexes(ignores) : filter.IgnoreRegexes,
        PrefRegex = jail.Find("prefregex") is { } prefix ? prefix.Length > 0 ? new RegexSource(1, prefix) : null : filter.PrefRegex,
        DatePattern = jail.Find("datepattern")?.Text ?? filter.DatePattern,
        MaxLines = jail.Find("maxlines") is { } lines ? DefinitionBuilder.MaxLines(lines, faults) : filter.MaxLines,
        JournalMatches = jail.Find("journalmatch") is { } matches ? DefinitionBuilder.JournalMatches(matches) : filter.JournalMatches,
        UseDns = jail.Find("usedns")?.Text ?? filter.UseDns,
        SetsMaxLines = filter.SetsMaxLines || jail.Find("maxlines") is not null,
    };
}
