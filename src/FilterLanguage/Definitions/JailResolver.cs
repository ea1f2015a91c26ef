using System.Collections.Generic;
using System.Globalization;
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
internal sealed class JailResolver(DefinitionFolders folders, ConfTable table, string name, SourceSpan header, List<Fault> faults)
{
    // The release of the peer whose configuration this is; stock actions tell it to others.
    private const string Release = "1.1.2";

    private static readonly string[] firstNames = ["enabled", "backend", "filter"];

    private readonly Interpolator interpolator = new(table, faults);

    /// <summary>The options that mean something in a jail, besides those of its filter, in the order in which the peer reads them.</summary>
    public static string[] OptionNames { get; } =
    [
        "enabled", "backend", "maxretry", "maxmatches", "findtime", "bantime", "bantime.increment", "bantime.factor", "bantime.formula",
        "bantime.multipliers", "bantime.maxtime", "bantime.rndtime", "bantime.overalljails", "ignorecommand", "ignoreself", "ignoreip",
        "ignorecache", "filter", "logtimezone", "logencoding", "logpath", "skip_if_nologs", "systemd_if_nologs", "action",
    ];

    /// <summary>Whether the jail is to run.</summary>
    public bool IsEnabled() => interpolator.Get(name, "enabled", Variables.Of(Given())) is { } value && OptionValues.IsTrue(value.Text);

    /// <summary>The jail; null, or one that isn't to be used, with a new fault.</summary>
    public JailDefinition? Resolve(JailContext context)
    {
        var first = Read(firstNames, Variables.Of(Given()));
        if (!TryReference(first.Find("filter"), out var reference, out var arguments, out var origin))
        {
            return null;
        }

        var options = NamedTexts.At(context.FilterOptions, origin);
        foreach (var argument in arguments.Pairs.Where(pair => options.Find(pair.Key) is null))
        {
            options.TrySet(argument.Key, argument.Value);
        }

        var fromJournal = context.FromJournal ?? JailDefinition.IsJournal(first.Find("backend")?.Text ?? "");
        var filterContext = new FilterContext { FromJournal = fromJournal, Origin = origin };
        var before = LoadFilter(reference, options, first, filterContext);
        if (before.Value is null)
        {
            faults.AddRange(before.Faults);
            return null;
        }

        var known = before.Value.Options.Select(option => new KeyValuePair<string, TracedText>("known/" + option.Name, option.Value));
        var all = Read(OptionNames.Concat(FilterConf.OptionNames), Variables.Of(Given().Concat(known)));
        var filter = LoadFilter(reference, options, all, filterContext);
        faults.AddRange(filter.Faults.Where(fault => IsOfJail(fault, all)));
        if (filter.Value is null)
        {
            return null;
        }

        var jail = new JailBuilder(name, header, all, faults).Build(Overlay(filter.Value, all));
        return context.WithActions
            ? jail with { Actions = new JailActions(folders, name, AsSeen(all), faults).Read(all.Find("action"), header) }
            : jail;
    }

    // What all jails pass to their filters, as stock jails do with mode, is more than some of them know.
    private bool IsOfJail(Fault fault, NamedTexts options) =>
        fault.Rule == ReadingFaults.NoFailRegex ? options.Find("failregex") is null
        : (fault.Rule != ReadingFaults.UnknownArgument && fault.Rule != ReadingFaults.UnknownValue) || table.Find(name)?.Find("filter") is not null;

    // What the peer gives every jail, unless its section says otherwise.
    private IEnumerable<KeyValuePair<string, TracedText>> Given() =>
        new[] { ("fail2ban_version", Release), ("fail2ban_confpath", folders.Root) }
            .Where(pair => table.Find(name)?.Find(pair.Item1) is null)
            .Select(pair => new KeyValuePair<string, TracedText>(pair.Item1, TracedText.At(pair.Item2, SourceSpan.File(folders.Root))));

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
    private bool TryReference(TracedText? text, out FilterReference reference, out NamedTexts arguments, out SourceSpan origin)
    {
        reference = new FilterReference("", default);
        arguments = new NamedTexts();
        origin = text?.Locate(0, text.Length) ?? header;
        if (text is null || PythonText.Strip(text.Text).Length == 0)
        {
            return true;
        }

        if (FilterReference.TryParse(text, out var parsed, out arguments, out var problem, out var position))
        {
            reference = parsed!;
            return true;
        }

        faults.Add(Fault.Of(ReadingFaults.UnknownFilter, text.Locate(position, 0), Fault.Clip(text.Text), folders.FilterFolder, problem!));
        return false;
    }

    private Loaded<FilterDefinition> LoadFilter(FilterReference reference, NamedTexts options, NamedTexts jail, FilterContext context)
    {
        if (reference.Name.Length == 0)
        {
            return new(new FilterDefinition { Name = name, Path = header.Path }, default);
        }

        var conf = folders.Filter(reference.Name, context);
        return conf.Value is null ? new(null, conf.Faults) : conf.Value.Define(options, AsSeen(jail), context);
    }

    // References see what the peer made of the values, and the options that each jail has.
    private NamedTexts AsSeen(NamedTexts jail)
    {
        var seen = new NamedTexts();
        foreach (var (option, value) in new[] { ("enabled", "False"), ("backend", "auto"), ("filter", ""), ("action", "") })
        {
            seen.TrySet(option, TracedText.At(value, header));
        }

        foreach (var pair in jail.Pairs)
        {
            seen.TrySet(pair.Key, pair.Key switch
            {
                "enabled" or "bantime.increment" or "bantime.overalljails" or "ignoreself" => Show(pair.Value, OptionValues.IsTrue(pair.Value.Text) ? "True" : "False"),
                "maxretry" or "maxmatches" => Show(pair.Value, PythonText.ParseInteger(pair.Value.Text)?.ToString(CultureInfo.InvariantCulture) ?? pair.Value.Text),
                _ => pair.Value,
            });
        }

        return seen;

        static TracedText Show(TracedText value, string text) => value.Text == text ? value : TracedText.At(text, value.Locate(0, value.Length));
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
