using System;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Banhammer.Engine.Framing;

/// <summary>Which of the next 64 bytes are line feeds: one bit a byte, lowest first.</summary>
internal static class NewlineMask
{
    public const int Width = 64;

    /// <summary>The mask at <paramref name="offset"/>; bytes behind the end count as none.</summary>
    public static ulong At(ReadOnlySpan<byte> bytes, int offset) =>
        Vector128.IsHardwareAccelerated && bytes.Length - offset >= Width ? Vector(bytes, offset) : Scalar(bytes, offset);

    /// <summary>The plain twin of <see cref="Vector"/>, also used where fewer than 64 bytes are left.</summary>
    public static ulong Scalar(ReadOnlySpan<byte> bytes, int offset)
    {
        var mask = 0UL;
        var count = Math.Min(Width, bytes.Length - offset);
        for (var i = 0; i < count; i++)
        {
            mask |= bytes[offset + i] == LineBounds.LineFeed ? 1UL << i : 0;
        }

        return mask;
    }

    /// <summary>The same with vectors; 64 bytes must be there. Without 256-bit registers the JIT makes two halves of each step.</summary>
    public static ulong Vector(ReadOnlySpan<byte> bytes, int offset)
    {
        ref var first = ref MemoryMarshal.GetReference(bytes.Slice(offset, Width));
        var feed = Vector256.Create(LineBounds.LineFeed);
        var low = Vector256.Equals(Vector256.LoadUnsafe(ref first), feed).ExtractMostSignificantBits();
        var high = Vector256.Equals(Vector256.LoadUnsafe(ref first, 32), feed).ExtractMostSignificantBits();
        return low | ((ulong)high << 32);
    }
}
