using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Banhammer.Engine.Matching;

/// <summary>The 128-bit secret that offenders are hashed with, so that nobody can choose addresses or texts that collide.</summary>
/// <remarks>
/// Two 64 × 64 → 128 bit multiplications per 16 bytes, halves folded together (the "MUM" step of wyhash). Not a cryptographic
/// hash: it suffices because neither hashes nor their timing are visible to whoever writes the log.
/// </remarks>
/// <param name="First">First half of the secret.</param>
/// <param name="Second">Second half of the secret.</param>
public readonly record struct OffenderHashKey(ulong First, ulong Second)
{
    // Digits of pi and e: constants that hide nothing and differ in about half of their bits.
    private const ulong Pi = 0x243F6A8885A308D3;
    private const ulong E = 0xB7E151628AED2A6B;

    /// <summary>A new key from the system's random numbers; one for each process is enough.</summary>
    public static OffenderHashKey Random()
    {
        Span<ulong> halves = stackalloc ulong[2];
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(halves));
        return new OffenderHashKey(halves[0], halves[1]);
    }

    internal ulong Hash(ulong high, ulong low, ulong kind)
        => Fold(Fold(high ^ First ^ Pi, low ^ Second) ^ Second, First ^ E ^ kind);

    internal (ulong High, ulong Low) Hash(ReadOnlySpan<byte> text)
    {
        var high = First ^ Pi;
        var low = Second ^ E;
        var length = (ulong)text.Length;
        for (; text.Length > 16; text = text[16..])
            Mix(text, ref high, ref low);
        Span<byte> last = stackalloc byte[16];
        last.Clear();
        text.CopyTo(last);
        Mix(last, ref high, ref low);
        return (Fold(high ^ length, First ^ E), Fold(low ^ length, Second ^ Pi));
    }

    /// <summary>64 bits for a text, in about 3 ns for 32 bytes: for tables whose entries compare the texts as well.</summary>
    internal ulong Hash64(ReadOnlySpan<byte> text)
    {
        var hash = First ^ (ulong)text.Length;
        var end = text;
        for (; text.Length > 16; text = text[16..])
        {
            hash = Fold(BinaryPrimitives.ReadUInt64LittleEndian(text) ^ hash, BinaryPrimitives.ReadUInt64LittleEndian(text[8..]) ^ Second);
        }

        // The last 16 bytes, or what there is, as two numbers. They overlap each other or what was read: the length tells how far.
        var (head, tail) = end.Length switch
        {
            >= 16 => (BinaryPrimitives.ReadUInt64LittleEndian(end[^16..]), BinaryPrimitives.ReadUInt64LittleEndian(end[^8..])),
            >= 8 => (BinaryPrimitives.ReadUInt64LittleEndian(text), BinaryPrimitives.ReadUInt64LittleEndian(text[^8..])),
            >= 4 => (BinaryPrimitives.ReadUInt32LittleEndian(text), BinaryPrimitives.ReadUInt32LittleEndian(text[^4..])),
            > 0 => ((ulong)(text[0] | (text[text.Length >> 1] << 8)), text[^1]),
            _ => (0UL, 0UL),
        };
        return Fold(Fold(head ^ hash, tail ^ Second) ^ Second, First ^ E);
    }

    private void Mix(ReadOnlySpan<byte> block, ref ulong high, ref ulong low)
    {
        var first = BinaryPrimitives.ReadUInt64LittleEndian(block);
        var second = BinaryPrimitives.ReadUInt64LittleEndian(block[8..]);
        high = Fold(first ^ high, second ^ First ^ E);
        low = Fold(second ^ low, first ^ Second ^ Pi) + high;
    }

    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
