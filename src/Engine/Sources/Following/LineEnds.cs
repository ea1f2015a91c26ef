using System;
using System.Runtime.InteropServices;

namespace Banhammer.Engine.Sources.Following;

/// <summary>How lines end in the bytes of a log: a line feed of as many bytes as the encoding's characters have at least.</summary>
/// <param name="Width">1, 2 for UTF-16, 4 for UTF-32.</param>
internal readonly record struct LineEnds(int Width)
{
    /// <summary>The line ends of an encoding.</summary>
    public static LineEnds Of(LogEncoding encoding) => new(encoding.Text.GetByteCount("\n"));

    /// <summary>How many of these bytes are whole lines; 0 if none is.</summary>
    /// <param name="bytes">They begin at the start of a character.</param>
    public int LastIn(ReadOnlySpan<byte> bytes)
    {
        if (Width == 1)
        {
            return bytes.LastIndexOf((byte)'\n') + 1;
        }

        // Either order of bytes, since a mark may tell another one than usual. No other character reads as a line feed in both orders by chance
        // but U+0A00, which is unassigned.
        bytes = bytes[..(bytes.Length / Width * Width)];
        return Width == 2
            ? (MemoryMarshal.Cast<byte, ushort>(bytes).LastIndexOfAny((ushort)0x000a, (ushort)0x0a00) + 1) * Width
            : (MemoryMarshal.Cast<byte, uint>(bytes).LastIndexOfAny(0x0000000au, 0x0a000000u) + 1) * Width;
    }
}
