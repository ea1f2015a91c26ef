using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Host.Scanning;

/// <summary>Notes for each offender what it did and what became of it, and prints bans as they fall.</summary>
/// <param name="key">The secret that offenders are hashed with.</param>
/// <param name="onBan">Takes each ban, in order.</param>
internal sealed class ScanTally(OffenderHashKey key, Action<Ban> onBan) : IJailObserver
{
    /// <summary>Offenders that are told apart; 100 bytes each at most. A scan that meets more says so and counts no further ones.</summary>
    public const int MaxOffenders = 1 << 22; // 4,194,304

    private const int BatchSize = 32;
    private readonly OffenderTable<OffenderRecord> offenders = new(key, MaxOffenders);

    /// <summary>Distinct offenders with a failure, up to <see cref="MaxOffenders"/>.</summary>
    public int Offenders => offenders.Count;

    /// <summary>Failures of offenders beyond <see cref="MaxOffenders"/>.</summary>
    public long UntoldFailures { get; private set; }

    /// <summary>Bans in all.</summary>
    public long Bans { get; private set; }

    /// <summary>What is known of each offender, in the order in which they came.</summary>
    public IEnumerable<(Offender Offender, OffenderRecord Record)> Records =>
        Enumerable.Range(0, offenders.NumberEnd).Select(number => (offenders.OffenderOf(number), offenders[number]));

    /// <inheritdoc/>
    public void Failed(ReadOnlySpan<CountedFailure> failures)
    {
        Span<uint> hashes = stackalloc uint[BatchSize];
        while (!failures.IsEmpty)
        {
            var batch = failures[..Math.Min(BatchSize, failures.Length)];
            for (var i = 0; i < batch.Length; i++)
            {
                hashes[i] = offenders.HashOf(batch[i].Offender);
            }

            offenders.Fetch(hashes[..batch.Length]);
            for (var i = 0; i < batch.Length; i++)
            {
                Count(batch[i].Offender, hashes[i]);
            }

            failures = failures[batch.Length..];
        }
    }

    /// <inheritdoc/>
    public void Banned(in Ban ban)
    {
        Bans++;
        if (offenders.Find(ban.Offender, offenders.HashOf(ban.Offender)) is var number and >= 0)
        {
            ref var record = ref offenders[number];
            record.FirstBan = record.Bans++ == 0 ? ban.Time : record.FirstBan;
            record.Until = ban.Until;
        }

        onBan(ban);
    }

    private void Count(in Offender offender, uint hash)
    {
        var number = offenders.Find(offender, hash);
        if (number < 0 && offenders.Count == MaxOffenders)
        {
            UntoldFailures++;
            return;
        }

        offenders[number < 0 ? offenders.Add(offender, hash) : number].Failures++;
    }
}

/// <summary>An offender's part in a scan.</summary>
internal struct OffenderRecord
{
    /// <summary>Failures in all, those while banned too.</summary>
    public long Failures;

    /// <summary>Bans in all.</summary>
    public int Bans;

    /// <summary>When the first fell, if any.</summary>
    public EventTime FirstBan;

    /// <summary>When the last ends; null: never, or no ban.</summary>
    public EventTime? Until;
}
