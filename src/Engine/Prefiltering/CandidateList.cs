using System;
using System.Buffers;
using System.Numerics;

namespace Banhammer.Engine.Prefiltering;

/// <summary>The candidate lines of a block in order, each with the literal sets that have a literal in it. Used again for each block.</summary>
/// <remarks>Its arrays come from a pool and only grow, so filling it allocates nothing in the long run. Not thread-safe.</remarks>
public sealed class CandidateList : IDisposable
{
    private Candidate[] lines = [];
    private ulong[] sets = [];

    /// <summary>Candidate lines in the list.</summary>
    public int Count { get; private set; }

    /// <summary>Words of 64 bits in each line's bits.</summary>
    public int WordsPerLine { get; private set; } = 1;

    /// <summary>The candidate lines, in the order of the block.</summary>
    public ReadOnlySpan<Candidate> Lines => lines.AsSpan(0, Count);

    /// <summary>Where the candidate at <paramref name="index"/> lies.</summary>
    public ref readonly Candidate this[int index] => ref Lines[index];

    /// <summary>The bits of a candidate: bit <c>s % 64</c> of word <c>s / 64</c> is set if set <c>s</c> has a literal in the line, or admits every line.</summary>
    public ReadOnlySpan<ulong> Sets(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count);
        return sets.AsSpan(index * WordsPerLine, WordsPerLine);
    }

    /// <summary>Whether set <paramref name="set"/> has a literal in the candidate at <paramref name="index"/>, or admits every line.</summary>
    public bool Has(int index, int set) => (Sets(index)[set >> 6] >> set & 1) != 0;

    /// <summary>Gives the arrays back to the pool; the list is empty and may be used again.</summary>
    public void Dispose()
    {
        Return(ref lines);
        Return(ref sets);
        Count = 0;
    }

    /// <summary>Empties the list.</summary>
    internal void Reset(int wordsPerLine)
    {
        Count = 0;
        WordsPerLine = wordsPerLine;
    }

    /// <summary>Adds a line; its bits are for the caller to write, and hold anything until then.</summary>
    internal Span<ulong> Add(Candidate line)
    {
        if (Count == lines.Length || (Count + 1) * WordsPerLine > sets.Length)
        {
            Grow();
        }

        lines[Count] = line;
        return sets.AsSpan(Count++ * WordsPerLine, WordsPerLine);
    }

    private static void Enlarge<T>(ref T[] array, int length, int used)
    {
        if (length <= array.Length)
        {
            return;
        }

        var larger = ArrayPool<T>.Shared.Rent(length);
        array.AsSpan(0, used).CopyTo(larger);
        Return(ref array);
        array = larger;
    }

    private static void Return<T>(ref T[] array)
    {
        if (array.Length > 0)
        {
            ArrayPool<T>.Shared.Return(array);
            array = [];
        }
    }

    private void Grow()
    {
        var capacity = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, Count + 1));
        Enlarge(ref lines, capacity, Count);
        Enlarge(ref sets, capacity * WordsPerLine, Count * WordsPerLine);
    }
}
