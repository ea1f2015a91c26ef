using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Banhammer.Engine.Prefiltering;

/// <summary>The tables of one fingerprint byte in both halves of 256-bit registers. Needs AVX2, whose byte shuffle stays within halves.</summary>
/// <remarks>One a byte, since the JIT keeps a structure in registers only if it has no more than four fields.</remarks>
internal readonly struct TeddyMasks256(Vector128<byte> low, Vector128<byte> high)
{
    private readonly Vector256<byte> low = Vector256.Create(low);
    private readonly Vector256<byte> high = Vector256.Create(high);

    /// <summary>For each of 32 bytes the buckets that have such a byte at this place of a fingerprint.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<byte> Look(Vector256<byte> value)
    {
        var nibble = Vector256.Create((byte)0x0f);
        return Avx2.Shuffle(low, value & nibble) & Avx2.Shuffle(high, (value.AsUInt16() >>> 4).AsByte() & nibble);
    }
}
