using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Tests.Enforcing.Actions;

/// <summary>Keeps all that is logged.</summary>
internal sealed class KeptLog : ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    /// <summary>A line a message, its level in front.</summary>
    public IReadOnlyCollection<string> Lines => lines;

    public string Text => string.Join('\n', lines.ToArray());

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{logLevel}: {formatter(state, exception)}");
}
