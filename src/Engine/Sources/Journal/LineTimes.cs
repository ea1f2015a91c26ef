using System;

namespace Banhammer.Engine.Sources.Journal;

/// <summary>The event times of lines on their way from a source that knows them to the stage that dates lines: a queue, one a line.</summary>
/// <remarks>Holds as many as there are lines in the reader's buffer.</remarks>
public sealed class LineTimes
{
    private long[] ring = new long[1024]; // a power of two
    private int first;

    /// <summary>Times that are held.</summary>
    public int Count { get; private set; }

    /// <summary>The time of a line, in microseconds since 1970 UTC.</summary>
    /// <param name="index">0 is the oldest line that is held.</param>
    public long this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count);
            return ring[(first + index) & (ring.Length - 1)];
        }
    }

    /// <summary>Holds the time of the next line.</summary>
    internal void Add(long microseconds)
    {
        if (Count == ring.Length)
        {
            Grow();
        }

        ring[(first + Count++) & (ring.Length - 1)] = microseconds;
    }

    /// <summary>Lets go of the oldest lines.</summary>
    internal void Drop(int lines)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lines, Count);
        first = (first + lines) & (ring.Length - 1);
        Count -= lines;
    }

    private void Grow()
    {
        var larger = new long[2 * ring.Length];
        ring.AsSpan(first).CopyTo(larger);
        ring.AsSpan(0, first).CopyTo(larger.AsSpan(ring.Length - first));
        (ring, first) = (larger, 0);
    }
}
