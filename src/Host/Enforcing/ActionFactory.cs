using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Enforcing.Actions;
using Banhammer.Host.Enforcing.Shell;
using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Enforcing;

/// <summary>Makes the actions of jails.</summary>
/// <param name="logger">Takes what they have to tell.</param>
/// <param name="time">The clock.</param>
internal sealed partial class ActionFactory(ILogger logger, TimeProvider time)
{
    private const string IPv6Switch = "/proc/sys/net/ipv6/conf/all/disable_ipv6";

    private readonly ShellRunner shell = new([.. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => $"{variable.Key}={variable.Value}")], time);
    private readonly bool hasIPv6 = File.Exists(IPv6Switch) && File.ReadAllText(IPv6Switch).Trim() == "0";

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

        var log = new ActionLog(logger, jail, definition.Name);
        var nobody = new ActionTicket { BanTime = banTime };
        return new ActionQueue(new CommandAction(texts, shell, log, nobody, time, hasIPv6), log, before);
    }

    [LoggerMessage(7120, LogLevel.Error, "[{Jail}] action '{Action}' isn't run: {File} is a Python program")]
    private static partial void NotRun(ILogger logger, string jail, string action, string file);

    [LoggerMessage(7121, LogLevel.Error, "[{Jail}] action '{Action}' isn't run: {Fault}")]
    private static partial void Unusable(ILogger logger, string jail, string action, string fault);
}
