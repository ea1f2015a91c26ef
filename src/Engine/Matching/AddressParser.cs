using System;

namespace Banhammer.Engine.Matching;

/// <summary>Reads addresses from text as <c>inet_pton</c> does.</summary>
internal static class AddressParser
{
    private const int GroupCount = 8;

    public static bool TryParse(ReadOnlySpan<byte> text, out Address address)
    {
        if (IPv4Text.TryParse(text, out var bits))
        {
            address = Address.FromIPv4(bits);
            return true;
        }

        return TryParseIPv6(text, out address);
    }

    /// <summary>Copies ASCII text to bytes; false for any other character or if it doesn't fit.</summary>
    public static bool TryNarrow(ReadOnlySpan<char> text, Span<byte> ascii, out int length)
    {
        length = 0;
        if (text.Length > ascii.Length)
            return false;
        foreach (var character in text)
        {
            if (character > 0x7f)
                return false;
            ascii[length++] = (byte)character;
        }

        return true;
    }

    // eight groups of one to four hex digits between colons; the last two may be a dotted quad; one "::" stands for one or more zero groups
    private static bool TryParseIPv6(ReadOnlySpan<byte> text, out Address address)
    {
        address = default;
        Span<ushort> groups = stackalloc ushort[GroupCount];
        var count = 0;
        var gap = -1;
        var at = 0;
        if (text.Length < 2)
            return false;
        if (text[0] == (byte)':')
        {
            if (text[1] != (byte)':')
                return false;
            gap = 0;
            at = 2;
        }

        while (at < text.Length)
        {
            if (count == GroupCount)
                return false;
            var start = at;
            var group = 0;
            while (at < text.Length && HexDigit(text[at]) is >= 0 and var digit)
            {
                if (at++ - start == 4)
                    return false;
                group = (group << 4) | digit;
            }

            if (at < text.Length && text[at] == (byte)'.')
            {
                if (count > GroupCount - 2 || !IPv4Text.TryParse(text[start..], out var quad))
                    return false;
                groups[count++] = (ushort)(quad >> 16);
                groups[count++] = (ushort)quad;
                break;
            }

            if (at == start)
                return false;
            groups[count++] = (ushort)group;
            if (at == text.Length)
                break;
            if (text[at++] != (byte)':' || at == text.Length)
                return false;
            if (text[at] == (byte)':')
            {
                if (gap >= 0)
                    return false;
                gap = count;
                at++;
            }
        }

        if (gap < 0 ? count != GroupCount : count == GroupCount)
            return false;
        if (gap >= 0)
        {
            var tail = count - gap;
            groups[gap..count].CopyTo(groups[(GroupCount - tail)..]);
            groups[gap..(GroupCount - tail)].Clear();
        }

        address = new Address(Join(groups[..4]), Join(groups[4..]));
        return true;
    }

    private static ulong Join(ReadOnlySpan<ushort> groups)
        => ((ulong)groups[0] << 48) | ((ulong)groups[1] << 32) | ((ulong)groups[2] << 16) | groups[3];

    private static int HexDigit(byte value)
    {
        if ((uint)(value - '0') <= 9)
            return value - '0';
        var letter = value | 0x20;
        return (uint)(letter - 'a') <= 5 ? letter - 'a' + 10 : -1;
    }
}
