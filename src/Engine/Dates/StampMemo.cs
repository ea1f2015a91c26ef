using System;
using System.Runtime.CompilerServices;
using System.Text;

namespace Banhammer.Engine.Dates;

/// <summary>Remembers all bytes that the date of the last line depended on: a line with the same bytes at the same place has the same date.</summary>
/// <remarks>
/// Where the template allows, other digits for minute, second and fraction are taken too, and the time follows by addition: the shape of
/// the stamp is the same, so the template would match the same text.
/// </remarks>
internal sealed class StampMemo
{
    private const int Minutes = 5; // mm:ss

    private readonly byte[] bytes = new byte[96];
    private int start;
    private int length;
    private DateMatch match;

    // Within the bytes; the fraction is empty at the end of the clock if there is none.
    private int clock;
    private int clockSeconds;
    private int fractionStart;
    private int fractionEnd;
    private long firstSecond;
    private long lastSecond;

    /// <summary>Forgets.</summary>
    public void Clear() => length = 0;

    /// <summary>Remembers a match that depended on nothing outside of <c>line[start..end]</c>; forgets if that isn't all text of the line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="from">First byte that the match depended on.</param>
    /// <param name="end">First byte behind those that it depended on.</param>
    /// <param name="found">The match.</param>
    /// <param name="fields">Its fields: where the clock is.</param>
    /// <param name="plain">The instants, the last excluded, which stamps with other minutes and seconds may have; empty for none.</param>
    public void Set(ReadOnlySpan<byte> line, int from, int end, in DateMatch found, in DateFields fields, (long First, long Last) plain)
    {
        length = 0;
        // Behind a byte that isn't ASCII a character may go on, and before the stamp places count characters.
        if (end > line.Length || end - from > bytes.Length || line[end - 1] >= 0x80 || !Ascii.IsValid(line[..from])) return;
        line[from..end].CopyTo(bytes);
        (start, length, match) = (from, end - from, found);
        (firstSecond, lastSecond) = plain;
        if (firstSecond >= lastSecond) return;
        clock = fields.ClockStart - from;
        clockSeconds = fields.Minute * 60 + fields.Second;
        var hasFraction = fields.Fraction.Length > 0;
        fractionStart = hasFraction ? fields.Fraction.Start - from : clock + Minutes;
        fractionEnd = hasFraction ? fields.Fraction.End - from : clock + Minutes;
    }

    /// <summary>True if the line has the same date as the last one, or one that follows from it.</summary>
    public bool TryGet(ReadOnlySpan<byte> line, out DateMatch found)
    {
        var count = length;
        if (count == 0 || line.Length < start + count)
        {
            found = default;
            return false;
        }

        var now = line.Slice(start, count);
        if (Ascii.IsValid(line[..start]) && (now.SequenceEqual(bytes.AsSpan(0, count)) || firstSecond < lastSecond && TryShift(now)))
        {
            found = match;
            return true;
        }

        found = default;
        return false;
    }

    private bool TryShift(ReadOnlySpan<byte> now)
    {
        var known = bytes.AsSpan(0, length);
        var behind = clock + Minutes;
        if (!now[..clock].SequenceEqual(known[..clock]) || now[clock + 2] != ':') return false;
        if (!now[fractionEnd..].SequenceEqual(known[fractionEnd..])) return false;
        if (fractionStart > behind && (now[behind] != known[behind] || now[fractionStart..fractionEnd].ContainsAnyExceptInRange((byte)'0', (byte)'9'))) return false;
        if (!TryReadTwo(now, clock, out var minute) || !TryReadTwo(now, clock + 3, out var second)) return false;
        var seconds = minute * 60 + second;
        var time = match.Time.Microseconds / 1_000_000 + seconds - clockSeconds;
        if (time < firstSecond || time >= lastSecond) return false;
        now.CopyTo(bytes);
        clockSeconds = seconds;
        match = match with { Time = EventTime.FromSeconds(time) };
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadTwo(ReadOnlySpan<byte> text, int at, out int value)
    {
        var (tens, ones) = ((uint)text[at] - '0', (uint)text[at + 1] - '0');
        value = (int)(tens * 10 + ones);
        return tens < 6 && ones < 10;
    }
}
