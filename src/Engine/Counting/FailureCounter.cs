using System;
using System.Collections.Generic;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine.Counting;

/// <summary>Counts failures per offender: a ticket falls when <c>maxretry</c> of them lie within <c>findtime</c> of event time, ends included.</summary>
/// <remarks>
/// <para>
/// The window is exact, also for late failures: each counts at its own time. What lies more than twice the find time from the failure just added
/// is dropped, before or after it, so the answer is exact as long as an offender's failures arrive at most a find time out of order, and a stray
/// stamp in the far future is dropped with the offender's next failure. After its ticket an offender starts anew at zero.
/// </para>
/// <para>
/// The counter's clock is the latest event time seen; it never rejects a failure. An offender is forgotten when the clock has moved on by more
/// than twice the find time since the offender's last failure arrived: amortised O(1) for each failure, no scan. A failure in order and in whole
/// seconds costs one look at the offender's entry (<see cref="PackedFailures"/>), any other a list of times (<see cref="ListedFailures"/>).
/// </para>
/// <para>
/// Memory is 50 bytes for each offender with few failures in order, else at most 150 for each of <see cref="CounterOptions.MaxOffenders"/> and, beside
/// an offender's only one, 8 to 64 bytes for each of <see cref="CounterOptions.MaxFailures"/>; tables grow to that as needed. At either bound the
/// offender idle longest by the counter's clock goes, but one whose last failure brought it within one of its ticket goes only if there is no other.
/// Not thread-safe: owned by one jail.
/// </para>
/// </remarks>
public sealed class FailureCounter
{
    private readonly OffenderTable table;
    private readonly PackedFailures packed;
    private readonly ListedFailures listed;
    private readonly int maxOffenders;
    private readonly int maxFailures;
    private long clock = long.MinValue; // µs of event time
    private uint? clockSecond; // the clock, if failures at it can be packed
    private long failures;
    private long tickets;
    private long evicted;
    private long forgotten;

    /// <summary>An empty counter.</summary>
    /// <param name="options">Limits that <see cref="CounterOptions.Validate"/> finds nothing wrong with; throws otherwise.</param>
    /// <param name="key">The secret that offenders are hashed with; it has no influence on results.</param>
    public FailureCounter(CounterOptions options, OffenderHashKey key)
        : this(options, new OffenderTable(key))
    {
    }

    /// <summary>An empty counter of offenders in a table that others use too.</summary>
    internal FailureCounter(CounterOptions options, OffenderTable table)
    {
        if (options.Validate() is [var problem, ..])
            throw new ArgumentException(problem, nameof(options));
        Options = options;
        this.table = table;
        packed = new PackedFailures(table, options);
        listed = new ListedFailures(table, options);
        maxOffenders = options.MaxOffenders;
        maxFailures = options.MaxFailures;
    }

    /// <summary>The limits.</summary>
    public CounterOptions Options { get; }

    /// <summary>What the counter holds and has done.</summary>
    public CounterStatistics Statistics => new(Offenders, KeptFailures, failures, tickets, evicted, forgotten);

    /// <summary>Offenders in the table, with those that are only waiting to be looked at.</summary>
    internal int EntriesInUse => table.Count;

    private int Offenders => packed.Offenders + listed.Offenders;

    private int KeptFailures => packed.Failures + listed.Failures;

    /// <summary>Counts failures in the order in which they were read.</summary>
    /// <param name="counted">The failures; times may run backwards. Offenders of kind <see cref="OffenderKind.None"/> count as one.</param>
    /// <param name="fallen">Takes the tickets that fell, in order; at least as long as <paramref name="counted"/>, else throws.</param>
    /// <returns>Number of tickets.</returns>
    public int Add(ReadOnlySpan<CountedFailure> counted, Span<Ticket> fallen)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fallen.Length, counted.Length);
        var count = 0;
        Span<OffenderLookup> lookups = stackalloc OffenderLookup[OffenderTable.BatchSize];
        while (!counted.IsEmpty)
        {
            var batch = counted[..Math.Min(OffenderTable.BatchSize, counted.Length)];
            table.Fetch(batch, lookups);
            for (var i = 0; i < batch.Length; i++)
            {
                if (Add(batch[i], table.FindOrAdd(batch[i].Offender, lookups[i]), out var ticket))
                    fallen[count++] = ticket;
            }

            counted = counted[batch.Length..];
        }

        return count;
    }

    /// <summary>Counts one failure; true if a ticket falls by it.</summary>
    /// <param name="failure">Its time may run backwards.</param>
    /// <param name="ticket">The verdict; default if false.</param>
    public bool Add(in CountedFailure failure, out Ticket ticket) => Add(failure, table.FindOrAdd(failure.Offender), out ticket);

    /// <summary>Failures kept of an offender; 0 if there are none.</summary>
    public int CountOf(in Offender offender)
    {
        var number = table.Find(offender);
        return number < 0 ? 0 : table[number].IsListed ? listed.CountOf(number) : table[number].Count;
    }

    /// <summary>All failures that are kept, each offender's in order; a copy.</summary>
    public IReadOnlyList<CountedFailure> Kept
    {
        get
        {
            var kept = new List<CountedFailure>(KeptFailures);
            Span<long> few = stackalloc long[PackedFailures.MaxKept];
            for (var number = 0; number < table.NumberEnd; number++)
            {
                if (!table[number].IsCounted)
                    continue;
                ReadOnlySpan<long> eventTimes = few[..(table[number].IsListed ? 0 : packed.CopyTo(few, number))];
                foreach (var time in table[number].IsListed ? listed.TimesOf(number) : eventTimes)
                    kept.Add(new CountedFailure(table[number].Offender, new EventTime(time)));
            }

            return kept;
        }
    }

    /// <summary>Forgets the failures of an offender, as after its ticket.</summary>
    public void Forget(in Offender offender)
    {
        var number = table.Find(offender);
        if (number < 0)
            return;
        if (table[number].IsListed)
        {
            listed.Drop(number);
            return;
        }

        Span<long> dropped = stackalloc long[PackedFailures.MaxKept];
        packed.MoveTo(dropped, number);
        table.Release(number);
    }

    /// <summary>Counts a failure of an offender that isn't banned, whose number in the table is known; it goes from there if nobody holds it then.</summary>
    internal bool Add(in CountedFailure failure, int number, out Ticket ticket)
    {
        // The number mustn't go to another offender if this one is forgotten or evicted meanwhile.
        table[number].Marks |= OffenderMarks.InHand;
        var fell = TryFill(number, failure.EventTime.Microseconds, out var last);
        table[number].Marks &= ~OffenderMarks.InHand;
        ticket = default;
        if (fell)
        {
            tickets++;
            ticket = new Ticket(failure.Offender, new EventTime(last), Options.MaxRetry);
            table.Release(number);
        }

        return fell;
    }

    private bool TryFill(int number, long eventTime, out long last)
    {
        failures++;
        if (eventTime > clock)
            Advance(eventTime);
        if (KeptFailures == maxFailures)
            Evict();
        if (Offenders == maxOffenders && !table[number].IsCounted)
            Evict();
        last = eventTime;
        if (!table[number].IsListed)
        {
            if (eventTime == clock && clockSecond is { } second && packed.Add(number, second) is var outcome and not PackedFailures.Outcome.DoesNotFit)
                return outcome == PackedFailures.Outcome.Ticket;
            Span<long> eventTimes = stackalloc long[PackedFailures.MaxKept];
            listed.Start(number, eventTimes[..packed.MoveTo(eventTimes, number)]);
        }

        return listed.Add(number, eventTime, clock, out last);
    }

    private void Advance(long eventTime)
    {
        clock = eventTime;
        var (second, rest) = Math.DivRem(eventTime, EventTime.PerSecond);
        clockSecond = packed.IsPossible && rest == 0 && second is >= 0 and <= uint.MaxValue ? (uint)second : null;
        forgotten += listed.Forget(eventTime);
        if (eventTime > 0)
            forgotten += packed.Forget((eventTime - 1) / EventTime.PerSecond);
    }

    private void Evict()
    {
        if (TryEvict(near: false) || TryEvict(near: true))
            evicted++;
    }

    private bool TryEvict(bool near)
    {
        if (!packed.TryFindIdlest(near, out var second))
            return listed.TryEvict(near, before: null);
        if (!listed.TryEvict(near, second * EventTime.PerSecond))
            packed.Evict(near);
        return true;
    }
}
