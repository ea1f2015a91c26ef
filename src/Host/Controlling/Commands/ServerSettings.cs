using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Controlling.Options;
using Banhammer.Host.Logging;
using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Controlling.Commands;

/// <summary>The options of the service itself, as clients get and set them; those of the log take effect at once.</summary>
internal sealed class ServerSettings
{
    private static readonly string[] names = ["loglevel", "logtarget", "syslogsocket", "allowipv6", "thread", "dbfile", "dbmaxmatches", "dbpurgeage"];

    private readonly ServiceLog log;
    private readonly ILogger logger;
    private readonly bool isJson;
    private ServerDefinition definition;
    private PlainValue thread;

    /// <summary>The settings that a service has started with.</summary>
    /// <param name="definition">What <c>fail2ban.conf</c> says.</param>
    /// <param name="isJson">Whether messages are logged as JSON.</param>
    /// <param name="log">The log, which is on the target of the definition already.</param>
    public ServerSettings(ServerDefinition definition, bool isJson, ServiceLog log)
    {
        (this.definition, this.isJson, this.log) = (definition, isJson, log);
        logger = log.CreateLogger(ServiceLog.Server);
        thread = new PlainValue.Dictionary(["stacksize", definition.StackSize ?? 0]);
    }

    /// <summary>Whether a word behind <c>get</c> or <c>set</c> is an option of the service; otherwise it is a jail.</summary>
    public static bool IsSetting(string name) => names.Contains(name);

    /// <summary>Tells an option.</summary>
    public PlainValue Get(string name) => name switch
    {
        "loglevel" => definition.LogLevel.ToUpperInvariant(),
        "logtarget" => FilterReference.TryParse(definition.LogTarget, out var target, out _, out _) ? target!.Name : definition.LogTarget,
        "syslogsocket" => definition.SyslogSocket,
        "allowipv6" => definition.AllowIpV6,
        "thread" => thread,
        "dbfile" => HasDatabase ? definition.DatabaseFile : PlainValue.None,
        "dbmaxmatches" => HasDatabase ? definition.DatabaseMaxMatches ?? 10 : PlainValue.None,
        "dbpurgeage" => HasDatabase ? JailEdits.Seconds(JailEdits.DurationOf(definition.DatabasePurgeAge)) : PlainValue.None,
        _ => throw new CommandException("Invalid command (no get action or not yet implemented)"),
    };

    /// <summary>Sets an option.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="words">The words behind it.</param>
    /// <param name="hasJails">Whether jails are there, whose bans are in the database.</param>
    /// <exception cref="CommandException">The value can't be used; nothing has changed.</exception>
    public async Task<PlainValue> Set(string name, CommandWords words, bool hasJails)
    {
        var value = words.Text(0);
        switch (name)
        {
            case "loglevel":
                log.Threshold = LogSeverity.TryParse(value, out var severity) ? severity : throw new CommandException(CommandError.Value, $"Invalid log level '{value.ToUpperInvariant()}'");
                definition = definition with { LogLevel = value };
                break;
            case "logtarget":
                await Retarget(definition with { LogTarget = value }, "Failed to change log target").ConfigureAwait(false);
                break;
            case "syslogsocket":
                await Retarget(definition with { SyslogSocket = value }, "Failed to change syslog socket").ConfigureAwait(false);
                break;
            case "allowipv6":
                definition = definition with { AllowIpV6 = value };
                break;
            case "thread":
                thread = words[0] is PlainValue.Dictionary ? words[0] : throw new CommandException(CommandError.Value, $"'{value}' is no dictionary such as {{'stacksize': 0}}");
                break;
            case "dbfile" when value != definition.DatabaseFile && hasJails:
                throw new CommandException(CommandError.State, "Cannot change database when there are jails present");
            case "dbfile":
                definition = definition with { DatabaseFile = value };
                break;
            case "dbmaxmatches":
                definition = definition with { DatabaseMaxMatches = words.Number(0) };
                break;
            case "dbpurgeage":
                JailEdits.DurationOf(value);
                definition = definition with { DatabasePurgeAge = value };
                break;
        }

        return Get(name);
    }

    /// <summary>Passes on what the log has in buffers, or opens its file anew.</summary>
    /// <returns>What was done, in the peer's words.</returns>
    public async Task<PlainValue> FlushLogs()
    {
        try
        {
            var reopened = await log.Reopen().ConfigureAwait(false);
            ServerMessages.Flushed(logger, reopened ? "rollover" : "flush", PlainText.Str(Get("logtarget")));
            return reopened ? "rolled over" : "flushed";
        }
        catch (IOException e)
        {
            throw new CommandException(e.Message);
        }
    }

    private bool HasDatabase => !string.Equals(definition.DatabaseFile, "none", StringComparison.OrdinalIgnoreCase);

    private async Task Retarget(ServerDefinition changed, string failure)
    {
        // A stream sets what is set already; a file needn't be opened anew for that.
        if (changed.LogTarget == definition.LogTarget && changed.SyslogSocket == definition.SyslogSocket)
            return;
        if (!LogDestination.TryParse(changed.LogTarget, isJson, changed.SyslogSocket, out var destination, out var problem))
            throw new CommandException($"{failure}: {problem}");
        try
        {
            if (changed.LogTarget != definition.LogTarget || destination!.IsSyslog)
                await log.Switch(destination!.Open()).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            ServerMessages.CannotLog(logger, destination!.Name, e.Message);
            throw new CommandException(failure);
        }

        definition = changed;
        ServerMessages.ChangedTarget(logger, destination!.Name);
    }
}
