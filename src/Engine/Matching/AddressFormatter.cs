using System;

namespace Banhammer.Engine.Matching;

/// <summary>Writes addresses as glibc's <c>inet_ntop</c> does, which is what firewalls, databases and the peer's tools compare with.</summary>
/// <remarks>.NET's own text differs: it writes a dotted quad for ISATAP addresses as well.</remarks>
internal static class AddressFormatter
{
    private const int GroupCount = 8;

    /// <summary>Writes to <paramref name="text"/>, which has room for the longest address, and returns the length.</summary>
    public static int Format(in Address address, Span<byte> text)
    {
        var length = 0;
        if (address.IsIPv4)
        {
            WriteQuad((uint)address.Low, text, ref length);
            return length;
        }

        var (zeroStart, zeroCount) = LongestZeroRun(address);
        for (var i = 0; i < GroupCount; i++)
        {
            if (i == zeroStart)
            {
                text[length++] = (byte)':';
                i += zeroCount - 1;
                if (i == GroupCount - 1)
                    text[length++] = (byte)':';
                continue;
            }

            if (i > 0)
                text[length++] = (byte)':';

            // ::/96 is the deprecated form for IPv4: the last two groups are a dotted quad unless the zeros reach into them.
            if (i == 6 && zeroStart == 0 && zeroCount == 6)
            {
                WriteQuad((uint)address.Low, text, ref length);
                break;
            }

            WriteHex(Group(address, i), text, ref length);
        }

        return length;
    }

    private static uint Group(in Address address, int index)
        => (ushort)((index < 4 ? address.High : address.Low) >> (48 - (16 * (index & 3))));

    /// <summary>The first of the longest runs of two or more zero groups; start -1 if there is none.</summary>
    private static (int Start, int Count) LongestZeroRun(in Address address)
    {
        var best = (Start: -1, Count: 1);
        for (var start = 0; start < GroupCount; start++)
        {
            var end = start;
            while (end < GroupCount && Group(address, end) == 0)
                end++;
            if (end - start > best.Count)
                best = (start, end - start);
            start = end;
        }

        return best;
    }

    private static void WriteQuad(uint bits, Span<byte> text, ref int length)
    {
        for (var shift = 24; shift >= 0; shift -= 8)
        {
            WriteDecimal((byte)(bits >> shift), text, ref length);
            if (shift > 0)
                text[length++] = (byte)'.';
        }
    }

    private static void WriteDecimal(uint octet, Span<byte> text, ref int length)
    {
        if (octet >= 100)
            text[length++] = (byte)('0' + (octet / 100));
        if (octet >= 10)
            text[length++] = (byte)('0' + (octet / 10 % 10));
        text[length++] = (byte)('0' + (octet % 10));
    }

    private static void WriteHex(uint group, Span<byte> text, ref int length)
    {
        var shift = 12;
        while (shift > 0 && group >> shift == 0)
            shift -= 4;
        for (; shift >= 0; shift -= 4)
            text[length++] = "0123456789abcdef"u8[(int)(group >> shift) & 15];
    }
}
