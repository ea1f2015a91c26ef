using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Sources;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.Host.Cli;
using Banhammer.Host.Configuring;
using Banhammer.Host.Filters;
using Banhammer.Host.Logs;

namespace Banhammer.Host.Scanning;

/// <summary>Finds the jails of a configuration that a scan is to run, and makes a request of each.</summary>
/// <param name="folder">The folder that has <c>jail.conf</c>.</param>
/// <param name="template">What holds for all jails: the logs, and what the call says in the place of their options.</param>
/// <param name="limits">A jail's limits, with those of the call.</param>
internal sealed class JailScans(string folder, ScanRequest template, Func<JailDefinition, ScanRequest, ScanRequest> limits)
{
    private const string Journal = "systemd-journal";

    private readonly ConfigurationReader reader = new(folder, JournalLog.IsThere);

    /// <summary>One jail, enabled or not, over the logs of the call, or over its own.</summary>
    /// <exception cref="UsageException">There is no such jail, it has an error, or it has no log.</exception>
    public ScanRequest Of(string name)
    {
        var jail = reader.ReadJail(name, FromJournal) ?? throw Unknown(name);
        FaultPrinter.RequireNoErrors(jail.Faults);
        return Request(jail);
    }

    /// <summary>The enabled jails that read a log of the call, or all that are enabled. A broken one is told and left out.</summary>
    /// <exception cref="UsageException">The files have an error, or no jail is to run.</exception>
    public IReadOnlyList<ScanRequest> OfAll(bool whateverTheyRead, CommandContext context)
    {
        var configuration = reader.Read();
        FaultPrinter.RequireNoErrors(configuration.Faults);
        foreach (var (name, error) in configuration.Jails.Where(jail => jail.Error is not null).Select(jail => (jail.Name, jail.Error!)))
        {
            context.Complain($"jail '{name}' is left out: {error.Where}: {error.Message} ({error.Rule.Id})");
        }

        var chosen = configuration.Jails.Where(jail => jail.Error is null).Where(jail => whateverTheyRead || Reads(jail)).Select(jail => reader.ReadJail(jail.Name, FromJournal)!).ToArray();
        if (chosen.Length == 0)
        {
            throw new UsageException(folder, configuration.Jails.Count == 0 ? "no jail is enabled; --jail NAME runs one all the same"
                : $"no enabled jail reads '{template.Logs[0]}'; --all runs all of them, --jail NAME one");
        }

        return [.. chosen.Select((jail, index) => Request(jail) with { IsContinuation = index > 0 })];
    }

    private bool? FromJournal => template.Logs.Count == 0 ? null : template.Logs.All(JournalLog.IsNamed);

    private bool Reads(ConfiguredJail jail) => template.Logs.Any(log => JournalLog.IsNamed(log)
        ? jail.Definition!.ReadsJournal
        : jail.Logs.Any(found => Path.GetFullPath(found.Path) == Path.GetFullPath(log)));

    private ScanRequest Request(ConfiguredJail configured)
    {
        var jail = configured.Definition!;
        return limits(jail, template with
        {
            OfJail = jail,
            Logs = template.Logs.Count > 0 ? template.Logs : OwnLogs(configured),
            IgnoreIp = string.Join(' ', jail.IgnoreWords.SelectMany(word => IgnoreWords(word.Text)).Prepend(template.IgnoreIp)),
            LogTimeZone = jail.LogTimeZone is { } zone && ZoneOffset.TryParse(zone, out var offset, out _) ? offset : null,
            Encoding = jail.LogEncoding is { } name && LogEncoding.TryFind(name, out var encoding) ? encoding : LogEncoding.Utf8,
            HostNames = Enum.TryParse<HostNamePolicy>(jail.Filter.UseDns, ignoreCase: true, out var policy) ? policy : HostNamePolicy.No,
        });
    }

    // A file that is missing was told by the check; here it ignores nobody.
    private static IEnumerable<string> IgnoreWords(string word) =>
        !IgnoreFile.IsNamed(word) ? [word] : File.Exists(IgnoreFile.PathOf(word)) ? IgnoreFile.Read(IgnoreFile.PathOf(word)) : [];

    private static IReadOnlyList<string> OwnLogs(ConfiguredJail jail) =>
        jail.Definition!.ReadsJournal ? [(jail.Definition.Backend with { Name = Journal }).ToString()]
        : jail.Logs.Count > 0 ? [.. jail.Logs.Select(log => log.Path).Distinct()]
        : throw new UsageException($"jail '{jail.Name}'", $"none of its logs is there ({string.Join(", ", jail.Definition.LogPaths.Select(path => path.Pattern.Text))}); expected one, or LOG in the call");

    private UsageException Unknown(string name)
    {
        var nearest = NearestName.Among(name, reader.Names());
        return new UsageException($"jail '{name}'", $"not among those of folder '{folder}'{(nearest is null ? "" : $"; did you mean '{nearest}'?")}");
    }
}
