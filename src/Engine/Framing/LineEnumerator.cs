using System;
using System.Numerics;

namespace Banhammer.Engine.Framing;

/// <summary>Goes through the lines of a block in order, 64 bytes at a time. Valid as long as the block.</summary>
public ref struct LineEnumerator
{
    private readonly ReadOnlySpan<byte> bytes;
    private ulong mask;
    private int maskStart;
    private int next;
    private int start;
    private int end;
    private int index;
    private int lineStart;

    internal LineEnumerator(ReadOnlySpan<byte> bytes)
    {
        this.bytes = bytes;
        maskStart = -NewlineMask.Width;
        index = -1;
    }

    /// <summary>Itself, so that it can be gone through where there is no block.</summary>
    public readonly LineEnumerator GetEnumerator() => this;

    /// <summary>The line that the last <see cref="MoveNext"/> found.</summary>
    public readonly LogLine Current => new(bytes, lineStart, end, index);

    /// <summary>Goes on to the next line; false behind the last.</summary>
    public bool MoveNext()
    {
        while (mask == 0)
        {
            if (next >= bytes.Length)
            {
                return TakeUnterminated();
            }

            mask = NewlineMask.At(bytes, next);
            maskStart = next;
            next += NewlineMask.Width;
        }

        var feed = maskStart + BitOperations.TrailingZeroCount(mask);
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
