using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Prefiltering;
using Banhammer.Engine.Resolving;

namespace Banhammer.Engine;

/// <summary>A jail's part in reading one source: its filter, its ignore list, and the hits that wait to be counted.</summary>
/// <remarks>
/// Owned by the source's <see cref="ReaderLoop"/>; the jail takes the hits between blocks. A line with a host name doesn't stop the reader: the
/// name is looked up beside it, and its failure and those behind it are held until <see cref="Release"/>.
/// </remarks>
/// <param name="filter">Which lines are failures.</param>
/// <param name="dates">When.</param>
/// <param name="ignoreList">Whose are never counted.</param>
/// <param name="names">Looks host names up where the filter hands them on; null: they have no addresses.</param>
public sealed class JailReader(Filter filter, ILineDates dates, IgnoreList ignoreList, HostNameResolver? names = null)
{
    private readonly HostNameResolver? names = names;
    private CountedFailure[] hits = new CountedFailure[64];
    private int hitCount;
    private long givenUpBeside; // by the filters of other threads
    private readonly HeldFailures held = new();

    /// <summary>Which lines are failures.</summary>
    public Filter Filter => filter;

    /// <summary>When.</summary>
    public ILineDates Dates => dates;

    /// <summary>Where the lines ended; those of failures that wait for a host name aren't in it yet.</summary>
    public LineCounts Counts { get; } = new();

    /// <summary>Searches that were given up because a line took too long.</summary>
    public long GivenUp => givenUpBeside + filter.Matchers.Sum(matcher => matcher.GivenUp);

    /// <summary>Failures of the blocks read since <see cref="ClearHits"/>, in the order of the log.</summary>
    public ReadOnlySpan<CountedFailure> Hits => hits.AsSpan(0, hitCount);

    /// <summary>Whose are never counted; another list holds from the next line on.</summary>
    public IgnoreList IgnoreList { get; set; } = ignoreList;

    /// <summary>Takes the lines of failures, for what is told of bans; null: nobody wants them <em>(default)</em>. Those with host names aren't kept.</summary>
    public RecentLines? Lines { get; init; }

    /// <summary>Lines before this are too old to be looked at <em>(default: none is)</em>.</summary>
    public EventTime OldestTime { get; set; } = new(long.MinValue);

    /// <summary>Whether failures wait for a host name, so that <see cref="Release"/> is to be called again.</summary>
    public bool HoldsFailures => held.Count > 0;

    /// <summary>Forgets the hits that were taken.</summary>
    public void ClearHits() => hitCount = 0;

    /// <summary>Makes hits of the failures that were held for a host name, in the order of the log, up to the first that waits on.</summary>
    /// <param name="isEnd">Nothing follows: waits for all names. So it does where many failures are held.</param>
    /// <param name="stop">Ends waiting; names that aren't known by then have no addresses.</param>
    public void Release(bool isEnd, CancellationToken stop)
    {
        var waits = isEnd || held.Count >= HeldFailures.Many;
        while (held.TryTake(waits, stop, out var failure))
        {
            if (failure.Addresses is { } addresses)
            {
                Counts.Add(AddNamed(addresses, failure.EventTime));
            }
            else
            {
                AddHit(failure.Offender, failure.EventTime);
            }
        }
    }

    /// <summary>Decides a candidate line, and keeps its failures as hits.</summary>
    /// <param name="block">The block that the line stands in.</param>
    /// <param name="start">Its first byte.</param>
    /// <param name="end">Behind its last, without the line end.</param>
    /// <param name="candidates">Which regexes can match; empty: any.</param>
    /// <param name="firstBit">The bit of the filter's first failregex.</param>
    /// <param name="needs">What the filter's failregexes need.</param>
    internal void Examine(in Block block, int start, int end, ReadOnlySpan<ulong> candidates, int firstBit, NeedsCheck needs)
    {
        var line = block.Bytes[start..end];
        ref readonly var date = ref dates.Of(block.Bytes, start, end);
        if (date.Kind != LineDateKind.Dated)
        {
            if (date.Kind == LineDateKind.Undated)
            {
                filter.Pass(line, date.Cut);
            }

            AddUntried(date.Kind == LineDateKind.Rejected ? LineOutcome.Rejected : LineOutcome.Undated, line, needs);
            return;
        }

        if (date.Time < OldestTime)
        {
            AddUntried(LineOutcome.TooOld, line, needs);
            return;
        }

        var firstHit = hitCount;
        var sink = new HitSink(this, date.Time);
        var outcome = filter.Examine(block, start, end, date.Cut, date.Time, candidates, firstBit, ref sink);
        if (outcome == LineOutcome.Ignored)
        {
            AddUntried(outcome, line, needs); // an ignoreregex may have been looked at before any failregex
        }
        else if (!sink.IsHeld)
        {
            Counts.Add(outcome == LineOutcome.Matched ? sink.Outcome : outcome);
        }

        if (filter.DecidedBy is { } kind)
        {
            Counts.AddDecided(kind);
        }

        for (var i = firstHit; Lines is not null && i < hitCount; i++)
        {
            Lines.Add(hits[i].Offender, line, date.Cut, date.Time);
        }
    }

    /// <summary>Takes over what another thread found in a block; blocks in the order of the log.</summary>
    /// <param name="work">The jail's share.</param>
    /// <param name="block">The block's bytes.</param>
    internal void Apply(JailWork work, ReadOnlySpan<byte> block)
    {
        var matches = work.Matches;
        for (var i = 0; i < matches.Count; i++)
        {
            var sink = new HitSink(this, matches.TimeOf(i));
            var outcome = filter.Report(matches, i, block, ref sink);
            if (!sink.IsHeld)
            {
                Counts.Add(outcome == LineOutcome.Matched ? sink.Outcome : outcome);
            }
        }

        Counts.Add(work.Counts);
        givenUpBeside += work.GivenUp;
    }

    // A line that no regex could have matched counts as such, whether it was searched for literals or not.
    private void AddUntried(LineOutcome outcome, ReadOnlySpan<byte> line, NeedsCheck needs) => Counts.Add(needs.MayMatch(line) ? outcome : LineOutcome.NoLiteral);

    private LineOutcome Add(in Finding finding, EventTime eventTime)
    {
        ref readonly var offender = ref finding.Offender;
        if (offender.IsNobody)
        {
            return LineOutcome.Nofail; // a host name that isn't looked up
        }

        if (IgnoreList.Contains(offender) || IgnoreList.Contains(finding.Address))
        {
            return LineOutcome.Ignored;
        }

        if (held.Count > 0)
        {
            held.Add(offender, eventTime);
        }
        else
        {
            AddHit(offender, eventTime);
        }

        return LineOutcome.Matched;
    }

    private LineOutcome AddNamed(IReadOnlyList<Address> addresses, EventTime eventTime)
    {
        var outcome = addresses.Count == 0 ? LineOutcome.Nofail : LineOutcome.Ignored;
        foreach (var address in addresses)
        {
            var offender = Offender.From(address);
            if (!IgnoreList.Contains(offender))
            {
                AddHit(offender, eventTime);
                outcome = LineOutcome.Matched;
            }
        }

        return outcome;
    }

    private void AddHit(in Offender offender, EventTime eventTime)
    {
        if (hitCount == hits.Length)
        {
            Array.Resize(ref hits, 2 * hitCount);
        }

        hits[hitCount++] = new CountedFailure(offender, eventTime);
        Counts.Failures++;
    }

    private struct HitSink(JailReader reader, EventTime eventTime) : IFindingSink
    {
        /// <summary>Where the line ends, if its failures are known.</summary>
        public LineOutcome Outcome { get; private set; } = LineOutcome.Nofail;

        /// <summary>The line's failures depend on a host name that is still looked up.</summary>
        public bool IsHeld { get; private set; }

        public void Add(in Finding finding)
        {
            var name = finding.HostName.IsEmpty ? null : reader.names?.Find(finding.HostName);
            if (name is null)
            {
                Outcome = reader.Add(finding, eventTime);
            }
            else if (name.IsDone && reader.held.Count == 0)
            {
                Outcome = reader.AddNamed(name.Addresses, eventTime);
            }
            else
            {
                reader.held.Add(name, eventTime);
                IsHeld = true;
            }
        }
    }
}
