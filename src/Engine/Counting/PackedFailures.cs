using System;
using Banhammer.Engine.Dates;

namespace Banhammer.Engine.Counting;

/// <summary>Counts the failures of offenders in their entries: as long as they are few, in whole seconds and in order.</summary>
/// <remarks>
/// Five failures fit: the second of the latest and four gaps of 16 bits, and a sixth that fills a window needn't be kept. What doesn't fit is counted
/// in <see cref="ListedFailures"/>, with the same results. An offender's number waits in a ring for the second after which it is forgotten. It stays
/// there when the offender fails again, or gets its ticket; what became of it is looked up when its turn comes.
/// </remarks>
internal sealed class PackedFailures
{
    /// <summary>Failures of an offender that fit.</summary>
    public const int MaxKept = 5;

    private const long MaxReach = (1 << 18) - 2; // seconds, 3 days; two rings of 1 MB
    private const int RingLine = 14;
    private const int FetchAhead = 12;

    // More than half of the numbers in the rings are there for nothing then, so a sweep is two steps for each of those.
    private const int MinSwept = 1024;

    private readonly OffenderTable table;
    private readonly ExpiryRing farRing;
    private readonly ExpiryRing nearRing;
    private readonly int maxRetry;
    private readonly ulong findTime; // s
    private readonly ulong reach; // s
    private readonly Predicate<int> isOver;

    /// <summary>No failures yet.</summary>
    /// <param name="table">The offenders.</param>
    /// <param name="options">The limits.</param>
    public PackedFailures(OffenderTable table, CounterOptions options)
    {
        this.table = table;
        maxRetry = options.MaxRetry;
        var reachMicroseconds = 2 * (options.FindTime.Ticks / TimeSpan.TicksPerMicrosecond);
        IsPossible = reachMicroseconds % EventTime.PerSecond == 0 && reachMicroseconds / EventTime.PerSecond <= MaxReach;
        reach = IsPossible ? (ulong)(reachMicroseconds / EventTime.PerSecond) : 0;
        findTime = reach / 2; // cut to whole seconds, which is all the same to whole seconds
        farRing = new ExpiryRing((long)reach);
        nearRing = new ExpiryRing((long)reach);
        isOver = IsOver;
    }

    /// <summary>What became of a failure.</summary>
    public enum Outcome
    {
        /// <summary>It is kept.</summary>
        Kept,

        /// <summary>It filled a window; the offender has no failures any more.</summary>
        Ticket,

        /// <summary>It can't be kept here; nothing has changed.</summary>
        DoesNotFit,
    }

    /// <summary>Whether the find time is one that failures can be packed for: at most 1.5 days, in half seconds.</summary>
    public bool IsPossible { get; }

    /// <summary>Offenders with failures here.</summary>
    public int Offenders { get; private set; }

    /// <summary>Failures here.</summary>
    public int Failures { get; private set; }

    /// <summary>Counts a failure in the second that the counter's clock shows.</summary>
    public Outcome Add(int number, uint second)
    {
        ref var entry = ref table[number];
        var (kept, within, gap) = (1, 1, 0UL);
        if (entry.Count > 0)
        {
            gap = second - entry.Place;
            var (age, gaps) = (gap, entry.Gaps);
            for (var left = entry.Count; left > 0 && age <= reach; left--)
            {
                kept++;
                within += age <= findTime ? 1 : 0;
                age += gaps & ushort.MaxValue;
                gaps >>= 16;
            }
        }

        if (within >= maxRetry)
        {
            Clear(ref entry);
            if (farRing.Count + nearRing.Count > (2 * Offenders) + MinSwept)
                Sweep();
            return Outcome.Ticket;
        }

        if (kept > MaxKept || (kept > 1 && gap > ushort.MaxValue) || (within < maxRetry - 1 && (entry.Marks & OffenderMarks.InNearRing) != 0))
            return Outcome.DoesNotFit;
        Offenders += entry.Count == 0 ? 1 : 0;
        Failures += kept - entry.Count;
        entry.Gaps = (entry.Gaps << 16) | (gap & ushort.MaxValue);
        entry.Count = (byte)kept;
        entry.Place = second;
        if ((entry.Marks & OffenderMarks.InRing) == 0)
            Push(farRing, number, ref entry, OffenderMarks.InFarRing);
        return Outcome.Kept;
    }

    /// <summary>Hands the failures of an offender over, the earliest first, and forgets them.</summary>
    /// <param name="number">The offender.</param>
    /// <param name="eventTimes">Takes them, in microseconds; room for <see cref="MaxKept"/>.</param>
    /// <returns>How many there were.</returns>
    public int MoveTo(Span<long> eventTimes, int number)
    {
        var count = CopyTo(eventTimes, number);
        Clear(ref table[number]);
        return count;
    }

    /// <summary>Tells the failures of an offender as <see cref="MoveTo"/> does, and keeps them.</summary>
    public int CopyTo(Span<long> eventTimes, int number)
    {
        ref var entry = ref table[number];
        var count = entry.Count;
        var (second, gaps) = ((long)entry.Place, entry.Gaps);
        for (var i = count - 1; i >= 0; i--)
        {
            eventTimes[i] = second * EventTime.PerSecond;
            second -= (long)(gaps & ushort.MaxValue);
            gaps >>= 16;
        }

        return count;
    }

    /// <summary>Forgets those whose time to be forgotten is not after a second.</summary>
    /// <returns>How many there were.</returns>
    public int Forget(long last) => Forget(farRing, last) + Forget(nearRing, last);

    /// <summary>The offender that is idle longest among those far from a ticket, or near one.</summary>
    /// <param name="near">Which; of those near one only when there are none that are far.</param>
    /// <param name="second">The last second in which it wouldn't be forgotten.</param>
    /// <returns>False if there is none.</returns>
    public bool TryFindIdlest(bool near, out long second)
    {
        var ring = near ? nearRing : farRing;
        while (ring.TryPeek(out var number, out second))
        {
            ref var entry = ref table[number];
            if (entry.Count > 0 && second == DeadlineOf(entry) && (near || !IsNear(entry)))
                return true;
            ring.Pop();
            Requeue(number);
        }

        return false;
    }

    /// <summary>Forgets the offender that <see cref="TryFindIdlest"/> found.</summary>
    public void Evict(bool near)
    {
        var ring = near ? nearRing : farRing;
        ring.TryPeek(out var number, out _);
        ring.Pop();
        Remove(number);

        // In a flood beyond the bound every failure evicts: those whose turn is soon are fetched, as their entries and then as their buckets.
        if (ring.Ahead(FetchAhead) is var later and >= 0)
            table.FetchEntry(later);
        if (ring.Ahead(FetchAhead / 2) is var soon and >= 0)
            table.FetchBucketOf(soon);
    }

    private int Forget(ExpiryRing ring, long last)
    {
        var forgotten = 0;
        Span<int> numbers = stackalloc int[RingLine];
        while (ring.Take(last, numbers) is var count and > 0)
        {
            Fetch(numbers[..count]);
            foreach (var number in numbers[..count])
            {
                if (table[number].Count > 0 && DeadlineOf(table[number]) <= last)
                {
                    Remove(number);
                    forgotten++;
                }
                else
                {
                    Requeue(number);
                }
            }
        }

        return forgotten;
    }

    /// <summary>Takes the numbers out of the rings that needn't wait there.</summary>
    private void Sweep()
    {
        farRing.RemoveAll(isOver);
        nearRing.RemoveAll(isOver);
    }

    private bool IsOver(int number)
    {
        if (table[number].Count > 0)
            return false;
        Requeue(number);
        return true;
    }

    private void Fetch(ReadOnlySpan<int> numbers)
    {
        foreach (var number in numbers)
            table.FetchEntry(number);
        foreach (var number in numbers)
            table.FetchBucketOf(number);
    }

    /// <summary>Puts a number that was taken from a ring back in where it belongs by now, if anywhere.</summary>
    private void Requeue(int number)
    {
        ref var entry = ref table[number];
        entry.Marks &= ~OffenderMarks.InRing;
        if (entry.Count == 0)
            table.Release(number);
        else if (IsNear(entry))
            Push(nearRing, number, ref entry, OffenderMarks.InNearRing);
        else
            Push(farRing, number, ref entry, OffenderMarks.InFarRing);
    }

    private void Push(ExpiryRing ring, int number, ref OffenderEntry entry, OffenderMarks mark)
    {
        entry.Marks |= mark;
        ring.Push(number, DeadlineOf(entry));
    }

    private void Remove(int number)
    {
        ref var entry = ref table[number];
        entry.Marks &= ~OffenderMarks.InRing;
        Clear(ref entry);
        table.Release(number);
    }

    private void Clear(ref OffenderEntry entry)
    {
        if (entry.Count == 0)
            return;
        Offenders--;
        Failures -= entry.Count;
        entry.Count = 0;
    }

    /// <summary>Whether one failure more in the latest one's second would make a ticket.</summary>
    private bool IsNear(in OffenderEntry entry)
    {
        var (age, gaps, within) = (0UL, entry.Gaps, 0);
        for (var left = entry.Count; left > 0 && age <= findTime; left--)
        {
            within++;
            age += gaps & ushort.MaxValue;
            gaps >>= 16;
        }

        return within >= maxRetry - 1;
    }

    private long DeadlineOf(in OffenderEntry entry) => entry.Place + (long)reach;
}
