using System;
using System.Collections.Generic;
using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Logging;

/// <summary>The log as one part of the program sees it.</summary>
internal sealed class ServiceLogger(ServiceLog log, string name) : ILogger
{
    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && log.Takes(LogSeverity.HighestOf(logLevel));

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var severity = LogSeverity.Of(logLevel, eventId);
        if (logLevel == LogLevel.None || !log.Takes(severity) || !log.Admits(severity, name, eventId.Id))
            return;
        var message = formatter(state, exception);
        log.Write(severity, name, eventId.Id, exception is null ? message : $"{message}: {exception.GetType().Name}: {exception.Message}", state as IReadOnlyList<KeyValuePair<string, object?>> ?? []);
    }

    /// <summary>Nothing: the peer's log has no scopes.</summary>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;
}
