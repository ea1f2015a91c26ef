using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine;

/// <summary>Counts the failures that the readers of its sources found, and decides bans.</summary>
/// <remarks>Owns its counter and its bans; not thread-safe. Hits come in batches, from one reader or several.</remarks>
public sealed class Jail
{
    private readonly OffenderTexts texts;
    private readonly OffenderHashKey key;
    private readonly OffenderTable offenders;
    private readonly FailureCounter counter;
    private readonly BanList bans;
    private readonly IBanEnds ends;
    private readonly bool nowFollowsLog;
    private EventTime? now;

    /// <summary>A jail that has seen nothing yet.</summary>
    /// <param name="options">Limits that <see cref="JailOptions.Validate"/> finds nothing wrong with.</param>
    /// <param name="texts">The texts of its offenders, shared with its filters.</param>
    /// <param name="key">The secret that offenders are hashed with.</param>
    /// <param name="ends">Fixes how long bans last; null: the options do.</param>
    public Jail(JailOptions options, OffenderTexts texts, OffenderHashKey key, IBanEnds? ends = null)
    {
        (this.texts, this.key) = (texts, key);
        offenders = new OffenderTable(key);
        counter = new FailureCounter(options.Counter, offenders);
        bans = new BanList(offenders, texts);
        this.ends = ends ?? options.Bans;
        nowFollowsLog = options.NowFollowsLog;
        Tally = options.Tally is { } tally ? new OffenderTally(offenders, tally) : null;
    }

    /// <summary>What the counter holds and has done.</summary>
    public CounterStatistics Counting => counter.Statistics;

    /// <summary>What the ban list holds and has done.</summary>
    public BanStatistics Banning => bans.Statistics;

    /// <summary>All offenders so far, if the options ask for it.</summary>
    public OffenderTally? Tally { get; }

    /// <summary>The bans in force; a copy.</summary>
    public IReadOnlyList<Ban> Bans => bans.Bans;

    /// <summary>Counts failures, in order.</summary>
    /// <remarks>An offender that is banned starts anew at zero when its ban is over: what it does until then makes no second ban.</remarks>
    public void Take(ReadOnlySpan<CountedFailure> failures, IJailObserver observer)
    {
        observer.Failed(failures);
        Count(failures, observer);
    }

    /// <summary>A jail of other limits that goes on where this one stands, which is empty afterwards. Its tally isn't taken over.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="ends">Fixes how long bans last from now on; null: the options do.</param>
    /// <param name="observer">Sees whom they ban at once.</param>
    public Jail With(JailOptions options, IBanEnds? ends, IJailObserver observer)
    {
        var changed = new Jail(options, texts, key, ends);
        foreach (var ban in bans.Bans)
        {
            bans.TryUnban(ban.Offender, out _);
            changed.bans.TryBan(ban, out _);
        }

        changed.Count([.. counter.Kept.OrderBy(failure => failure.EventTime)], observer);
        return changed;
    }

    /// <summary>Sets <em>now</em> and takes a ban that is over; to be called until false, when none is left.</summary>
    public bool Advance(EventTime instant, out Ban over) => bans.Advance(instant, out over);

    /// <summary>Puts a ban in force that was stored or made by hand. Failures of the offender that were counted are forgotten, as after a ticket.</summary>
    /// <returns>False if the offender is banned already, or the ban would be over now.</returns>
    public bool TryBan(in Ban made)
    {
        if (!bans.Contains(made.Offender))
        {
            counter.Forget(made.Offender);
        }

        return bans.TryBan(made, out _);
    }

    /// <summary>Lets an offender back before its time; false if it isn't banned.</summary>
    public bool TryUnban(in Offender offender, out Ban ban) => bans.TryUnban(offender, out ban);

    private void Count(ReadOnlySpan<CountedFailure> failures, IJailObserver observer)
    {
        Span<OffenderLookup> lookups = stackalloc OffenderLookup[OffenderTable.BatchSize];
        while (!failures.IsEmpty)
        {
            var batch = failures[..Math.Min(OffenderTable.BatchSize, failures.Length)];
            offenders.Fetch(batch, lookups);
            for (var i = 0; i < batch.Length; i++)
            {
                Take(batch[i], lookups[i], observer);
            }

            failures = failures[batch.Length..];
        }
    }

    private void Take(in CountedFailure failure, in OffenderLookup lookup, IJailObserver observer)
    {
        if (nowFollowsLog && failure.EventTime != now)
        {
            now = failure.EventTime;
            while (bans.Advance(failure.EventTime, out _))
            {
            }
        }

        var number = offenders.FindOrAdd(failure.Offender, lookup);
        Tally?.Add(number);
        if (!offenders[number].IsBanned && counter.Add(failure, number, out var ticket)
            && bans.TryBan(new Ban(ticket.Offender, ticket.LastFailure, ends.EndOf(ticket.Offender, ticket.LastFailure), ticket.Failures), out var ban))
        {
            observer.Banned(ban);
        }
    }
}
