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

    /// <summary>Instants of whole seconds that mostly run forward, by up to two steps; now and then one is late, or has a fraction, or is far off.</summary>
    public static Gen<long[]> MostlyInOrder(int step) => Gen.Frequency(
        (40, Gen.Choose(0, 2 * step).Select(seconds => (Forward: (long)seconds, Off: 0L))),
        (20, Gen.Constant((Forward: 0L, Off: 0L))),
        (4, Gen.Choose(-3 * step, -1).Select(seconds => (Forward: 0L, Off: seconds * 1_000_000L))),
        (2, Gen.Choose(1, 999_999).Select(fraction => (Forward: 0L, Off: (long)fraction))),
        (2, Gen.Choose(10 * step, 70_000 + (10 * step)).Select(seconds => (Forward: (long)seconds, Off: 0L))),
        (1, Gen.Elements(long.MinValue, -1_000_000, 1L << 52, long.MaxValue).Select(instant => (Forward: 0L, Off: instant)))).ArrayOf().Select(steps =>
    {
        // Instants that are far off stop the clock, so most scripts have none.
        var stop = steps.Length % 4 == 0;
        var second = 1_700_000_000L;
        return Array.ConvertAll(steps, move =>
        {
            second += move.Forward;
            return !stop && Int128.Abs(move.Off) > 1L << 40 ? second * 1_000_000 : unchecked((second * 1_000_000) + move.Off);
        });
    });
}
