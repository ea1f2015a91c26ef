using System.Collections.Generic;
using System.IO;
using System.Linq;
using Banhammer.Engine.Sources;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.Host.Cli;
using Banhammer.Host.Filters;

namespace Banhammer.Host.Configuring;

/// <summary>Reads a folder of configuration as a whole: one broken jail stops no other, and all faults are told.</summary>
/// <param name="folder">The folder that has <c>jail.conf</c>.</param>
/// <param name="hasJournal">Whether this machine has a systemd journal to read instead of logs that are missing.</param>
internal sealed class ConfigurationReader(string folder, bool hasJournal)
{
    private readonly BuiltInFiles files = new();

    /// <summary>Reads the service and the jails that are enabled.</summary>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public ServiceConfiguration Read()
    {
        RequireFolder(folder);
        var server = ServerConf.Read(files, folder);
        var conf = ReadJails();
        var faults = server.Faults.Concat(conf.Faults).ToList();
        var jails = new List<ConfiguredJail>();
        foreach (var name in conf.Names)
        {
            if (conf.IsEnabled(name, out var wrong))
            {
                var jail = Read(conf, name);
                if (folder != BuiltInFiles.Folder || !jail.IsSkipped) // what isn't on this machine is nobody's fault
                {
                    jails.Add(jail);
                }
            }

            faults.AddRange(wrong);
        }

        return new ServiceConfiguration(folder, server.Value, jails, faults);
    }

    /// <summary>Reads one jail, enabled or not; null if the files have no such jail.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="fromJournal">Whether its lines come from the systemd journal; null: as it says.</param>
    /// <exception cref="UsageException">There is no such folder, or the files have an error; the message says where.</exception>
    public ConfiguredJail? ReadJail(string name, bool? fromJournal)
    {
        RequireFolder(folder);
        var conf = ReadJails();
        FaultPrinter.RequireNoErrors(conf.Faults);
        return conf.Names.Contains(name) ? Read(conf, name, fromJournal) : null;
    }

    /// <summary>The names of all jails, in the order of the files.</summary>
    public IReadOnlyList<string> Names() => [.. ReadJails().Names];

    private JailConf ReadJails() => JailConf.Read(files, folder, BuiltInFiles.Folder);

    private ConfiguredJail Read(JailConf conf, string name, bool? fromJournal = null)
    {
        var context = JailContext.Default with { FromJournal = fromJournal };
        var loaded = conf.Define(name, context);
        if (loaded.Value is not { } jail)
        {
            return new ConfiguredJail(name, null, [], [.. loaded.Faults]);
        }

        var logs = jail.ReadsJournal ? [] : Find(jail);
        var faults = new List<Fault>(loaded.Faults);
        if (logs.Count == 0 && fromJournal is null && MayReadJournal(jail))
        {
            // Lines of the journal have another shape, so the filter is resolved anew.
            faults.Add(Fault.Of(ConfigurationFaults.ReadsJournal, Place(jail, "logpath"), name));
            jail = conf.Define(name, context with { FromJournal = true }).Value! with { Backend = new FilterReference("systemd", default), IsSwitchedToJournal = true };
        }

        faults.AddRange(JailCheck.Of(jail, logs));
        var isBroken = faults.Exists(fault => fault.Rule.Severity == Severity.Error);
        return new ConfiguredJail(name, isBroken ? null : jail, logs, faults);
    }

    private bool MayReadJournal(JailDefinition jail) =>
        hasJournal && jail is { ReadsJournalIfNoLogs: true, Backend.Name: "auto", Filter.JournalMatches.Count: > 0, LogPaths.Count: > 0 };

    private static List<FoundLog> Find(JailDefinition jail) =>
        [.. jail.LogPaths.SelectMany(path => PathPattern.Expand(path.Pattern.Text).Select(found => new FoundLog(found, path)))];

    private static SourceSpan Place(JailDefinition jail, string option) =>
        jail.Find(option) is { } value ? value.Locate(0, value.Length) : SourceSpan.File(jail.Name);

    private static void RequireFolder(string folder)
    {
        if (folder != BuiltInFiles.Folder && !Directory.Exists(folder))
        {
            throw new UsageException(folder, "there is no such folder; expected one that has jail.conf, such as /etc/fail2ban");
        }
    }
}
