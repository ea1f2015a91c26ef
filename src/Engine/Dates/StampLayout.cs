using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Banhammer.Engine.Dates.Expressions;

namespace Banhammer.Engine.Dates;

/// <summary>How the date of a line was found, for lines that look alike: they need no search.</summary>
/// <remarks>
/// Two sets of ranges, one within the other. A line within the wide ones gives the same answers to all that the search asked: the groups
/// are where they were, and the fields are read anew (60 ns; a search takes 1,000). A line within the narrow ones differs from the last in
/// minute and second at most, and in what means nothing, such as a fraction and what stands before the stamp: its time follows by
/// addition (5 ns).
/// </remarks>
internal sealed class StampLayout
{
    // The instants that narrow lines may have, in seconds and without the last, and that of minute 0, second 0; without a clock that of the match.
    private bool hasClock;
    private int minuteAt, secondAt;
    private long hour, firstSecond, lastSecond;
    private ByteRanges narrow;

    private ByteRanges wide;
    private int[] slots = [];
    private SpanDateTemplate? template;
    private DateMatch match;

    public StampLayout() => Forget();

    /// <summary>The last date.</summary>
    public ref readonly DateMatch Match => ref match;

    /// <summary>Forgets.</summary>
    public void Forget()
    {
        template = null;
        Refuse(ref narrow);
        Refuse(ref wide);
    }

    /// <summary>Takes the layout of a dated line.</summary>
    /// <param name="line">The line; ASCII as far as the search looked.</param>
    /// <param name="trace">What the search asked.</param>
    /// <param name="found">The date.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="converter">Knows how far its time goes on by addition.</param>
    public void Learn(ReadOnlySpan<byte> line, SearchTrace trace, in DateMatch found, in DateFields fields, StampConverter converter)
    {
        template = (SpanDateTemplate)found.Template!;
        if (slots.Length < trace.Slots.Length) slots = new int[trace.Slots.Length];
        trace.Slots.CopyTo(slots);
        wide.Begin(Math.Max(trace.Length, 1)); // an empty line has no date
        for (var at = 0; at < wide.Length; at++)
        {
            var (first, last) = trace.RangeAround(line[at], at);
            wide.Set(at, first, last);
        }

        Remember(line, found, fields, converter);
    }

    /// <summary>True if the line has the date of the last of this layout but for minute and second, and all else that <see cref="Match"/> says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryShift(ReadOnlySpan<byte> line, out EventTime time)
    {
        time = match.Time;
        if (!narrow.Contains(line)) return false;
        if (!hasClock) return true;
        var seconds = hour + 60 * TwoDigits(line, minuteAt) + TwoDigits(line, secondAt);
        time = EventTime.FromSeconds(seconds);
        return seconds >= firstSecond && seconds < lastSecond;
    }

    /// <summary>True if the line has this layout, and another date.</summary>
    public bool TryReadAnew(ReadOnlySpan<byte> line, StampConverter converter, EventTime previous)
    {
        if (!wide.Contains(line)) return false;
        if (!template!.Fields.TryRead(line, slots, out var fields) || !converter.TryDate(fields, template, previous, out var found)) return false;
        Remember(line, found, fields, converter);
        return true;
    }

    // Two digits at once: the tens are in the low byte.
    private static int TwoDigits(ReadOnlySpan<byte> line, int at)
    {
        var digits = BinaryPrimitives.ReadUInt16LittleEndian(line[at..]) & 0x0f0f;
        return (digits & 0xf) * 10 + (digits >> 8);
    }

    private static void Refuse(ref ByteRanges ranges) => ranges.Begin(int.MaxValue);

    // The narrow ranges have the very bytes of each field; minute and second may vary where they stand in two digits each.
    private void Remember(ReadOnlySpan<byte> line, in DateMatch found, in DateFields fields, StampConverter converter)
    {
        match = found;
        narrow = wide;
        (minuteAt, secondAt) = (-1, -1);
        foreach (var (field, group) in template!.Fields.Groups)
        {
            var (from, to) = (slots[group * 2], slots[group * 2 + 1]);
            if (field == 'f' || from < 0) continue;
            if (field == 'M' && to == from + 2) minuteAt = from;
            if (field == 'S' && to == from + 2) secondAt = from;
            for (var at = from; at < to; at++) narrow.Set(at, line[at], line[at]);
        }

        hasClock = minuteAt >= 0 && secondAt >= 0 && !found.IsEmpty;
        if (!hasClock) return;
        (firstSecond, lastSecond) = converter.PlainRange(fields, found.Time);
        hour = found.Time.Microseconds / 1_000_000 - fields.Minute * 60 - fields.Second;
        hasClock = firstSecond < lastSecond;
        if (!hasClock) return;
        foreach (var at in (ReadOnlySpan<int>)[minuteAt, secondAt])
        {
            narrow.Set(at, wide, (byte)'0', (byte)'5');
            narrow.Set(at + 1, wide, (byte)'0', (byte)'9');
        }
    }
}
