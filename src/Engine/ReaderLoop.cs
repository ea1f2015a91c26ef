using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Threading;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Prefiltering;

namespace Banhammer.Engine;

/// <summary>Owns a source: frames it, searches each block once for the literals of all jails that read it, and hands each jail its candidates.</summary>
/// <remarks>
/// In a flood the search is off, and each jail gets each line (<see cref="SearchGate"/>). Not thread-safe; several sources have a loop each.
/// Allocates nothing for a line once warm.
/// </remarks>
public sealed class ReaderLoop : IDisposable
{
    private readonly LineFramer framer;
    private readonly JailReader[] readers;
    private readonly int[] firstBits; // and behind the last jail the number of bits
    private readonly int[] jailOfBit;
    private readonly long[] examined;
    private readonly NeedsCheck[] needs;
    private readonly bool[] isSearchable; // jails that don't want every line anyway
    private readonly int searchableCount;
    private readonly ILineDates[] distinctDates;
    private readonly Prefilter prefilter;
    private readonly SearchGate gate = new();
    private readonly CandidateList candidates = new();
    private long falseCandidates; // that other threads have found

    /// <summary>A loop over the lines of <paramref name="framer"/>.</summary>
    /// <param name="framer">The source's lines.</param>
    /// <param name="readers">The jails that read it, each with what its failregexes need, in order.</param>
    public ReaderLoop(LineFramer framer, IReadOnlyList<(JailReader Reader, IReadOnlyList<LiteralNeeds> Needs)> readers)
    {
        this.framer = framer;
        this.readers = readers.Select(pair => pair.Reader).ToArray();
        firstBits = new int[readers.Count + 1];
        for (var jail = 0; jail < readers.Count; jail++)
        {
            firstBits[jail + 1] = firstBits[jail] + readers[jail].Needs.Count;
        }

        jailOfBit = readers.SelectMany((pair, jail) => Enumerable.Repeat(jail, pair.Needs.Count)).ToArray();
        examined = new long[readers.Count];
        needs = readers.Select(pair => new NeedsCheck(pair.Needs)).ToArray();
        isSearchable = readers.Select(pair => pair.Needs.All(rule => rule.Sets.Count > 0)).ToArray();
        searchableCount = isSearchable.Count(searchable => searchable);
        distinctDates = this.readers.Select(reader => reader.Dates).Distinct().ToArray();
        prefilter = new Prefilter(readers.SelectMany(pair => pair.Needs).ToArray());
    }

    /// <summary>Lines read so far, the ones that were skipped as too long included.</summary>
    public long LinesRead => framer.LinesRead;

    /// <summary>Whether blocks are searched for literals; in a flood only one now and then is.</summary>
    public bool IsSearching => searchableCount > 0 && !gate.IsOff;

    /// <summary>Called when a block was read and before any line of it is looked at; null: nobody <em>(default)</em>.</summary>
    public Action? BlockRead { get; init; }

    /// <summary>Reads a block and leaves its failures as hits of the jails' readers.</summary>
    /// <returns>False at the end of the source.</returns>
    public bool ReadBlock()
    {
        var examining = new Examining(this);
        return Read(ref examining);
    }

    /// <summary>Reads a block for another thread: its candidates with their dates, but matches none. One thread at a time.</summary>
    /// <param name="work">Takes them; of the readers of this loop.</param>
    /// <returns>False at the end of the source.</returns>
    internal bool ReadBlock(BlockWork work)
    {
        prefilter.AddFalseCandidates(Interlocked.Exchange(ref falseCandidates, 0));
        var handing = new Handing(this, work);
        return Read(ref handing);
    }

    /// <summary>Work for a block of this source.</summary>
    /// <param name="filters">A filter for each reader, of the same regexes as its own.</param>
    internal BlockWork NewWork(IEnumerable<Filter> filters) => new(filters.Select((filter, jail) => new JailWork(filter, needs[jail])));

    /// <summary>Matches what <see cref="ReadBlock(BlockWork)"/> left; any thread.</summary>
    internal void Match(BlockWork work)
    {
        work.Match(firstBits);
        if (work.IsSearched)
        {
            Interlocked.Add(ref falseCandidates, work.Jails.Where((_, jail) => isSearchable[jail]).Sum(jail => jail.Counts[LineOutcome.Unmatched]));
        }
    }

    /// <summary>Leaves what was found as hits of the jails' readers; blocks in the order of the log.</summary>
    internal void Apply(BlockWork work)
    {
        for (var jail = 0; jail < readers.Length; jail++)
        {
            readers[jail].Apply(work.Jails[jail], work.Bytes);
        }
    }

    private bool Read<TTaker>(ref TTaker taker)
        where TTaker : struct, ILineTaker, allows ref struct
    {
        if (!framer.TryRead(out var block))
        {
            return false;
        }

        BlockRead?.Invoke();
        var isSearched = searchableCount > 0 && gate.SearchNext();
        taker.Begin(block, isSearched);
        if (isSearched)
        {
            prefilter.Find(block, candidates);
            var unmatched = Unmatched();
            gate.Searched(TakeCandidates(block, ref taker), (long)block.LineCount * searchableCount);
            prefilter.AddFalseCandidates(Unmatched() - unmatched);
        }
        else
        {
            TakeAll(block, ref taker);
        }

        foreach (var dates in distinctDates)
        {
            dates.FinishBlock(block.Bytes);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => candidates.Dispose();

    // Line by line rather than jail by jail, so that jails that share a date list share each line's date. Goes from one set bit to that
    // of the next jail, so jails that don't want a line cost nothing. Gives how many pairs of a line and a jail the search has left.
    private long TakeCandidates<TTaker>(in Block block, ref TTaker taker)
        where TTaker : struct, ILineTaker, allows ref struct
    {
        examined.AsSpan().Clear();
        for (var i = 0; i < candidates.Count; i++)
        {
            var sets = candidates.Sets(i);
            ref readonly var line = ref candidates[i];
            for (var bit = NextBit(sets, 0); bit >= 0;)
            {
                var jail = jailOfBit[bit];
                taker.Take(jail, block, line.Start, line.End, sets);
                examined[jail]++;
                bit = NextBit(sets, firstBits[jail + 1]);
            }
        }

        var pairs = 0L;
        for (var jail = 0; jail < readers.Length; jail++)
        {
            taker.AddNoLiteral(jail, block.LineCount - examined[jail]);
            pairs += isSearchable[jail] ? examined[jail] : 0;
        }

        return pairs;
    }

    private long Unmatched()
    {
        var lines = 0L;
        for (var jail = 0; jail < readers.Length; jail++)
        {
            lines += isSearchable[jail] ? readers[jail].Counts[LineOutcome.Unmatched] : 0;
        }

        return lines;
    }

    private void TakeAll<TTaker>(in Block block, ref TTaker taker)
        where TTaker : struct, ILineTaker, allows ref struct
    {
        foreach (var line in block)
        {
            for (var jail = 0; jail < readers.Length; jail++)
            {
                taker.Take(jail, block, line.Start, line.End, []);
            }
        }
    }

    /// <summary>The first bit that is set from <paramref name="from"/> on, or -1.</summary>
    private static int NextBit(ReadOnlySpan<ulong> words, int from)
    {
        for (var at = from >> 6; at < words.Length; at++)
        {
            var word = words[at];
            if (at == from >> 6)
            {
                word = word >> from << from; // a shift takes the low six bits
            }

            if (word != 0)
            {
                return (at << 6) + BitOperations.TrailingZeroCount(word);
            }
        }

        return -1;
    }

    /// <summary>What becomes of the lines of a block. Implemented by structs, so that the call is bound at compile time.</summary>
    private interface ILineTaker
    {
        void Begin(in Block block, bool isSearched);

        void Take(int jail, in Block block, int start, int end, ReadOnlySpan<ulong> sets);

        void AddNoLiteral(int jail, long lines);
    }

    private readonly struct Examining(ReaderLoop loop) : ILineTaker
    {
        public void Begin(in Block block, bool isSearched)
        {
        }

        public void Take(int jail, in Block block, int start, int end, ReadOnlySpan<ulong> sets) =>
            loop.readers[jail].Examine(block, start, end, sets, loop.firstBits[jail], loop.needs[jail]);

        public void AddNoLiteral(int jail, long lines) => loop.readers[jail].Counts.Add(LineOutcome.NoLiteral, lines);
    }

    private readonly struct Handing(ReaderLoop loop, BlockWork work) : ILineTaker
    {
        public void Begin(in Block block, bool isSearched) => work.Begin(block, isSearched);

        public void Take(int jail, in Block block, int start, int end, ReadOnlySpan<ulong> sets) =>
            work.Jails[jail].Add(start, end, loop.readers[jail].Dates.Of(block.Bytes, start, end), sets);

        public void AddNoLiteral(int jail, long lines) => work.Jails[jail].Counts.Add(LineOutcome.NoLiteral, lines);
    }
}
