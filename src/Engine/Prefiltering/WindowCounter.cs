using System;
using System.Collections.Generic;
using System.Linq;

namespace Banhammer.Engine.Prefiltering;

/// <summary>Counts in a sample of the log how often each window of three bytes of each literal occurs, and each byte value.</summary>
/// <remarks>ASCII letters count in either case as one, so a count is never too low. About a nanosecond a byte; allocates nothing once made.</remarks>
internal sealed class WindowCounter
{
    /// <summary>Bytes in a window.</summary>
    public const int Width = 3;

    private const int FilterBits = 16; // 8 KB, so that it stays in the first-level cache

    private static readonly byte[] Small = Enumerable.Range(0, 256).Select(value => (byte)(value is >= 'A' and <= 'Z' ? value | 0x20 : value)).ToArray();

    private readonly ulong[] filter = new ulong[(1 << FilterBits) / 64];
    private readonly int[] keys;   // window + 1 by open addressing, 0 where free
    private readonly int[] counts; // of the window at the same place in keys
    private readonly int[] byteCounts = new int[256];

    public WindowCounter(ReadOnlySpan<PreparedLiteral> literals)
    {
        var windows = new HashSet<int>();
        foreach (var literal in literals)
        {
            for (var i = 0; i + Width <= literal.Length; i++)
            {
                windows.Add(WindowAt(literal.Text, i));
            }
        }

        var capacity = 16;
        while (capacity < windows.Count * 2)
        {
            capacity *= 2;
        }

        keys = new int[capacity];
        counts = new int[capacity];
        foreach (var window in windows)
        {
            keys[Place(window)] = window + 1;
            var bit = Hash(window);
            filter[bit >> 6] |= 1UL << bit;
        }
    }

    /// <summary>Bytes counted since the last <see cref="Clear"/>.</summary>
    public long SampleBytes { get; private set; }

    /// <summary>Forgets all counts.</summary>
    public void Clear()
    {
        counts.AsSpan().Clear();
        byteCounts.AsSpan().Clear();
        SampleBytes = 0;
    }

    /// <summary>Adds <paramref name="bytes"/> to the sample.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        SampleBytes += bytes.Length;
        var small = Small;
        var bits = filter;
        var values = byteCounts;
        var window = 0;
        foreach (var value in bytes)
        {
            values[value]++;
            window = ((window >> 8) | (small[value] << 16)) & 0xffffff;
            var bit = Hash(window);
            if ((bits[bit >> 6] >> bit & 1) != 0)
            {
                Count(window);
            }
        }
    }

    /// <summary>How often the window of <paramref name="literal"/> at <paramref name="offset"/> occurs in the sample.</summary>
    public int CountOf(PreparedLiteral literal, int offset) => counts[Place(WindowAt(literal.Text, offset))];

    /// <summary>How often <paramref name="literal"/> occurs in the sample, at most; all of it where the literal is shorter than a window.</summary>
    public double LeastCountOf(PreparedLiteral literal)
    {
        double least = SampleBytes;
        for (var i = 0; i + Width <= literal.Length; i++)
        {
            least = Math.Min(least, CountOf(literal, i));
        }

        return least;
    }

    /// <summary>The share of a byte value in the sample; never zero, so that unseen bytes compare too.</summary>
    public double ShareOf(int value) => (byteCounts[value] + 1.0) / (SampleBytes + 256.0);

    private static int Hash(int window) => (int)(unchecked((uint)window * 0x9e3779b1u) >> (32 - FilterBits));

    private static int WindowAt(ReadOnlySpan<byte> text, int offset) =>
        Small[text[offset]] | Small[text[offset + 1]] << 8 | Small[text[offset + 2]] << 16;

    private void Count(int window)
    {
        var place = Place(window);
        if (keys[place] != 0)
        {
            counts[place]++;
        }
    }

    private int Place(int window)
    {
        var mask = keys.Length - 1;
        var place = Hash(window) & mask;
        while (keys[place] != 0 && keys[place] != window + 1)
        {
            place = (place + 1) & mask;
        }

        return place;
    }
}
