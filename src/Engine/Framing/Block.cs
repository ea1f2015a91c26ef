using System;

namespace Banhammer.Engine.Framing;

/// <summary>A run of whole lines in a buffer. Valid until the next <see cref="LineFramer.TryRead"/>.</summary>
/// <remarks>Each line ends with a line feed, but the last may lack it: at the end of the input, or because it was truncated.</remarks>
public readonly ref struct Block
{
    /// <summary>The lines of <paramref name="bytes"/> as a block.</summary>
    /// <param name="bytes">Whole lines.</param>
    /// <param name="words">Where the bits of their line feeds are kept; at least <see cref="LineFeeds.WordsFor"/>.</param>
    /// <param name="firstLineNumber">The number of the first line in its log.</param>
    /// <param name="offset">Bytes of the log before the block.</param>
    internal Block(ReadOnlySpan<byte> bytes, Span<ulong> words, long firstLineNumber, long offset)
    {
        Bytes = bytes;
        Feeds = LineFeeds.Find(bytes, words, out var feeds);
        LineCount = feeds + (bytes.IsEmpty || bytes[^1] == LineBounds.LineFeed ? 0 : 1);
        FirstLineNumber = firstLineNumber;
        Offset = offset;
    }

    /// <summary>The lines with their terminators.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Where the lines end.</summary>
    public LineFeeds Feeds { get; }

    /// <summary>Lines in the block; 0 only if it is empty.</summary>
    public int LineCount { get; }

    /// <summary>The number of the first line in its log, from 1.</summary>
    public long FirstLineNumber { get; }

    /// <summary>Bytes of the log, after decompression, before the block.</summary>
    public long Offset { get; }

    /// <summary>The lines of <paramref name="bytes"/> as a block, for text that is already in memory. Allocates.</summary>
    public static Block Of(ReadOnlySpan<byte> bytes) => new(bytes, new ulong[LineFeeds.WordsFor(bytes.Length)], 1, 0);

    /// <summary>Goes through the lines in order, without allocation.</summary>
    public LineEnumerator GetEnumerator() => new(Bytes, Feeds);
}
