using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Banhammer.Engine.Dates;

/// <summary>A range of bytes for each place at the start of a line, compared 32 at once. Mutable: a part of the layout that owns it, so that no array stands between.</summary>
internal struct ByteRanges
{
    /// <summary>Most places.</summary>
    public const int Capacity = 128;

    private const int Step = 32; // bytes of a vector

    // The first byte of each range, and how many follow it; beyond the length each byte will do, so that vectors needn't stop there.
    private Row first;
    private Row spread;

    /// <summary>Places that have a range.</summary>
    public int Length { get; private set; }

    /// <summary>Takes the ranges for so many places, yet to be set.</summary>
    public void Begin(int places)
    {
        Length = places;
        ((Span<byte>)first).Clear();
        ((Span<byte>)spread).Fill(byte.MaxValue);
    }

    /// <summary>Sets the range at a place, ends included.</summary>
    public void Set(int place, byte firstByte, byte lastByte) => (first[place], spread[place]) = (firstByte, (byte)(lastByte - firstByte));

    /// <summary>Sets the range at a place to what another has there of these bytes.</summary>
    public void Set(int place, in ByteRanges other, byte firstByte, byte lastByte)
        => Set(place, Math.Max(firstByte, other.first[place]), Math.Min(lastByte, (byte)(other.first[place] + other.spread[place])));

    /// <summary>True if each byte at the start of a line is in the range of its place, and the line is as long as the ranges.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Contains(ReadOnlySpan<byte> line)
    {
        if (line.Length < Step || line.Length < Length) return ContainsShort(line);
        ref var bytes = ref MemoryMarshal.GetReference(line);
        if (!IsWithin(ref bytes, 0)) return false;
        for (var at = Step; at < Length; at += Step)
        {
            // The last vector may have to begin earlier, so as to end with the line.
            if (!IsWithin(ref bytes, Math.Min(at, line.Length - Step))) return false;
        }

        return true;
    }

    private readonly bool ContainsShort(ReadOnlySpan<byte> line)
    {
        if (line.Length < Length) return false;
        for (var i = 0; i < Length; i++)
        {
            if ((byte)(line[i] - first[i]) > spread[i]) return false;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool IsWithin(ref byte bytes, int from)
    {
        ref var firsts = ref Unsafe.As<Row, byte>(ref Unsafe.AsRef(in first));
        ref var spreads = ref Unsafe.As<Row, byte>(ref Unsafe.AsRef(in spread));
        var above = Vector256.LoadUnsafe(ref bytes, (nuint)from) - Vector256.LoadUnsafe(ref firsts, (nuint)from);
        return Vector256.LessThanOrEqualAll(above, Vector256.LoadUnsafe(ref spreads, (nuint)from));
    }

    [InlineArray(Capacity)]
    private struct Row
    {
        private byte value;
    }
}
