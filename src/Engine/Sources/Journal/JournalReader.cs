using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;

namespace Banhammer.Engine.Sources.Journal;

/// <summary>Reads the systemd journal entry by entry, from a place that the caller chooses, and waits for more.</summary>
/// <remarks>
/// It reads from the head until it is told otherwise. Rotation loses and repeats nothing: files that were rotated away while they held unread
/// entries are read to their ends. Nothing is allocated for an entry once warm. Not thread-safe; owned by one source.
/// </remarks>
public sealed class JournalReader : IDisposable
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
    private DateTime unreadSince; // no entry that was written before is unread
    private long? start;          // microseconds since 1970 at which reading began; null: at the head
    private string? cursor;       // of the last entry given; null: none was
    private bool cursorIsStale;
    private bool isAtNext;        // the library stands at an entry that hasn't been given yet

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

    /// <summary>A place to go on from after a restart: behind the entry that was read last; null if none was.</summary>
    /// <remarks>Allocates.</remarks>
    public string? Cursor
    {
        get
        {
            RememberPlace();
            return cursor;
        }
    }

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

    /// <summary>Goes to the first entry that the journal took at an instant or later.</summary>
    /// <param name="microseconds">Since 1970 UTC.</param>
    public void SeekTime(long microseconds) => Seek(null, Math.Max(0, microseconds));

    /// <summary>Goes behind the entry that a <see cref="Cursor"/> tells, or to where it would be if it is gone; false if the text is no cursor.</summary>
    /// <remarks>Files that were rotated away since that entry are read too.</remarks>
    public bool TrySeekBehind(string cursor)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        if (TimeOf(cursor) is not { } time)
        {
            return false;
        }

        Seek(cursor, time);
        return true;
    }

    /// <summary>Goes behind the last entry, so that only new ones are read.</summary>
    public void SeekEnd()
    {
        (cursor, cursorIsStale, isAtNext, start) = (null, false, false, null);
        unreadSince = Now;
        _ = LibSystemd.SeekTail(connection.Handle);

        // The library's tail is a place only once an entry before it was read. Without one, the head is the tail.
        if (LibSystemd.Previous(connection.Handle) > 0)
        {
            cursorIsStale = true;
        }
        else
        {
            _ = LibSystemd.SeekHead(connection.Handle);
        }
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

    /// <summary>Waits until there may be new entries; false when the time was up or it was told to stop.</summary>
    public bool Wait(TimeSpan timeout, CancellationToken stop)
    {
        var begun = clock.GetTimestamp();
        RememberPlace(); // while we wait the library may drop the file that we stand in
        if (connection.IsOutdated())
        {
            Reconnect();
            return true;
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

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    // seqnum_id;seqnum;boot;monotonic;t=realtime in hexadecimal;xor
    private static long? TimeOf(string cursor)
    {
        foreach (var part in cursor.AsSpan().Split(';'))
        {
            if (cursor.AsSpan()[part] is ['t', '=', .. var hex] && long.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var time) && time >= 0)
            {
                return time;
            }
        }

        return null;
    }

    private static DateTime InstantOf(long microseconds) =>
        microseconds < (DateTime.MaxValue - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond ? DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond) : DateTime.MaxValue;

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

    private void Seek(string? cursor, long microseconds)
    {
        (this.cursor, cursorIsStale, start) = (cursor, false, microseconds);
        unreadSince = InstantOf(microseconds);
        Reconnect();
    }

    // Opens the files that are there now and goes on where it was. What is open already stays if that fails, and is tried again.
    private void Reconnect()
    {
        RememberPlace();
        if (!JournalConnection.TryOpen(options, match, unreadSince, maxTextBytes, out var fresh, out var problem))
        {
            Problem = problem;
            return;
        }

        connection.Dispose();
        connection = fresh;
        (Problem, isAtNext) = (null, false);
        if (cursor is not null && LibSystemd.SeekCursor(connection.Handle, cursor) >= 0)
        {
            // Where the entry itself is gone this is the first behind it.
            isAtNext = LibSystemd.Next(connection.Handle) > 0 && LibSystemd.TestCursor(connection.Handle, cursor) <= 0;
        }
        else if (start is { } microseconds)
        {
            _ = LibSystemd.SeekRealtime(connection.Handle, (ulong)microseconds);
        }
    }

    private void RememberPlace()
    {
        if (cursorIsStale)
        {
            cursor = ReadCursor() ?? cursor;
            cursorIsStale = false;
        }
    }

    private unsafe string? ReadCursor()
    {
        if (LibSystemd.GetCursor(connection.Handle, out var text) < 0)
        {
            return null;
        }

        var read = Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
        NativeMemory.Free(text);
        return read;
    }
}
