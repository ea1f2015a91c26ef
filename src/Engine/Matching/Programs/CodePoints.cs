using System;
using System.Text;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>Steps through well-formed UTF-8.</summary>
internal static class CodePoints
{
    /// <summary>Bytes of the code point that begins with <paramref name="lead"/>.</summary>
    public static int Width(byte lead) => lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;

    /// <summary>Whether a byte is not the first of its code point.</summary>
    public static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;

    /// <summary>Whether no byte of a part is beyond ASCII.</summary>
    public static bool IsAscii(byte[] text, int index, int end) => Ascii.IsValid(text.AsSpan(index, end - index));

    /// <summary>Where the code point begins that ends before <paramref name="index"/>, which is above 0.</summary>
    public static int StepBack(byte[] text, int index)
    {
        do
        {
            index--;
        }
        while (IsContinuation(text[index]));

        return index;
    }

    /// <summary>The code point of two to four bytes at <paramref name="index"/>.</summary>
    public static int Decode(byte[] text, int index) => text[index] switch
    {
        < 0xE0 => ((text[index] & 0x1F) << 6) | Rest(text, index + 1),
        < 0xF0 => ((text[index] & 0x0F) << 12) | (Rest(text, index + 1) << 6) | Rest(text, index + 2),
        _ => ((text[index] & 0x07) << 18) | (Rest(text, index + 1) << 12) | (Rest(text, index + 2) << 6) | Rest(text, index + 3),
    };

    private static int Rest(byte[] text, int index) => text[index] & 0x3F;
}
