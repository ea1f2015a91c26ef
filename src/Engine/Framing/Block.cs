using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Banhammer.Engine.Framing;

/// <summary>A run of whole lines in a buffer. Valid until the next <see cref="LineFramer.TryRead"/>.</summary>
/// <remarks>Each line ends with a line feed, but the last may lack it: at the end of the input, or because it was truncated.</remarks>
public readonly ref struct Block
{
    /// <summary>The lines of <paramref name="bytes"/> as a block.</summary>
    /// <param name="buffer">What the bytes stand in, with 64 more before and behind them that may be read; null if nothing is known of it.</param>
    /// <param name="bytes">Whole lines.</param>
    /// <param name="words">Where the bits of their line feeds are kept; at least <see cref="LineFeeds.WordsFor"/>.</param>
    /// <param name="firstLineNumber">The number of the first line in its log.</param>
    /// <param name="offset">Bytes of the log before the block.</param>
    internal Block(byte[]? buffer, ReadOnlySpan<byte> bytes, Span<ulong> words, long firstLineNumber, long offset)
    {
        Buffer = buffer;
        Start = buffer is null ? 0 : (int)Unsafe.ByteOffset(in MemoryMarshal.GetArrayDataReference(buffer), in MemoryMarshal.GetReference(bytes));
        Bytes = bytes;
        Feeds = LineFeeds.Find(bytes, words, out var feeds, out var isAscii);
        IsAscii = isAscii;
        LineCount = feeds + (bytes.IsEmpty || bytes[^1] == LineBounds.LineFeed ? 0 : 1);
        FirstLineNumber = firstLineNumber;
        Offset = offset;
    }

    /// <summary>The lines with their terminators.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Whether all bytes are ASCII.</summary>
    public bool IsAscii { get; }

    /// <summary>What the lines stand in, from <see cref="Start"/> on, with 64 bytes more before and behind them; null if nothing is known of it.</summary>
    internal byte[]? Buffer { get; }

    /// <summary>Where the lines begin in <see cref="Buffer"/>.</summary>
    internal int Start { get; }

    /// <summary>Where the lines end.</summary>
    public LineFeeds Feeds { get; }

    /// <summary>Lines in the block; 0 only if it is empty.</summary>
    public int LineCount { get; }

    /// <summary>The number of the first line in its log, from 1.</summary>
    public long FirstLineNumber { get; }

    /// <summary>Bytes of the log, after decompression, before the block.</summary>
    public long Offset { get; }

    /// <summary>The lines of <paramref name="bytes"/> as a block, for text that is already in memory. Allocates.</summary>
    public static Block Of(ReadOnlySpan<byte> bytes) => new(null, bytes, new ulong[LineFeeds.WordsFor(bytes.Length)], 1, 0);

    /// <summary>Goes through the lines in order, without allocation.</summary>
    public LineEnumerator GetEnumerator() => new(Bytes, Feeds);
}
