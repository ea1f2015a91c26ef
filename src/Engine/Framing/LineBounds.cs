using System;

namespace Banhammer.Engine.Framing;

/// <summary>What a line is: bytes up to a line feed, less the carriage returns before it.</summary>
internal static class LineBounds
{
    public const byte LineFeed = (byte)'\n';

    private const byte CarriageReturn = (byte)'\r';

    /// <summary>Lines in <paramref name="bytes"/>; bytes behind the last line feed are one more.</summary>
    public static int Count(ReadOnlySpan<byte> bytes) =>
        bytes.Count(LineFeed) + (bytes.IsEmpty || bytes[^1] == LineFeed ? 0 : 1);

    /// <summary>Where the line that runs from <paramref name="start"/> to <paramref name="end"/> ends without carriage returns.</summary>
    public static int TrimEnd(ReadOnlySpan<byte> bytes, int start, int end)
    {
        // More than one is rare but happens where a writer and a relay both add one; the peer strips them all.
        while (end > start && bytes[end - 1] == CarriageReturn)
        {
            end--;
        }

        return end;
    }
}
