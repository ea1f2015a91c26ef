using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Prefiltering;

namespace Banhammer.Engine;

/// <summary>Owns a source: frames it, searches each block once for the literals of all jails that read it, and hands each jail its candidates.</summary>
/// <remarks>Not thread-safe; several sources have a loop each. Allocates nothing for a line once warm.</remarks>
public sealed class ReaderLoop : IDisposable
{
    private readonly LineFramer framer;
    private readonly JailReader[] readers;
    private readonly int[] firstBits;
    private readonly int[] ruleCounts;
    private readonly int[] examined;
    private readonly ILineDates[] distinctDates;
    private readonly Prefilter prefilter;
    private readonly CandidateList candidates = new();

    /// <summary>A loop over the lines of <paramref name="framer"/>.</summary>
    /// <param name="framer">The source's lines.</param>
    /// <param name="readers">The jails that read it, each with the literals of its failregexes in order.</param>
    public ReaderLoop(LineFramer framer, IReadOnlyList<(JailReader Reader, IReadOnlyList<LiteralSet> Literals)> readers)
    {
        this.framer = framer;
        this.readers = readers.Select(pair => pair.Reader).ToArray();
        ruleCounts = readers.Select(pair => pair.Literals.Count).ToArray();
        firstBits = new int[ruleCounts.Length];
        examined = new int[ruleCounts.Length];
        distinctDates = this.readers.Select(reader => reader.Dates).Distinct().ToArray();
        for (var i = 1; i < firstBits.Length; i++)
        {
            firstBits[i] = firstBits[i - 1] + ruleCounts[i - 1];
        }

        prefilter = new Prefilter(readers.SelectMany(pair => pair.Literals).ToArray());
    }

    /// <summary>Lines read so far, the ones that were skipped as too long included.</summary>
    public long LinesRead => framer.LinesRead;

    /// <summary>Reads a block and leaves its failures as hits of the jails' readers.</summary>
    /// <returns>False at the end of the source.</returns>
    public bool ReadBlock()
    {
        if (!framer.TryRead(out var block))
        {
            return false;
        }

        prefilter.Find(block, candidates);
        ExamineCandidates(block);
        foreach (var dates in distinctDates)
        {
            dates.FinishBlock(block.Bytes);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => candidates.Dispose();

    // Line by line rather than jail by jail, so that jails that share a date list share each line's date.
    private void ExamineCandidates(in Block block)
    {
        examined.AsSpan().Clear();
        for (var i = 0; i < candidates.Count; i++)
        {
            var sets = candidates.Sets(i);
            ref readonly var line = ref candidates[i];
            for (var jail = 0; jail < readers.Length; jail++)
            {
                if (AnyBit(sets, firstBits[jail], ruleCounts[jail]))
                {
                    readers[jail].Examine(block.Bytes, line.Start, line.End, sets, firstBits[jail]);
                    examined[jail]++;
                }
            }
        }

        for (var jail = 0; jail < readers.Length; jail++)
        {
            readers[jail].Counts.Add(LineOutcome.NoLiteral, block.LineCount - examined[jail]);
        }
    }

    private static bool AnyBit(ReadOnlySpan<ulong> bits, int first, int count)
    {
        for (var bit = first; bit < first + count;)
        {
            var (word, offset) = (bit >> 6, bit & 63);
            var width = Math.Min(64 - offset, first + count - bit);
            var mask = (width == 64 ? ulong.MaxValue : (1UL << width) - 1) << offset;
            if ((bits[word] & mask) != 0)
            {
                return true;
            }

            bit += width;
        }

        return false;
    }
}
