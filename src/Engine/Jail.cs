using System;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine;

/// <summary>Counts the failures that the readers of its sources found, and decides bans.</summary>
/// <remarks>Owns its counter and its bans; not thread-safe. Hits come in batches, from one reader or several.</remarks>
public sealed class Jail
{
    private readonly FailureCounter counter;
    private readonly BanList bans;
    private readonly BanPolicy policy;

    /// <summary>A jail that has seen nothing yet.</summary>
    /// <param name="options">Limits that <see cref="JailOptions.Validate"/> finds nothing wrong with.</param>
    /// <param name="texts">The texts of its offenders, shared with its filters.</param>
    /// <param name="key">The secret that offenders are hashed with.</param>
    public Jail(JailOptions options, OffenderTexts texts, OffenderHashKey key)
    {
        counter = new FailureCounter(options.Counter, key);
        bans = new BanList(key, texts);
        policy = options.Bans;
    }

    /// <summary>What the counter holds and has done.</summary>
    public CounterStatistics Counting => counter.Statistics;

    /// <summary>What the ban list holds and has done.</summary>
    public BanStatistics Banning => bans.Statistics;

    /// <summary>Counts failures, in order, with <em>now</em> following their event times.</summary>
    /// <remarks>An offender that is banned starts anew at zero when its ban is over: what it does until then makes no second ban.</remarks>
    public void Take(ReadOnlySpan<CountedFailure> failures, IJailObserver observer)
    {
        observer.Failed(failures);
        for (var i = 0; i < failures.Length; i++)
        {
            PrefetchFor(failures, i);
            ref readonly var failure = ref failures[i];
            while (bans.Advance(failure.EventTime, out _))
            {
            }

            if (!bans.Contains(failure.Offender) && counter.Add(failure, out var ticket) && bans.TryBan(ticket, policy, out var ban))
            {
                observer.Banned(ban);
            }
        }
    }

    // The tables of a flood are larger than the caches: what the next failures need is fetched while this one is counted.
    private void PrefetchFor(ReadOnlySpan<CountedFailure> failures, int index)
    {
        const int SlotsAhead = 8;
        const int EntriesAhead = 4;
        if (index + SlotsAhead < failures.Length)
        {
            var slots = failures[index + SlotsAhead].Offender;
            bans.Prefetch(slots);
            counter.Prefetch(slots);
            var entries = failures[index + EntriesAhead].Offender;
            bans.PrefetchEntry(entries);
            counter.PrefetchEntry(entries);
        }
    }
}
