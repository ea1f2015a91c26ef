using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Banhammer.Engine.Framing;

/// <summary>Which of the next 64 bytes are line feeds: one bit a byte, lowest first.</summary>
internal static class NewlineMask
{
    public const int Width = 64;

    /// <summary>The mask at <paramref name="offset"/>; bytes behind the end count as none. The plain twin of <see cref="Vector"/>.</summary>
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

    /// <summary>The same with vectors; 64 bytes must be readable behind <paramref name="first"/> and <paramref name="offset"/>.</summary>
    /// <param name="first">The run's first byte.</param>
    /// <param name="offset">Where the bytes stand in it.</param>
    /// <param name="seen">Takes up the bits that any byte has.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Vector(ref readonly byte first, int offset, ref Vector256<byte> seen)
    {
        var feed = Vector256.Create(LineBounds.LineFeed);
        var (low, high) = (Vector256.LoadUnsafe(in first, (nuint)offset), Vector256.LoadUnsafe(in first, (nuint)offset + 32));
        seen |= low | high;
        return Vector256.Equals(low, feed).ExtractMostSignificantBits() | ((ulong)Vector256.Equals(high, feed).ExtractMostSignificantBits() << 32);
    }
}
