using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;

namespace Banhammer.Engine.Sources.Journal;

/// <summary>Reads the systemd journal entry by entry, from a place that the caller chooses, and waits for more.</summary>
/// <remarks>
/// It reads from the head until it is told otherwise. Rotation loses and repeats nothing: files that were rotated away while they held unread
/// entries are read to their ends. Nothing is allocated for an entry once warm. Not thread-safe; owned by one source.
/// </remarks>
public sealed partial class JournalReader : IDisposable
{
    /// <summary>The usual limit of a line's length in bytes.</summary>
    public const int DefaultMaxTextBytes = 32 * 1024;

    private static readonly TimeSpan slice = TimeSpan.FromMilliseconds(200); // so long may a cancellation take

    private readonly JournalOptions options;
    private readonly JournalMatch match;
    private readonly TimeProvider clock;
    private readonly int maxTextBytes;
    private readonly JournalLine line;
    private JournalConnection connection;

    private JournalReader(JournalOptions options, JournalMatch match, TimeZoneInfo timeZone, TimeProvider clock, int maxTextBytes, JournalConnection connection)
    {
        (this.options, this.match, this.clock, this.maxTextBytes, this.connection) = (options, match, clock, maxTextBytes, connection);
        line = new JournalLine(timeZone, maxTextBytes);
        unreadSince = Now;
    }

    /// <summary>The entry that the last <see cref="TryRead"/> gave.</summary>
    public JournalEntry Current => new(line);

    /// <summary>What keeps it from reading on, in one sentence; null as long as nothing does. <see cref="Wait"/> tries to mend it.</summary>
    public string? Problem { get; private set; }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Opens the journal at its head.</summary>
    /// <param name="options">Which files.</param>
    /// <param name="match">Which entries.</param>
    /// <param name="timeZone">Of the stamps.</param>
    /// <param name="clock">Tells which rotated files are too old to matter.</param>
    /// <param name="reader">The open journal; the caller disposes of it.</param>
    /// <param name="problem">Why it can't be opened, in one sentence; null when it is open.</param>
    /// <param name="maxTextBytes">Longest line; the rest of a longer one is left out.</param>
    public static bool TryOpen(
        JournalOptions options,
        JournalMatch match,
        TimeZoneInfo timeZone,
        TimeProvider clock,
        [NotNullWhen(true)] out JournalReader? reader,
        [NotNullWhen(false)] out string? problem,
        int maxTextBytes = DefaultMaxTextBytes)
    {
        reader = JournalConnection.TryOpen(options, match, null, maxTextBytes, out var connection, out problem)
            ? new JournalReader(options, match, timeZone, clock, maxTextBytes, connection) : null;
        return reader is not null;
    }

    /// <summary>Gives the next entry; false at the end, where more may come, and where there is a <see cref="Problem"/>.</summary>
    /// <param name="entry">Valid until the next call.</param>
    public bool TryRead(out JournalEntry entry)
    {
        entry = default;
        while (Problem is null && TryMoveNext())
        {
            cursorIsStale = true;
            if (TryBuild())
            {
                entry = new JournalEntry(line);
                return true;
            }
        }

        return false;
    }

    /// <summary>Waits until there may be new entries; false when the time was up, it was told to stop, or a <see cref="Problem"/> goes on.</summary>
    public bool Wait(TimeSpan timeout, CancellationToken stop)
    {
        var begun = clock.GetTimestamp();
        RememberPlace(); // while we wait the library may drop the file that we stand in
        if (Problem is null && connection.IsOutdated())
        {
            Reconnect();
            if (Problem is null)
            {
                return true;
            }
        }

        while (!stop.IsCancellationRequested && timeout - clock.GetElapsedTime(begun) is var left && left > TimeSpan.Zero)
        {
            var span = left < slice ? left : slice;
            var change = LibSystemd.Wait(connection.Handle, (ulong)span.TotalMicroseconds);
            if (change < 0)
            {
                stop.WaitHandle.WaitOne(span); // the library can't wait, so it would return at once each time
            }

            if (change is < 0 or LibSystemd.Invalidated || Problem is not null)
            {
                Reconnect();
                return Problem is null;
            }

            if (change != LibSystemd.Nothing)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A descriptor that can be read when <see cref="TakeNews"/> may have something; negative if there is none. It may be another one later.</summary>
    public int Descriptor => LibSystemd.GetDescriptor(connection.Handle);

    /// <summary>Looks without waiting whether there may be new entries.</summary>
    public bool TakeNews()
    {
        RememberPlace();
        var change = LibSystemd.Wait(connection.Handle, 0);
        if (change is < 0 or LibSystemd.Invalidated || Problem is not null)
        {
            Reconnect();
            return Problem is null;
        }

        return change != LibSystemd.Nothing;
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private bool TryMoveNext()
    {
        if (isAtNext)
        {
            isAtNext = false;
            return true;
        }

        var moved = LibSystemd.Next(connection.Handle);
        if (moved == 0)
        {
            unreadSince = Now;
        }
        else if (moved < 0)
        {
            Problem = $"the journal can't be read on: {LibSystemd.Describe(moved)}";
        }

        return moved > 0;
    }

    // An entry whose times can't be read is damaged; so is one whose fields can't, but what can be read of it may do.
    private unsafe bool TryBuild()
    {
        var handle = connection.Handle;
        if (LibSystemd.GetRealtime(handle, out var realtime) < 0)
        {
            return false;
        }

        _ = LibSystemd.GetMonotonic(handle, out var uptime, out _);
        line.Clear();
        while (LibSystemd.EnumerateData(handle, out var data, out var length) > 0)
        {
            line.Add(new ReadOnlySpan<byte>(data, (int)Math.Min(length, int.MaxValue)));
        }

        line.Build((long)Math.Min(realtime, long.MaxValue), (long)Math.Min(uptime, long.MaxValue));
        return true;
    }
}
