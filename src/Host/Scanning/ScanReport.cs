using System;
using Banhammer.Engine.Banning;

namespace Banhammer.Host.Scanning;

/// <summary>How a scan's result is printed: bans as they fall, then the sums.</summary>
internal abstract class ScanReport : IDisposable
{
    /// <summary>Takes the next ban.</summary>
    public abstract void Add(in Ban ban);

    /// <summary>Takes the sums and ends the report.</summary>
    public abstract void Finish(ScanSummary summary, ScanTally tally);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}
