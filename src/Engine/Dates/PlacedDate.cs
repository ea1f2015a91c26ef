using System;

namespace Banhammer.Engine.Dates;

/// <summary>A line's place in time.</summary>
/// <param name="Kind">Where the time comes from.</param>
/// <param name="Time">The time; null if undated.</param>
/// <param name="Cut">What is left out of the line before regexes see it; none where the line has the date of an earlier one.</param>
/// <param name="LastDate">What the next line may be lent; null if no line had a date yet.</param>
public readonly record struct PlacedDate(PlacedDateKind Kind, EventTime? Time, DateCut Cut, EventTime? LastDate)
{
    private const double LongestLatencySeconds = 3300; // five minutes less than an hour, which would be a zone

    /// <summary>The line has no stamp that makes sense, though one was looked for; worth a warning if it is a failure.</summary>
    public bool LacksDate { get; init; }

    /// <summary>How far the date of an <see cref="PlacedDateKind.InsteadOfOdd"/> line lies after now, in whole seconds; negative before.</summary>
    public TimeSpan Deviation { get; init; }

    /// <summary>The deviation looks like a log that is written late; otherwise like one in another zone.</summary>
    public bool IsLate => Deviation < TimeSpan.Zero && Deviation.TotalSeconds >= -LongestLatencySeconds;
}
