using System.Linq;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Cli;

namespace Banhammer.Host.Filters;

/// <summary>The jails of a configuration folder.</summary>
internal static class JailCatalog
{
    private static readonly DiskConfFiles disk = new();

    /// <summary>Reads a jail with its filter; null where the folder's files have no such jail.</summary>
    /// <param name="reference">The jail's name, and options for its filter over those that it passes.</param>
    /// <param name="configFolder">The folder that has <c>jail.conf</c>.</param>
    /// <param name="fromJournal">Whether the lines come from the systemd journal.</param>
    /// <param name="context">Takes what is wrong.</param>
    /// <exception cref="UsageException">The files or the jail have a fault; the message says where.</exception>
    public static JailDefinition? Find(FilterReference reference, string configFolder, bool fromJournal, CommandContext context)
    {
        var conf = JailConf.Read(disk, configFolder);
        FaultPrinter.PrintAndRequireNoErrors(conf.Faults, context);
        if (!conf.Names.Contains(reference.Name))
        {
            return null;
        }

        var jail = conf.Define(reference.Name, new JailContext { FilterOptions = reference.ToOptions(), FromJournal = fromJournal, WithActions = false });
        FaultPrinter.PrintAndRequireNoErrors(jail.Faults, context);
        return jail.Value;
    }
}
