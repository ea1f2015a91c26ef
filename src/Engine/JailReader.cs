using System;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using CommunityToolkit.HighPerformance.Buffers;

namespace Banhammer.Engine;

/// <summary>A jail's part in reading one source: its filter, its ignore list, and the hits that wait to be counted.</summary>
/// <remarks>Owned by the source's <see cref="ReaderLoop"/>; the jail takes the hits between blocks.</remarks>
public sealed class JailReader(Filter filter, ILineDates dates, IgnoreList ignoreList) : IDisposable
{
    private readonly ArrayPoolBufferWriter<CountedFailure> hits = new(1024);

    /// <summary>Which lines are failures.</summary>
    public Filter Filter => filter;

    /// <summary>When.</summary>
    public ILineDates Dates => dates;

    /// <summary>Where the lines ended.</summary>
    public LineCounts Counts { get; } = new();

    /// <summary>Failures of the blocks read since <see cref="ClearHits"/>, in the order of the log.</summary>
    public ReadOnlySpan<CountedFailure> Hits => hits.WrittenSpan;

    /// <summary>Forgets the hits that were taken.</summary>
    public void ClearHits() => hits.Clear();

    /// <inheritdoc/>
    public void Dispose() => hits.Dispose();

    /// <summary>Decides a candidate line, and keeps its failures as hits.</summary>
    /// <param name="block">The block that the line stands in.</param>
    /// <param name="start">Its first byte.</param>
    /// <param name="end">Behind its last, without the line end.</param>
    /// <param name="candidates">Which regexes can match.</param>
    /// <param name="firstBit">The bit of the filter's first failregex.</param>
    internal void Examine(ReadOnlySpan<byte> block, int start, int end, ReadOnlySpan<ulong> candidates, int firstBit)
    {
        var date = dates.Of(block, start, end);
        if (date.Kind != LineDateKind.Dated)
        {
            if (date.Kind == LineDateKind.Undated)
            {
                filter.Pass(block[start..end], date.Cut);
            }

            Counts.Add(date.Kind == LineDateKind.Rejected ? LineOutcome.Rejected : LineOutcome.Undated);
            return;
        }

        var sink = new HitSink(hits, ignoreList, date.Time);
        var before = hits.WrittenCount;
        var outcome = filter.Examine(block[start..end], date.Cut, date.Time, candidates, firstBit, ref sink);
        if (outcome == LineOutcome.Matched && hits.WrittenCount == before)
        {
            outcome = LineOutcome.Ignored;
        }

        Counts.Failures += hits.WrittenCount - before;
        Counts.Add(outcome);
        if (filter.DecidedBy is { } kind)
        {
            Counts.AddDecided(kind);
        }
    }

    private readonly struct HitSink(ArrayPoolBufferWriter<CountedFailure> hits, IgnoreList ignoreList, EventTime eventTime) : IFindingSink
    {
        public void Add(in Finding finding)
        {
            if (finding.Offender is { } offender && !ignoreList.Contains(offender) && !(finding.Address is { } address && ignoreList.Contains(address)))
            {
                hits.GetSpan(1)[0] = new CountedFailure(offender, eventTime);
                hits.Advance(1);
            }
        }
    }
}
