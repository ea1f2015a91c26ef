using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching.Programs;

/// <summary><c>(?:\d{1,3}\.){3}\d{1,3}</c>: all but its last octet can be read in one way only.</summary>
internal static class Ip4
{
    private const int Octets = 4;
    private const int MostDigits = 3; // all the bits that a length may have
    private const int None = -1;
    private static readonly PackedClass digits = new(CodePointClass.Digit);

    /// <summary>The longest end of an address at <paramref name="index"/>, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LongestEnd(byte[] text, int index) => LongestEnd(text, index, out _);

    /// <summary>The longest end of an address at <paramref name="index"/>, or -1. Shorter ends lie one code point apart, down to one behind the last octet's start.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LongestEnd(byte[] text, int index, out int lastOctet)
    {
        // The longest address has 15 bytes: one vector shows where its dots are and where its digits end, without a loop or a branch for each octet.
        var block = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(text), (nuint)index);
        var dots = Vector128.Equals(block, Vector128.Create((byte)'.')).ExtractMostSignificantBits();
        var others = ~Vector128.LessThanOrEqual(block - Vector128.Create((byte)'0'), Vector128.Create((byte)9)).ExtractMostSignificantBits();
        var first = BitOperations.TrailingZeroCount(dots);
        dots &= dots - 1;
        var second = BitOperations.TrailingZeroCount(dots);
        dots &= dots - 1;
        var third = BitOperations.TrailingZeroCount(dots);

        // One to three digits up to each dot, and no other byte. Without a third dot some length is far too large, or none at all.
        var (length1, length2, length3) = (first, second - first - 1, third - second - 1);
        var areLong = (length1 | length2 | length3 | (length1 - 1) | (length2 - 1) | (length3 - 1)) & ~MostDigits;
        var strangers = (others ^ (1u << first) ^ (1u << second) ^ (1u << third)) & ((2u << third) - 1);
        var last = BitOperations.TrailingZeroCount(others >> (third + 1));
        lastOctet = index + third + 1;
        if (areLong == 0 && strangers == 0 && last > 0 && (last >= MostDigits || text[lastOctet + last] < 0x80))
        {
            return lastOctet + Math.Min(last, MostDigits);
        }

        // Digits of other scripts are digits too.
        return block.ExtractMostSignificantBits() == 0 ? None : LongestEndOfAnyDigits(text, index, out lastOctet);
    }

    /// <summary>The shortest end of an address that has <paramref name="longest"/> as an end: one digit behind the last dot.</summary>
    public static int ShortestEnd(byte[] text, int longest)
    {
        var lastOctet = longest - 1;
        while (text[lastOctet - 1] != '.')
        {
            lastOctet--;
        }

        return lastOctet + CodePoints.Width(text[lastOctet]);
    }

    private static int LongestEndOfAnyDigits(byte[] text, int index, out int lastOctet)
    {
        for (var octet = 1; ; octet++)
        {
            lastOctet = index;
            for (var digit = 0; digit < MostDigits && DigitWidth(text, index) is > 0 and var width; digit++)
            {
                index += width;
            }

            if (index == lastOctet)
            {
                return None;
            }

            if (octet == Octets)
            {
                return index;
            }

            if (text[index] != '.')
            {
                return None;
            }

            index++;
        }
    }

    private static int DigitWidth(byte[] text, int index)
    {
        var first = text[index];
        return first < 128 ? (uint)(first - '0') <= 9 ? 1 : 0 : digits.WidthAt(text, index);
    }
}
