using System;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Banhammer.Engine.Sources.Journal;

/// <content>Where it stands, and how it gets there again when files have come and gone.</content>
public sealed partial class JournalReader
{
    private DateTime unreadSince; // no entry that was written before is unread
    private long? start;          // microseconds since 1970 at which reading began; null: at the head
    private string? cursor;       // of the last entry given; null: none was
    private bool cursorIsStale;
    private bool isAtNext;        // the library stands at an entry that hasn't been given yet

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
