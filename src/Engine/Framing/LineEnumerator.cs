using System;
using System.Numerics;

namespace Banhammer.Engine.Framing;

/// <summary>Goes through the lines of a block in order. Valid as long as the block.</summary>
public ref struct LineEnumerator
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly ReadOnlySpan<ulong> words;
    private ulong mask;
    private int nextWord;
    private int start;
    private int end;
    private int index;
    private int lineStart;

    internal LineEnumerator(ReadOnlySpan<byte> bytes, LineFeeds feeds)
    {
        this.bytes = bytes;
        words = feeds.Words;
        index = -1;
    }

    /// <summary>The line that the last <see cref="MoveNext"/> found.</summary>
    public readonly LogLine Current => new(bytes, lineStart, end, index);

    /// <summary>Goes on to the next line; false behind the last.</summary>
    public bool MoveNext()
    {
        while (mask == 0)
        {
            if (nextWord == words.Length)
            {
                return TakeUnterminated();
            }

            mask = words[nextWord++];
        }

        var feed = ((nextWord - 1) * NewlineMask.Width) + BitOperations.TrailingZeroCount(mask);
        mask &= mask - 1;
        Take(feed);
        start = feed + 1;
        return true;
    }

    private bool TakeUnterminated()
    {
        if (start >= bytes.Length)
        {
            return false;
        }

        Take(bytes.Length);
        start = bytes.Length;
        return true;
    }

    private void Take(int feed)
    {
        lineStart = start;
        end = LineBounds.TrimEnd(bytes, start, feed);
        index++;
    }
}
