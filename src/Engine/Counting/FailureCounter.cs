using System;
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
/// than twice the find time since the offender's last failure arrived. A timing wheel finds those: amortised O(1) for each failure, no scan.
/// A failure leaves the wheel alone; when an offender's time has come there, it goes back in if it failed since.
/// </para>
/// <para>
/// Memory is at most 115 bytes for each of <see cref="CounterOptions.MaxOffenders"/> and, beside an offender's only one, 8 to 64 bytes for each of
/// <see cref="CounterOptions.MaxFailures"/>; tables grow to that as needed. At either bound the offender idle longest by the counter's clock goes,
/// but one whose last failure brought it within one of its ticket goes only if there is no other. Not thread-safe: owned by one jail.
/// </para>
/// </remarks>
public sealed class FailureCounter
{
    private readonly OffenderTable<State> table;
    private readonly KeptTimeLists times = new();
    private readonly TimingWheel farWheel;
    private readonly TimingWheel nearWheel;
    private readonly int maxRetry;
    private readonly int maxOffenders;
    private readonly int maxFailures;
    private readonly ulong findTime; // µs
    private readonly long reach; // µs
    private long clock = long.MinValue; // µs of event time
    private long failures;
    private long tickets;
    private long evicted;
    private long forgotten;

    /// <summary>An empty counter.</summary>
    /// <param name="options">Limits that <see cref="CounterOptions.Validate"/> finds nothing wrong with; throws otherwise.</param>
    /// <param name="key">The secret that offenders are hashed with; it has no influence on results.</param>
    public FailureCounter(CounterOptions options, OffenderHashKey key)
    {
        if (options.Validate() is [var problem, ..])
            throw new ArgumentException(problem, nameof(options));
        Options = options;
        table = new OffenderTable<State>(key, options.MaxOffenders);
        var links = new TimingWheelLinks();
        farWheel = new TimingWheel(links);
        nearWheel = new TimingWheel(links);
        maxRetry = options.MaxRetry;
        maxOffenders = options.MaxOffenders;
        maxFailures = options.MaxFailures;
        findTime = (ulong)options.FindTime.Ticks / TimeSpan.TicksPerMicrosecond;
        reach = (long)findTime * 2;
    }

    /// <summary>The limits.</summary>
    public CounterOptions Options { get; }

    /// <summary>What the counter holds and has done.</summary>
    public CounterStatistics Statistics => new(table.Count, times.Count, failures, tickets, evicted, forgotten);

    /// <summary>Fetches memory for offenders that will be asked for soon.</summary>
    internal void Fetch(ReadOnlySpan<uint> hashes) => table.Fetch(hashes);

    /// <summary>The hash that finds an offender in all tables of the same key.</summary>
    internal uint HashOf(in Offender offender) => table.HashOf(offender);

    /// <summary>Counts failures in the order in which they were read.</summary>
    /// <param name="counted">The failures; times may run backwards. Offenders of kind <see cref="OffenderKind.None"/> count as one.</param>
    /// <param name="fallen">Takes the tickets that fell, in order; at least as long as <paramref name="counted"/>, else throws.</param>
    /// <returns>Number of tickets.</returns>
    public int Add(ReadOnlySpan<CountedFailure> counted, Span<Ticket> fallen)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fallen.Length, counted.Length);
        var count = 0;
        foreach (ref readonly var failure in counted)
        {
            if (Add(failure, out var ticket))
                fallen[count++] = ticket;
        }

        return count;
    }

    /// <summary>Counts one failure; true if a ticket falls by it.</summary>
    /// <param name="failure">Its time may run backwards.</param>
    /// <param name="ticket">The verdict; default if false.</param>
    public bool Add(in CountedFailure failure, out Ticket ticket) => Add(failure, HashOf(failure.Offender), out ticket);

    /// <summary>Counts a failure of an offender whose hash is known.</summary>
    internal bool Add(in CountedFailure failure, uint hash, out Ticket ticket)
    {
        failures++;
        var eventTime = failure.EventTime.Microseconds;
        if (eventTime > clock)
        {
            clock = eventTime;
            ForgetIdle(farWheel);
            ForgetIdle(nearWheel);
        }

        if (times.Count == maxFailures)
            Evict();
        var number = table.Find(failure.Offender, hash);
        var isNew = number < 0;
        if (isNew)
        {
            if (table.Count == maxOffenders)
                Evict();
            number = table.Add(failure.Offender, hash);
        }

        ref var state = ref table[number];
        state.Arrival = clock;
        var kept = times.Add(ref state.Times, eventTime, reach, out var index);
        if (TryFindWindow(kept, index, maxRetry, out var last))
        {
            tickets++;
            ticket = new Ticket(failure.Offender, new EventTime(kept[last]), maxRetry);
            if (!isNew)
                WheelOf(state).Cancel(number);
            Remove(number);
            return true;
        }

        var isNear = TryFindWindow(kept, index, maxRetry - 1, out _);
        if (isNew || isNear != state.IsNear)
        {
            if (!isNew)
                WheelOf(state).Cancel(number);
            state.IsNear = isNear;
            Schedule(WheelOf(state), number);
        }
        else
        {
            state.HasFailedSince = true;
        }

        ticket = default;
        return false;
    }

    /// <summary>Failures kept of an offender; 0 if there are none.</summary>
    public int CountOf(in Offender offender)
    {
        var number = table.Find(offender, HashOf(offender));
        return number < 0 ? 0 : table[number].Times.Count;
    }

    /// <summary>Whether <paramref name="size"/> neighbours, the failure at <paramref name="index"/> among them, lie within the find time.</summary>
    private bool TryFindWindow(ReadOnlySpan<long> kept, int index, int size, out int last)
    {
        for (last = Math.Min(index + size, kept.Length) - 1; last >= Math.Max(index, size - 1); last--)
        {
            if (KeptTimeLists.Distance(kept[last - size + 1], kept[last]) <= findTime)
                return true;
        }

        return false;
    }

    private void ForgetIdle(TimingWheel wheel)
    {
        while (wheel.TryTakeBefore(clock, out var number))
        {
            if (DeadlineOf(table[number]) >= clock)
            {
                Schedule(wheel, number);
                continue;
            }

            Remove(number);
            forgotten++;
        }
    }

    private void Evict()
    {
        var wheel = farWheel.Count > 0 ? farWheel : nearWheel;
        while (wheel.TryTakeEarliest(out var number))
        {
            // Later by the clock now; or, where a stray stamp has stopped the clock, in its turn behind those that didn't fail again.
            if (table[number].HasFailedSince)
            {
                Schedule(wheel, number);
                continue;
            }

            Remove(number);
            evicted++;
            return;
        }
    }

    private void Schedule(TimingWheel wheel, int number)
    {
        ref var state = ref table[number];
        state.HasFailedSince = false;
        wheel.Schedule(number, DeadlineOf(state));
    }

    private void Remove(int number)
    {
        times.Clear(ref table[number].Times);
        table.Remove(number);
    }

    private TimingWheel WheelOf(in State state) => state.IsNear ? nearWheel : farWheel;

    /// <summary>The last instant of the clock at which the offender isn't forgotten.</summary>
    private long DeadlineOf(in State state) => state.Arrival > long.MaxValue - reach ? long.MaxValue : state.Arrival + reach;

    private struct State
    {
        public long Arrival; // the clock when the last failure arrived
        public KeptTimes Times;
        public bool IsNear; // within one failure of a ticket, by the last failure
        public bool HasFailedSince; // it was put on the wheel
    }
}
