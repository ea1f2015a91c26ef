using System;

namespace Banhammer.Engine.Dates;

/// <summary>How stamps without a zone, a year or a day become instants.</summary>
public sealed record DateOptions
{
    /// <summary>UTC, and the start of 1970 as reference: for tests and for logs with complete stamps.</summary>
    public static DateOptions Default { get; } = new();

    /// <summary>The zone of stamps without one, with its rules of daylight saving <em>(default: UTC)</em>.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary><c>logtimezone</c>: a fixed offset for stamps without zone, instead of <see cref="TimeZone"/> <em>(default: none)</em>.</summary>
    public ZoneOffset? LogTimeZone { get; init; }

    /// <summary>What the log takes for now: the year of stamps without year and the day of stamps without day come from it.</summary>
    public EventTime ReferenceTime { get; init; }

    /// <summary>
    /// A year of the calendar that stamps with a year may reach though it lies behind the reference time's, as in a log that goes beyond
    /// what is given out as now <em>(default: none)</em>.
    /// </summary>
    public int LatestYear { get; init; }
}
