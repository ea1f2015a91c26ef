using System;
using System.Globalization;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Matching;
using Banhammer.Host.Logging;
using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Running;

/// <summary>What jails say in the service's log, in the peer's words: people and programs read them.</summary>
/// <remarks>
/// The peer has a level between information and warning, NOTICE, and .NET has none: an event whose name begins with <see cref="LogSeverity.Notice"/> is meant.
/// The names of the loggers are the peer's.
/// </remarks>
internal sealed partial class JailLog(ILoggerFactory loggers, TimeZoneInfo zone)
{
    private readonly ILogger filter = loggers.CreateLogger("fail2ban.filter");
    private readonly ILogger actions = loggers.CreateLogger("fail2ban.actions");
    private readonly ILogger jails = loggers.CreateLogger("fail2ban.jail");

    private readonly ILogger database = loggers.CreateLogger("fail2ban.database");

    /// <summary>A failure was found.</summary>
    public void Found(string jail, in CountedFailure failure, OffenderTexts texts)
    {
        if (filter.IsEnabled(LogLevel.Information))
        {
            var local = TimeZoneInfo.ConvertTime(failure.EventTime.ToDateTimeOffset(), zone);
            Found(filter, jail, texts.Format(failure.Offender), local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>An offender is banned.</summary>
    public void Ban(string jail, string id) => Ban(actions, jail, id);

    /// <summary>An offender is banned as it was before a restart.</summary>
    public void RestoreBan(string jail, string id) => RestoreBan(actions, jail, id);

    /// <summary>An offender is let back.</summary>
    public void Unban(string jail, string id) => Unban(actions, jail, id);

    /// <summary>A jail runs.</summary>
    public void Started(string jail) => Started(jails, jail);

    /// <summary>A jail has ended.</summary>
    public void Stopped(string jail) => Stopped(jails, jail);

    /// <summary>A log is followed.</summary>
    public void AddedLog(string path) => AddedLog(filter, path);

    /// <summary>A log can't be read at the moment.</summary>
    public void Trouble(string problem) => Trouble(filter, problem);

    /// <summary>Something is wrong with the store.</summary>
    public void StoreTrouble(string problem) => Trouble(database, problem);

    /// <summary>Bans of the peer go on.</summary>
    public void TakenOver(int count, string file) => TakenOver(database, count, file);

    /// <summary>A jail can't run.</summary>
    public void Unusable(string jail, string problem) => Unusable(jails, jail, problem);

    [LoggerMessage(1001, LogLevel.Information, "Added logfile: '{Path}'")]
    private static partial void AddedLog(ILogger log, string path);

    [LoggerMessage(1002, LogLevel.Warning, "{Problem}")]
    private static partial void Trouble(ILogger log, string problem);

    [LoggerMessage(1003, LogLevel.Information, "Took over {Count} bans of {File}")]
    private static partial void TakenOver(ILogger log, int count, string file);

    [LoggerMessage(5001, LogLevel.Information, "[{Jail}] Found {Id} - {Time}")]
    private static partial void Found(ILogger log, string jail, string id, string time);

    [LoggerMessage(6001, LogLevel.Information, "[{Jail}] Ban {Id}", EventName = LogSeverity.Notice + nameof(Ban))]
    private static partial void Ban(ILogger log, string jail, string id);

    [LoggerMessage(6002, LogLevel.Information, "[{Jail}] Unban {Id}", EventName = LogSeverity.Notice + nameof(Unban))]
    private static partial void Unban(ILogger log, string jail, string id);

    [LoggerMessage(6006, LogLevel.Information, "[{Jail}] Restore Ban {Id}", EventName = LogSeverity.Notice + nameof(RestoreBan))]
    private static partial void RestoreBan(ILogger log, string jail, string id);

    [LoggerMessage(6003, LogLevel.Information, "Jail '{Jail}' started")]
    private static partial void Started(ILogger log, string jail);

    [LoggerMessage(6004, LogLevel.Information, "Jail '{Jail}' stopped")]
    private static partial void Stopped(ILogger log, string jail);

    [LoggerMessage(6005, LogLevel.Error, "Jail '{Jail}' skipped: {Problem}")]
    private static partial void Unusable(ILogger log, string jail, string problem);
}
