using System;

namespace Banhammer.Engine.Dates;

/// <summary>Turns local time into UTC by the rules of a zone.</summary>
/// <remarks>
/// Offsets change at whole quarters of an hour only, so the offset of the last quarter is kept. A local time that a change leaves out counts
/// with the standard offset; one that occurs twice is the one nearer to what went before.
/// </remarks>
internal sealed class LocalClock(TimeZoneInfo zone)
{
    private const int Quarter = 900;

    private long quarter = long.MinValue;
    private int offset;
    private int otherOffset;

    /// <summary>Seconds since 1970 UTC for a local time.</summary>
    /// <param name="localSeconds">Seconds since 1970-01-01 local time, within the years 1 to 9999.</param>
    /// <param name="nearSeconds">Seconds since 1970 UTC to which the result shall be near if there are two.</param>
    public long ToUtc(long localSeconds, long nearSeconds)
    {
        var wanted = Math.DivRem(localSeconds, Quarter, out var rest);
        if (rest < 0) wanted--;
        if (wanted != quarter) Look(wanted);
        var utc = localSeconds - offset;
        if (offset == otherOffset) return utc;
        var other = localSeconds - otherOffset;
        return Math.Abs(other - nearSeconds) < Math.Abs(utc - nearSeconds) ? other : utc;
    }

    /// <summary>Seconds to add to UTC for local time.</summary>
    public int OffsetAt(EventTime time) => (int)zone.GetUtcOffset(time.ToDateTimeOffset()).TotalSeconds;

    private void Look(long wanted)
    {
        quarter = wanted;
        var local = DateTime.SpecifyKind(DateTime.UnixEpoch.AddSeconds(wanted * Quarter), DateTimeKind.Unspecified);
        offset = otherOffset = Seconds(zone.IsInvalidTime(local) ? OffsetBefore(local) : zone.GetUtcOffset(local));
        if (!zone.IsAmbiguousTime(local)) return;
        var offsets = zone.GetAmbiguousTimeOffsets(local);
        // The smaller offset is standard time, the later of the two.
        (offset, otherOffset) = (Seconds(offsets[0]), Seconds(offsets[^1]));
        if (offset > otherOffset) (offset, otherOffset) = (otherOffset, offset);
    }

    private TimeSpan OffsetBefore(DateTime local)
    {
        while (zone.IsInvalidTime(local)) local = local.AddSeconds(-Quarter);
        return zone.GetUtcOffset(local);
    }

    private static int Seconds(TimeSpan span) => (int)span.TotalSeconds;
}
