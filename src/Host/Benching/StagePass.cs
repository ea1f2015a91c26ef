using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Banhammer.Engine;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Prefiltering;

namespace Banhammer.Host.Benching;

/// <summary>One pass over the sample in which each stage takes a whole block before the next does, with a look at the clock between.</summary>
/// <remarks>The engine goes line by line, and leaves the prefilter out in a flood; so the sum of the stages isn't quite the whole.</remarks>
internal sealed class StagePass(BenchedFilter filter, TimeProvider time) : IJailObserver
{
    private readonly List<(Candidate Line, LineDate Date, int Index)> dated = [];
    private readonly List<CountedFailure> hits = [];
    private readonly double[] seconds = new double[5];
    private long lines, candidateLines, datedLines, hitLines;
    private long last;

    /// <summary>Goes over the sample once.</summary>
    /// <returns>Framing to counting; reading isn't part of it.</returns>
    public IReadOnlyList<StageCost> Run()
    {
        var key = OffenderHashKey.Random();
        var texts = new OffenderTexts(key);
        var (jail, running, dates) = (BenchedFilter.NewJail(texts, key), filter.Plan.NewFilter(texts, filter.Options), filter.NewDates());
        var prefilter = new Prefilter(filter.Needs);
        using var candidates = new CandidateList();
        using var pipe = filter.NewReader();
        var framer = new LineFramer(pipe, FramingOptions.Default);
        last = time.GetTimestamp();
        while (framer.TryRead(out var block))
        {
            Lap(0);
            prefilter.Find(block, candidates);
            Lap(1);
            Date(block, candidates, dates);
            Lap(2);
            Match(block, candidates, running);
            Lap(3);
            jail.Take(CollectionsMarshal.AsSpan(hits), this);
            Lap(4);
            lines += block.LineCount;
        }

        return [Cost("frame", 0, lines), Cost("prefilter", 1, lines), Cost("date", 2, candidateLines), Cost("match", 3, datedLines), Cost("count", 4, hitLines)];
    }

    /// <inheritdoc/>
    public void Failed(ReadOnlySpan<CountedFailure> failures) => hitLines += failures.Length;

    /// <inheritdoc/>
    public void Banned(in Ban ban)
    {
        // it was counted as a part of the stage
    }

    private StageCost Cost(string name, int stage, long reached) => new(name, reached > 0 ? seconds[stage] : 0, reached);

    private void Lap(int stage)
    {
        var now = time.GetTimestamp();
        seconds[stage] += time.GetElapsedTime(last, now).TotalSeconds;
        last = now;
    }

    private void Date(in Block block, CandidateList candidates, LineDates dates)
    {
        dated.Clear();
        candidateLines += candidates.Count;
        for (var i = 0; i < candidates.Count; i++)
        {
            ref readonly var line = ref candidates[i];
            ref readonly var date = ref dates.Of(block.Bytes, line.Start, line.End);
            if (date.Kind == LineDateKind.Dated)
            {
                dated.Add((line, date, i));
            }
        }

        dates.FinishBlock(block.Bytes);
    }

    private void Match(in Block block, CandidateList candidates, Filter running)
    {
        hits.Clear();
        datedLines += dated.Count;
        foreach (var (line, date, index) in dated)
        {
            var sink = new HitSink(hits, date.Time);
            running.Examine(block, line.Start, line.End, date.Cut, date.Time, candidates.Sets(index), 0, ref sink);
        }
    }

    private readonly struct HitSink(List<CountedFailure> hits, EventTime eventTime) : IFindingSink
    {
        public void Add(in Finding finding)
        {
            if (finding.Offender.Kind != OffenderKind.None)
            {
                hits.Add(new CountedFailure(finding.Offender, eventTime));
            }
        }
    }
}
