using System;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine;

/// <summary>Counts the failures that the readers of its sources found, and decides bans.</summary>
/// <remarks>Owns its counter and its bans; not thread-safe. Hits come in batches, from one reader or several.</remarks>
public sealed class Jail
{
    private const int BatchSize = 32;
    private readonly FailureCounter counter;
    private readonly BanList bans;
    private readonly BanPolicy policy;
    private EventTime? now;

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
        Span<uint> hashes = stackalloc uint[BatchSize];
        while (!failures.IsEmpty)
        {
            var batch = failures[..Math.Min(BatchSize, failures.Length)];
            for (var i = 0; i < batch.Length; i++)
            {
                hashes[i] = counter.HashOf(batch[i].Offender);
            }

            // The tables of a flood are larger than the caches.
            bans.Fetch(hashes[..batch.Length]);
            counter.Fetch(hashes[..batch.Length]);
            for (var i = 0; i < batch.Length; i++)
            {
                Take(batch[i], hashes[i], observer);
            }

            failures = failures[batch.Length..];
        }
    }

    private void Take(in CountedFailure failure, uint hash, IJailObserver observer)
    {
        if (failure.EventTime != now)
        {
            now = failure.EventTime;
            while (bans.Advance(failure.EventTime, out _))
            {
            }
        }

        if (!bans.Contains(failure.Offender, hash) && counter.Add(failure, hash, out var ticket) && bans.TryBan(ticket, hash, policy, out var ban))
        {
            observer.Banned(ban);
        }
    }
}
