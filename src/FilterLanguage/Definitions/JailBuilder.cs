using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>Turns the final options of a jail into its definition.</summary>
/// <param name="name">The name of the jail.</param>
/// <param name="header">Where its section begins.</param>
/// <param name="texts">Its options.</param>
/// <param name="faults">Takes what is wrong.</param>
internal sealed class JailBuilder(string name, SourceSpan header, NamedTexts texts, List<Fault> faults)
{
    private const int MaxNameLength = 25;

    // gamin is gone from the peer; a configuration that names it gets the next one, as there.
    private static readonly string[] backends = ["auto", "pyinotify", "gamin", "polling", "systemd"];

    private static readonly string[] dnsPolicies = ["yes", "warn", "no", "raw"];

    private readonly OptionValues values = new(texts, faults);

    /// <summary>The definition, without actions.</summary>
    public JailDefinition Build(FilterDefinition filter)
    {
        CheckName();
        CheckFilter(filter);
        return new JailDefinition
        {
            Name = name,
            Filter = filter,
            Options = texts.Pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new FilterOption(pair.Key, pair.Value)).ToEquatableArray(),
            IsEnabled = values.Switch("enabled") ?? false,
            Backend = Backend(),
            LogPaths = LogPaths().ToEquatableArray(),
            LogEncoding = values.Text("logencoding"),
            LogTimeZone = values.Text("logtimezone"),
            SkipsIfNoLogs = values.Switch("skip_if_nologs") ?? false,
            ReadsJournalIfNoLogs = values.Switch("systemd_if_nologs") ?? true,
            MaxRetry = values.Number("maxretry"),
            MaxMatches = values.Number("maxmatches"),
            FindTime = values.Duration("findtime"),
            BanTime = values.Duration("bantime"),
            Growth = Growth(),
            IgnoresSelf = values.Switch("ignoreself") ?? true,
            IgnoreWords = values.Words("ignoreip", c => c == ',').ToEquatableArray(),
        };
    }

    private BanGrowth Growth() => new()
    {
        IsOn = values.Switch("bantime.increment") ?? false,
        Factor = values.Text("bantime.factor"),
        Formula = values.Text("bantime.formula"),
        Multipliers = values.Words("bantime.multipliers", _ => false).Select(Multiplier).ToEquatableArray(),
        MaxTime = values.Duration("bantime.maxtime"),
        RandomTime = values.Duration("bantime.rndtime"),
        OverAllJails = values.Switch("bantime.overalljails") ?? false,
    };

    private int Multiplier(TracedText word)
    {
        if (PythonText.ParseInteger(word.Text) is { } number)
        {
            return number;
        }

        values.Report(ConfigurationFaults.BadMultiplier, word, Fault.Clip(word.Text));
        return 1;
    }

    private FilterReference Backend()
    {
        if (texts.Find("backend") is not { Length: > 0 } text)
        {
            return new FilterReference("auto", default);
        }

        if (FilterReference.TryParse(text.Text, out var backend, out _, out _) && backends.Contains(PythonText.Lower(backend!.Name)))
        {
            return backend with { Name = PythonText.Lower(backend.Name) };
        }

        values.Report(ConfigurationFaults.UnknownBackend, text, Fault.Clip(text.Text));
        return new FilterReference("auto", default);
    }

    private IEnumerable<LogPath> LogPaths()
    {
        foreach (var line in texts.Find("logpath")?.NonEmptyLines() ?? [])
        {
            var blank = line.Text.LastIndexOf(' ');
            var position = line.Text.Substring(blank + 1);
            var path = new LogPath(blank < 0 ? line : line.Slice(0, blank), blank < 0 ? "head" : position);
            if (path.Position is not ("head" or "tail"))
            {
                values.Report(ConfigurationFaults.BadLogPosition, line.Slice(blank + 1, position.Length), position, Fault.Clip(path.Pattern.Text));
            }

            yield return path;
        }
    }

    private void CheckName()
    {
        if (name == "--all")
        {
            Add(ConfigurationFaults.ReservedName, name);
        }
        else if (name.Length > MaxNameLength)
        {
            Add(ConfigurationFaults.LongName, name, name.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private void CheckFilter(FilterDefinition filter)
    {
        if (filter.FailRegexes.Count == 0 && (values.Text("filter") ?? "").Length == 0)
        {
            Add(ConfigurationFaults.NoFilter, name);
        }

        if (texts.Find("usedns") is { } dns && !dnsPolicies.Contains(PythonText.Lower(dns.Text)))
        {
            values.Report(ConfigurationFaults.BadUseDns, dns, Fault.Clip(dns.Text));
        }

        if (texts.Find("logpath") is not { Length: > 0 } && !JailDefinition.IsJournal(values.Text("backend") ?? ""))
        {
            Add(ConfigurationFaults.NoLogPath, name);
        }
    }

    private void Add(FaultRule rule, params string[] arguments) => faults.Add(Fault.Of(rule, header, arguments));
}
