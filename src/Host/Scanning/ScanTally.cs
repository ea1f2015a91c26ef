using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Banhammer.Engine;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Host.Scanning;

/// <summary>Notes for each offender what it did and what became of it, and prints bans as they fall.</summary>
/// <param name="onBan">Takes each ban, in order.</param>
internal sealed class ScanTally(Action<Ban> onBan) : IJailObserver
{
    /// <summary>Offenders that are told apart; 48 bytes each. A scan that meets more says so and counts no further ones.</summary>
    public const int MaxOffenders = 1 << 22; // 4,194,304

    private readonly Dictionary<Offender, OffenderRecord> offenders = [];

    /// <summary>Distinct offenders with a failure, up to <see cref="MaxOffenders"/>.</summary>
    public int Offenders => offenders.Count;

    /// <summary>Failures of offenders beyond <see cref="MaxOffenders"/>.</summary>
    public long UntoldFailures { get; private set; }

    /// <summary>Bans in all.</summary>
    public long Bans { get; private set; }

    /// <summary>What is known of each offender.</summary>
    public IReadOnlyDictionary<Offender, OffenderRecord> Records => offenders;

    /// <inheritdoc/>
    public void Failed(ReadOnlySpan<CountedFailure> failures)
    {
        foreach (ref readonly var failure in failures)
        {
            if (offenders.Count < MaxOffenders || offenders.ContainsKey(failure.Offender))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(offenders, failure.Offender, out _).Failures++;
            }
            else
            {
                UntoldFailures++;
            }
        }
    }

    /// <inheritdoc/>
    public void Banned(in Ban ban)
    {
        Bans++;
        ref var record = ref CollectionsMarshal.GetValueRefOrNullRef(offenders, ban.Offender);
        if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref record))
        {
            record.FirstBan = record.Bans++ == 0 ? ban.Time : record.FirstBan;
            record.Until = ban.Until;
        }

        onBan(ban);
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
