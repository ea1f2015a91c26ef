using System;
using System.Threading;

namespace Banhammer.Host.Tests.Running;

/// <summary>A clock that begins at 2025-11-20T12:00:00Z and goes where a test puts it.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private long ticks = new DateTimeOffset(2025, 11, 20, 12, 0, 0, TimeSpan.Zero).Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Step(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
