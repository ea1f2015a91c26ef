using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching.Programs;

/// <summary><c>(?:\d{1,3}\.){3}\d{1,3}</c>: all but its last octet can be read in one way only.</summary>
internal static class Ip4
{
    private const int Octets = 4;
    private const int MostDigits = 3;
    private static readonly PackedClass digits = new(CodePointClass.Digit);

    /// <summary>The longest end of an address at <paramref name="index"/>, or -1. Shorter ends lie one code point apart, down to one behind the last octet's start.</summary>
    public static int LongestEnd(byte[] text, int index, out int lastOctet)
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
                return -1;
            }

            if (octet == Octets)
            {
                return index;
            }

            if (text[index] != '.')
            {
                return -1;
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
