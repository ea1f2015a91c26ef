using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine.Tests.Counting;

/// <summary>The plain twin of the failure counter: a list of times for each offender, all looked through each time.</summary>
internal sealed class ReferenceFailureCounter(CounterOptions options)
{
    private readonly Dictionary<Offender, (List<long> Times, Int128 Arrival, bool IsNear)> offenders = [];
    private readonly Int128 findTime = options.FindTime.Ticks / TimeSpan.TicksPerMicrosecond;
    private Int128 clock = long.MinValue;

    public int Offenders => offenders.Count;

    public int KeptFailures => offenders.Values.Sum(entry => entry.Times.Count);

    public int Forgotten { get; private set; }

    public bool Contains(Offender offender) => offenders.ContainsKey(offender);

    public int CountOf(Offender offender) => offenders.TryGetValue(offender, out var entry) ? entry.Times.Count : 0;

    /// <summary>The offenders that may go at a bound: those idle longest among those not near a ticket, or among all if all are near.</summary>
    public Offender[] Evictable()
    {
        var far = offenders.Where(entry => !entry.Value.IsNear).ToArray();
        var candidates = far.Length > 0 ? far : [.. offenders];
        var oldest = candidates.Min(entry => Deadline(entry.Value.Arrival));
        return [.. candidates.Where(entry => Deadline(entry.Value.Arrival) == oldest).Select(entry => entry.Key)];
    }

    public void Evict(Offender offender) => offenders.Remove(offender);

    public void Advance(EventTime eventTime)
    {
        clock = Int128.Max(clock, eventTime.Microseconds);
        foreach (var (offender, entry) in offenders.ToArray())
        {
            if (clock - entry.Arrival <= 2 * findTime)
                continue;
            offenders.Remove(offender);
            Forgotten++;
        }
    }

    public bool Add(CountedFailure failure, out Ticket ticket)
    {
        Advance(failure.EventTime);
        var time = failure.EventTime.Microseconds;
        var times = offenders.TryGetValue(failure.Offender, out var entry) ? entry.Times : [];
        times.RemoveAll(other => Int128.Abs((Int128)other - time) > 2 * findTime);
        times.Add(time);
        times.Sort();
        var full = times.Where(end => Within(times, end) >= options.MaxRetry).ToArray();
        ticket = default;
        if (full.Length > 0)
        {
            offenders.Remove(failure.Offender);
            ticket = new Ticket(failure.Offender, new EventTime(full.Max()), options.MaxRetry);
            return true;
        }

        var near = times.Any(end => end >= time && (Int128)end - time <= findTime && Within(times, end) >= options.MaxRetry - 1);
        offenders[failure.Offender] = (times, clock, near);
        return false;
    }

    /// <summary>Deadlines beyond the calendar are one.</summary>
    private Int128 Deadline(Int128 arrival) => Int128.Min(arrival + (2 * findTime), long.MaxValue);

    private int Within(List<long> times, long end) => times.Count(other => other <= end && (Int128)end - other <= findTime);
}
