using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Banhammer.Engine.Prefiltering;

/// <summary>The look-up tables of a plan as vectors: for each fingerprint byte and nibble value, the buckets that let it through.</summary>
internal readonly struct TeddyMasks
{
    public readonly Vector128<byte> Low0, High0, Low1, High1, Low2, High2;

    public TeddyMasks(TeddyPlan plan)
    {
        Low0 = Table(plan, 0, high: false);
        High0 = Table(plan, 0, high: true);
        Low1 = Table(plan, 1, high: false);
        High1 = Table(plan, 1, high: true);
        Low2 = Table(plan, 2, high: false);
        High2 = Table(plan, 2, high: true);
    }

    /// <summary>For each of 16 positions from <paramref name="at"/> the buckets with a fingerprint there; 18 bytes must be readable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<byte> BucketsAt(ref byte first, int at) =>
        Look(Vector128.LoadUnsafe(ref first, (nuint)at), Low0, High0)
        & Look(Vector128.LoadUnsafe(ref first, (nuint)at + 1), Low1, High1)
        & Look(Vector128.LoadUnsafe(ref first, (nuint)at + 2), Low2, High2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Look(Vector128<byte> value, Vector128<byte> low, Vector128<byte> high)
    {
        var nibble = Vector128.Create((byte)0x0f);
        return Vector128.ShuffleNative(low, value & nibble) & Vector128.ShuffleNative(high, (value.AsUInt16() >>> 4).AsByte() & nibble);
    }

    private static Vector128<byte> Table(TeddyPlan plan, int position, bool high)
    {
        Span<byte> buckets = stackalloc byte[Vector128<byte>.Count];
        plan.CopyNibbles(position, high, buckets);
        return Vector128.Create<byte>(buckets);
    }
}
