using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Enforcing.Actions;
using Banhammer.Host.Enforcing.Nftables;
using Banhammer.Host.Enforcing.Shell;
using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Enforcing;

/// <summary>Makes the actions of jails.</summary>
/// <param name="logger">Takes what they have to tell.</param>
/// <param name="time">The clock.</param>
internal sealed partial class ActionFactory(ILogger logger, TimeProvider time) : IDisposable
{
    private const string Table = "banhammer";
    private const string IPv6Switch = "/proc/sys/net/ipv6/conf/all/disable_ipv6";

    private readonly ShellRunner shell = new([.. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => $"{variable.Key}={variable.Value}")], time);
    private readonly bool hasIPv6 = File.Exists(IPv6Switch) && File.ReadAllText(IPv6Switch).Trim() == "0";

    private Firewall? firewall;

    /// <summary>Makes one.</summary>
    /// <param name="jail">The name of its jail.</param>
    /// <param name="definition">What it does.</param>
    /// <param name="banTime">The usual length of a ban; null for ever.</param>
    /// <param name="before">Ends when what an earlier one did is undone.</param>
    /// <returns>Null, and told, if it can't be used.</returns>
    public IJailAction? Make(string jail, ActionDefinition definition, TimeSpan? banTime, Task before)
    {
        if (definition.IsPython)
        {
            NotRun(logger, jail, definition.Name, definition.File);
            return null;
        }

        var loaded = ActionTexts.Read(definition);
        if (loaded.Value is not { } texts)
        {
            Unusable(logger, jail, definition.Name, loaded.Faults[0].ToString());
            return null;
        }

        if (definition.Find("native")?.Text == "nftables" && MakeNative(jail, definition) is { } native)
            return native;
        var log = new ActionLog(logger, jail, definition.Name);
        var nobody = new ActionTicket { BanTime = banTime };
        var batches = definition.Find("native")?.Text == "off" ? null : new Batches(shell);
        return new ActionQueue(new CommandAction(texts, shell, batches, log, nobody, time, hasIPv6), log, before);
    }

    /// <summary>Takes down what no action has taken down.</summary>
    public void Dispose() => firewall?.Dispose();

    // Where there is no nftables, or the options are none that it knows, the commands of the file are run instead.
    private NftablesAction? MakeNative(string jail, ActionDefinition definition)
    {
        if (!WallReader.TryRead(jail, definition, out var options, out var problem))
        {
            NotNative(logger, jail, definition.Name, problem!);
            return null;
        }

        try
        {
            firewall ??= new Firewall(Table, logger, time);
            return new NftablesAction(firewall, options!, new FirewallLog(logger));
        }
        catch (IOException error)
        {
            NotNative(logger, jail, definition.Name, error.Message);
            return null;
        }
    }

    [LoggerMessage(7120, LogLevel.Error, "[{Jail}] action '{Action}' isn't run: {File} is a Python program")]
    private static partial void NotRun(ILogger logger, string jail, string action, string file);

    [LoggerMessage(7121, LogLevel.Error, "[{Jail}] action '{Action}' isn't run: {Fault}")]
    private static partial void Unusable(ILogger logger, string jail, string action, string fault);

    [LoggerMessage(7122, LogLevel.Warning, "[{Jail}] action '{Action}' runs its commands, not the kernel's firewall by itself: {Problem}")]
    private static partial void NotNative(ILogger logger, string jail, string action, string problem);
}
