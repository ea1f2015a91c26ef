using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Banhammer.Host.Logging.Targets;
using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Logging;

/// <summary>The service's log: takes messages from any thread without waiting, and writes them in order on a task of its own.</summary>
/// <remarks>
/// Severity and target can be changed at any time. In a flood, messages of one kind are told by their number (<see cref="FloodGate"/>); notices, a
/// ban for each, are always told one by one. A target that can't keep up loses the newest messages, beyond a queue of 200,000, and says how many.
/// </remarks>
internal sealed class ServiceLog : ILoggerProvider, IAsyncDisposable
{
    /// <summary>The logger of what has no part of its own, by the peer's name.</summary>
    public const string Server = "fail2ban.server";

    private const int MostQueued = 200_000;
    private const int MostPerSecond = 100; // of a kind; a person reads less, and a disk doesn't notice them

    private readonly LogQueue queue;
    private readonly FloodGate gate = new(MostPerSecond);
    private readonly TimeProvider time;
    private readonly ITimer summaries;
    private int threshold = LogSeverity.Information.Number;
    private long lost;

    /// <summary>A log on a target.</summary>
    /// <param name="target">Where messages go; closed with the log.</param>
    /// <param name="time">The clock.</param>
    /// <param name="complain">Told, once for each kind, why messages can't be written.</param>
    public ServiceLog(ILogTarget target, TimeProvider time, Action<string> complain)
    {
        this.time = time;
        queue = new LogQueue(target, MostQueued, complain);
        summaries = time.CreateTimer(_ => TellLeftOut(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <summary>What is written: messages of this severity and above.</summary>
    public LogSeverity Threshold
    {
        get => new(Volatile.Read(ref threshold));
        set => Volatile.Write(ref threshold, value.Number);
    }

    /// <summary>The logger of a part of the program.</summary>
    public ILogger CreateLogger(string categoryName) => new ServiceLogger(this, categoryName);

    /// <summary>Writes to another target from now on; the former one gets what was written before, and is closed.</summary>
    public Task Switch(ILogTarget target) => queue.Do(old =>
    {
        old.Flush();
        old.Dispose();
        return target;
    });

    /// <summary>Passes on what is in buffers; a file is opened anew, as after a rotation.</summary>
    /// <returns>True if a file was opened anew.</returns>
    /// <exception cref="IOException">It can't be; the old one goes on being written.</exception>
    public async Task<bool> Reopen()
    {
        var reopened = false;
        await queue.Do(target =>
        {
            target.Flush();
            reopened = target.Reopen();
            return target;
        }).ConfigureAwait(false);
        return reopened;
    }

    /// <summary>Waits until all that was written has been passed on.</summary>
    public Task Flush() => queue.Do(target =>
    {
        target.Flush();
        return target;
    });

    /// <summary>Closes the log after all that was written.</summary>
    public async ValueTask DisposeAsync()
    {
        await summaries.DisposeAsync().ConfigureAwait(false);
        TellLeftOut();
        await queue.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Whether messages of a severity are written.</summary>
    internal bool Takes(LogSeverity severity) => severity.Number >= Volatile.Read(ref threshold);

    /// <summary>Whether a message is told by itself; if not, it counts for a summary.</summary>
    internal bool Admits(LogSeverity severity, string logger, int number) =>
        severity.IsNotice || gate.Passes(logger, number, time.GetUtcNow().UtcTicks);

    /// <summary>Writes a message.</summary>
    internal void Write(LogSeverity severity, string logger, int number, string message, IReadOnlyList<KeyValuePair<string, object?>> fields)
    {
        if (!queue.TryAdd(new LogRecord(time.GetLocalNow(), severity, logger, number, message, fields, Environment.CurrentManagedThreadId)))
            Interlocked.Increment(ref lost);
    }

    private void TellLeftOut()
    {
        foreach (var (logger, number, leftOut) in gate.TakeLeftOut(time.GetUtcNow().UtcTicks))
            Write(LogSeverity.Information, logger, number, $"{leftOut} more messages like the last of event {number} left out within a second", [new("LeftOut", leftOut)]);
        if (Interlocked.Exchange(ref lost, 0) is > 0 and var count)
            Write(new LogSeverity(30), Server, 0, $"{count} messages are lost since the log's target can't keep up", [new("Lost", count)]);
    }
}
