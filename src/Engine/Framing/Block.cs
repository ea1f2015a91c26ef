using System;

namespace Banhammer.Engine.Framing;

/// <summary>A run of whole lines in a buffer. Valid until the next <see cref="LineFramer.TryRead"/>.</summary>
/// <remarks>Each line ends with a line feed, but the last may lack it: at the end of the input, or because it was truncated.</remarks>
public readonly ref struct Block
{
    internal Block(ReadOnlySpan<byte> bytes, int lineCount, long firstLineNumber, long offset)
    {
        Bytes = bytes;
        LineCount = lineCount;
        FirstLineNumber = firstLineNumber;
        Offset = offset;
    }

    /// <summary>The lines with their terminators.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Lines in the block; 0 only if it is empty.</summary>
    public int LineCount { get; }

    /// <summary>The number of the first line in its log, from 1.</summary>
    public long FirstLineNumber { get; }

    /// <summary>Bytes of the log, after decompression, before the block.</summary>
    public long Offset { get; }

    /// <summary>The lines of <paramref name="bytes"/> as a block, for text that is already in memory.</summary>
    public static Block Of(ReadOnlySpan<byte> bytes, long firstLineNumber = 1, long offset = 0) =>
        new(bytes, LineBounds.Count(bytes), firstLineNumber, offset);

    /// <summary>Goes through the lines in order, without allocation.</summary>
    public LineEnumerator GetEnumerator() => new(Bytes);
}
