using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;

namespace Banhammer.Host.Scanning;

/// <summary>Puts the bans that several jails make in a block of a log into the order of event time.</summary>
internal sealed class BansInOrder
{
    private readonly List<(EventTime Time, Ban Ban, ScanReport Report)> bans = [];

    /// <summary>An observer that holds a report's bans back until <see cref="Flush"/>.</summary>
    public IJailObserver For(ScanReport report) => new Holder(this, report);

    /// <summary>Reports the bans of a block; those of the same instant in the order of the jails.</summary>
    public void Flush()
    {
        foreach (var (_, ban, report) in bans.OrderBy(held => held.Time))
        {
            report.Banned(ban);
        }

        bans.Clear();
    }

    private sealed class Holder(BansInOrder order, ScanReport report) : IJailObserver
    {
        public void Failed(ReadOnlySpan<CountedFailure> failures) => report.Failed(failures);

        public void Banned(in Ban ban) => order.bans.Add((ban.Time, ban, report));
    }
}
