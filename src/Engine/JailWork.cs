using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Prefiltering;

namespace Banhammer.Engine;

/// <summary>A jail's share of a block that is matched beside its reader: the candidate lines, then their matches.</summary>
/// <param name="filter">Of the same regexes as the reader's; used by this work alone.</param>
/// <param name="needs">What its failregexes need.</param>
internal sealed class JailWork(Filter filter, NeedsCheck needs)
{
    private readonly List<Line> lines = [];
    private readonly List<ulong> bits = []; // of the lines that were searched, from firstBit on
    private long givenUp;

    /// <summary>How many lines are to be matched.</summary>
    public int CandidateCount => lines.Count;

    /// <summary>The matches, in the order of the log.</summary>
    public MatchList Matches { get; } = new();

    /// <summary>Where the lines ended that don't match.</summary>
    public LineCounts Counts { get; } = new();

    /// <summary>Searches that were given up.</summary>
    public long GivenUp { get; private set; }

    /// <summary>Forgets the block before.</summary>
    public void Clear()
    {
        lines.Clear();
        bits.Clear();
        Matches.Clear();
        Counts.Clear();
    }

    /// <summary>Adds a candidate.</summary>
    /// <param name="start">Its first byte in the block.</param>
    /// <param name="end">Behind its last, without the line end.</param>
    /// <param name="date">When.</param>
    /// <param name="candidates">Which regexes can match; empty: any.</param>
    public void Add(int start, int end, in LineDate date, ReadOnlySpan<ulong> candidates)
    {
        lines.Add(new Line(start, end, date, bits.Count, candidates.Length));
        bits.AddRange(candidates);
    }

    /// <summary>Matches the candidates.</summary>
    /// <param name="block">The block, or a copy.</param>
    /// <param name="firstBit">The bit of the first failregex.</param>
    public void Match(in Block block, int firstBit)
    {
        filter.Defer(Matches);
        var sink = default(NoFindings);
        foreach (ref readonly var line in CollectionsMarshal.AsSpan(lines))
        {
            var date = line.Date;
            if (date.Kind != LineDateKind.Dated)
            {
                AddUntried(date.Kind == LineDateKind.Rejected ? LineOutcome.Rejected : LineOutcome.Undated, block, line);
                continue;
            }

            var candidates = CollectionsMarshal.AsSpan(bits).Slice(line.Bits, line.BitWords);
            var outcome = filter.Examine(block, line.Start, line.End, date.Cut, date.Time, candidates, firstBit, ref sink);
            if (outcome == LineOutcome.Ignored)
            {
                AddUntried(outcome, block, line);
            }
            else if (outcome != LineOutcome.Matched)
            {
                Counts.Add(outcome);
            }

            if (filter.DecidedBy is { } kind)
            {
                Counts.AddDecided(kind);
            }
        }

        var sum = filter.Matchers.Sum(matcher => matcher.GivenUp);
        (GivenUp, givenUp) = (sum - givenUp, sum);
    }

    private void AddUntried(LineOutcome outcome, in Block block, in Line line) =>
        Counts.Add(needs.MayMatch(block.Bytes[line.Start..line.End]) ? outcome : LineOutcome.NoLiteral);

    private readonly record struct Line(int Start, int End, LineDate Date, int Bits, int BitWords);

    // A deferred match has none yet.
    private struct NoFindings : IFindingSink
    {
        public readonly void Add(in Finding finding) => throw new InvalidOperationException("a deferred match was reported");
    }
}
