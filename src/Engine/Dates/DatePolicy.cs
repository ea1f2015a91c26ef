using System;

namespace Banhammer.Engine.Dates;

/// <summary>Places lines in time: by their own stamp, the last date of the log, or the clock.</summary>
/// <remarks>Pure: what it has to know of earlier lines is handed in and out as the last date.</remarks>
public sealed record DatePolicy
{
    /// <summary>A date is lent to lines without one as long as it isn't older than this before now.</summary>
    public static readonly TimeSpan Lending = TimeSpan.FromSeconds(60);

    /// <summary>The date of a line that was just written may be this far from now.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(60);

    /// <summary>Nothing is checked.</summary>
    public static DatePolicy Unchecked { get; } = new();

    /// <summary>What dates are held against <em>(default: nothing)</em>.</summary>
    public DateCheck Check { get; init; }

    /// <summary>How old a line may be in <see cref="DateCheck.CatchUp"/> <em>(default: ten minutes)</em>.</summary>
    public TimeSpan FindTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Places a line.</summary>
    /// <param name="isFound">The detector found a date.</param>
    /// <param name="match">What it found: where not a date, perhaps a stamp that makes no sense.</param>
    /// <param name="lastDate">The last date of the log, as the line before left it; null at first.</param>
    /// <param name="now">The clock.</param>
    public PlacedDate Place(bool isFound, in DateMatch match, EventTime? lastDate, EventTime now)
    {
        if (isFound && !match.IsEmpty) return Checked(new PlacedDate(PlacedDateKind.Own, match.Time, match.Cut, match.Time), now);
        var placed = new PlacedDate(PlacedDateKind.Undated, null, match.Cut, lastDate) { LacksDate = !isFound };
        if (lastDate is { } lent && lent.Microseconds > (now.Microseconds - Microseconds(Lending)))
            return Checked(placed with { Kind = PlacedDateKind.Lent, Time = lent, Cut = DateCut.None }, now);
        return isFound || Check == DateCheck.Live ? placed with { Kind = PlacedDateKind.Now, Time = now } : placed;
    }

    /// <summary>Holds a line that has a date against the clock.</summary>
    internal PlacedDate Checked(in PlacedDate placed, EventTime now)
    {
        var ahead = placed.Time.GetValueOrDefault().Microseconds - now.Microseconds;
        switch (Check)
        {
            case DateCheck.Live:
                var seconds = ahead / 1_000_000;
                if (Math.Abs(seconds) <= (long)Tolerance.TotalSeconds) return placed;
                return placed with { Kind = PlacedDateKind.InsteadOfOdd, Time = now, LastDate = now, Deviation = TimeSpan.FromSeconds(seconds) };
            case DateCheck.CatchUp: return ahead < -Microseconds(FindTime) ? placed with { Kind = PlacedDateKind.TooOld } : placed;
            default: return placed;
        }
    }

    /// <summary>When a failure counts: no later than now, unless nothing is checked.</summary>
    public EventTime CountedAt(EventTime time, EventTime now) => Check != DateCheck.None && time > now ? now : time;

    private static long Microseconds(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;
}
