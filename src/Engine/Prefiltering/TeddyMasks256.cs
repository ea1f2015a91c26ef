using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Banhammer.Engine.Prefiltering;

/// <summary>The same tables in both halves of 256-bit registers. Needs AVX2, whose byte shuffle stays within halves.</summary>
internal readonly struct TeddyMasks256
{
    private readonly Vector256<byte> low0, high0, low1, high1, low2, high2;

    public TeddyMasks256(in TeddyMasks masks)
    {
        low0 = Vector256.Create(masks.Low0);
        high0 = Vector256.Create(masks.High0);
        low1 = Vector256.Create(masks.Low1);
        high1 = Vector256.Create(masks.High1);
        low2 = Vector256.Create(masks.Low2);
        high2 = Vector256.Create(masks.High2);
    }

    /// <summary>For each of 32 positions from <paramref name="at"/> the buckets with a fingerprint there; 34 bytes must be readable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<byte> BucketsAt(ref byte first, int at) =>
        Look(Vector256.LoadUnsafe(ref first, (nuint)at), low0, high0)
        & Look(Vector256.LoadUnsafe(ref first, (nuint)at + 1), low1, high1)
        & Look(Vector256.LoadUnsafe(ref first, (nuint)at + 2), low2, high2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Look(Vector256<byte> value, Vector256<byte> low, Vector256<byte> high)
    {
        var nibble = Vector256.Create((byte)0x0f);
        return Avx2.Shuffle(low, value & nibble) & Avx2.Shuffle(high, (value.AsUInt16() >>> 4).AsByte() & nibble);
    }
}
