using System;

namespace Banhammer.Engine.Tests.Resolving;

/// <summary>A clock that goes where a test puts it.</summary>
internal sealed class SteppedTime : TimeProvider
{
    public TimeSpan Now { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Now.Ticks;
}
