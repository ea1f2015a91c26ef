using System;
using FsCheck;
using FsCheck.Fluent;

namespace Banhammer.Engine.Tests.Counting;

/// <summary>Instants in microseconds that clocks of logs and machines come up with: ends of the range, around zero, jumps, and steps nearby.</summary>
internal static class HostileClock
{
    /// <summary>Instants; most are within a few <paramref name="step"/>s of each other, so that windows fill and run out.</summary>
    public static Gen<long> Instants(long step) => Gen.Frequency(
        (1, Gen.Elements(long.MinValue, long.MinValue + 1, -1, 0, 1, long.MaxValue - 1, long.MaxValue)),
        (1, Gen.Elements(-64L, -63, 63, 64, 4095, 4096, 1L << 42, -(1L << 42))),
        (12, Gen.Choose(0, 40).Select(count => count * step / 4)),
        (2, Gen.Choose(0, 400).Select(count => count * step)));

    /// <summary>Instants that run forward by up to two steps, as those of an honest log.</summary>
    public static Gen<long[]> Ascending(long step) => Gen.Choose(0, 8).ArrayOf().Select(steps =>
    {
        var now = 1_700_000_000_000_000;
        return Array.ConvertAll(steps, count => now += count * step / 4);
    });
}
