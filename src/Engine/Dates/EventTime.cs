using System;

namespace Banhammer.Engine.Dates;

/// <summary>The instant that a log line speaks of: microseconds since 1970-01-01 UTC, never mixed with <em>now</em>.</summary>
/// <remarks>Whole seconds but for epoch stamps, which keep their fraction, as in the peer.</remarks>
/// <param name="Microseconds">Microseconds since 1970-01-01T00:00:00Z; negative before.</param>
public readonly record struct EventTime(long Microseconds) : IComparable<EventTime>
{
    // The calendar of .NET: 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z
    internal const long FirstSecond = -62_135_596_800;
    internal const long LastSecond = 253_402_300_799;

    /// <summary>Microseconds in a second.</summary>
    internal const long PerSecond = 1_000_000;

    /// <summary>An instant of whole seconds since 1970.</summary>
    public static EventTime FromSeconds(long seconds) => new(seconds * 1_000_000);

    /// <summary>The instant of a date and time with offset.</summary>
    public static EventTime From(DateTimeOffset instant) => new((instant.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);

    /// <summary>Seconds since 1970, with fraction.</summary>
    public double Seconds => Microseconds / 1e6;

    /// <summary>The same instant as a date and time in UTC.</summary>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.UnixEpoch.AddTicks(Microseconds * TimeSpan.TicksPerMicrosecond);

    /// <inheritdoc/>
    public int CompareTo(EventTime other) => Microseconds.CompareTo(other.Microseconds);

    public static bool operator <(EventTime left, EventTime right) => left.Microseconds < right.Microseconds;

    public static bool operator >(EventTime left, EventTime right) => left.Microseconds > right.Microseconds;

    public static bool operator <=(EventTime left, EventTime right) => left.Microseconds <= right.Microseconds;

    public static bool operator >=(EventTime left, EventTime right) => left.Microseconds >= right.Microseconds;
}
