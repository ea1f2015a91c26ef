using System;
using Banhammer.Engine;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;

namespace Banhammer.Host.Scanning;

/// <summary>How a scan's result is printed: bans as they fall, then the sums.</summary>
internal abstract class ScanReport : IJailObserver, IDisposable
{
    /// <summary>What the report wants to know of each offender.</summary>
    public virtual TallyOptions Tally => new();

    /// <summary>Failures aren't printed one by one.</summary>
    public void Failed(ReadOnlySpan<CountedFailure> failures)
    {
    }

    /// <inheritdoc/>
    public abstract void Banned(in Ban ban);

    /// <summary>Takes the sums and ends the report.</summary>
    public abstract void Finish(ScanSummary summary, OffenderTally offenders);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}
