using System;

namespace Banhammer.Engine.Counting;

/// <summary>Counts the failures of offenders in lists of times: any number, any instants, in any order.</summary>
/// <remarks>
/// Wheels find who is idle, exactly to the microsecond. A failure leaves its wheel alone; when an offender's time has come there, it goes back in if
/// it failed since.
/// </remarks>
internal sealed class ListedFailures
{
    private readonly OffenderTable table;
    private readonly RecordPool<Record> records = new();
    private readonly KeptTimeLists times = new();
    private readonly TimingWheel farWheel;
    private readonly TimingWheel nearWheel;
    private readonly int maxRetry;
    private readonly ulong findTime; // µs
    private readonly long reach; // µs

    /// <summary>No failures yet.</summary>
    /// <param name="table">The offenders.</param>
    /// <param name="options">The limits.</param>
    public ListedFailures(OffenderTable table, CounterOptions options)
    {
        this.table = table;
        var links = new TimingWheelLinks();
        farWheel = new TimingWheel(links);
        nearWheel = new TimingWheel(links);
        maxRetry = options.MaxRetry;
        findTime = (ulong)options.FindTime.Ticks / TimeSpan.TicksPerMicrosecond;
        reach = (long)findTime * 2;
    }

    /// <summary>Offenders with failures here.</summary>
    public int Offenders => records.Count;

    /// <summary>Failures here.</summary>
    public int Failures => times.Count;

    /// <summary>Failures kept of an offender that is listed.</summary>
    public int CountOf(int number) => records[(int)table[number].Place].Times.Count;

    /// <summary>The failures of an offender that is listed, in microseconds, the earliest first; valid until the next change.</summary>
    public ReadOnlySpan<long> TimesOf(int number) => times.Of(ref records[(int)table[number].Place].Times);

    /// <summary>Makes a list of an offender that has none; empty but for the times given, which may be of no ticket.</summary>
    public void Start(int number, ReadOnlySpan<long> eventTimes)
    {
        var item = records.Rent();
        ref var entry = ref table[number];
        entry.Place = (uint)item;
        entry.Marks |= OffenderMarks.Listed;
        records[item].Number = number;
        foreach (var eventTime in eventTimes)
            times.Add(ref records[item].Times, eventTime, reach, out _);
    }

    /// <summary>Counts a failure of an offender that is listed; true if a ticket falls by it, which ends the list.</summary>
    /// <param name="number">The offender.</param>
    /// <param name="eventTime">Microseconds.</param>
    /// <param name="clock">The counter's clock, microseconds.</param>
    /// <param name="last">The latest failure in the window, if a ticket falls.</param>
    public bool Add(int number, long eventTime, long clock, out long last)
    {
        var item = (int)table[number].Place;
        ref var record = ref records[item];
        record.Arrival = clock;
        var kept = times.Add(ref record.Times, eventTime, reach, out var index);
        var isFull = TryFindWindow(kept, index, maxRetry, out var end);
        last = isFull ? kept[end] : 0;
        if (isFull)
        {
            Remove(item);
            return true;
        }

        var isNear = TryFindWindow(kept, index, maxRetry - 1, out _);
        if (record.IsOnWheel && isNear == record.IsNear)
        {
            record.HasFailedSince = true;
            return false;
        }

        if (record.IsOnWheel)
            WheelOf(record).Cancel(item);
        record.IsNear = isNear;
        Schedule(item);
        return false;
    }

    /// <summary>Forgets those whose time to be forgotten has passed.</summary>
    /// <returns>How many there were.</returns>
    public int Forget(long clock) => Forget(farWheel, clock) + Forget(nearWheel, clock);

    /// <summary>Forgets the offender that is idle longest among those far from a ticket, or near one; false if there is none.</summary>
    /// <param name="near">Which.</param>
    /// <param name="before">Only one that would be forgotten before this instant, in microseconds; null: any.</param>
    public bool TryEvict(bool near, long? before)
    {
        var wheel = near ? nearWheel : farWheel;
        while (before is { } limit ? wheel.TryTakeBefore(limit, out var item) : wheel.TryTakeEarliest(out item))
        {
            records[item].IsOnWheel = false;

            // Later by the clock now; or, where a stray stamp has stopped the clock, in its turn behind those that didn't fail again.
            if (records[item].HasFailedSince)
            {
                Schedule(item);
                continue;
            }

            Remove(item);
            return true;
        }

        return false;
    }

    /// <summary>Forgets an offender that is listed.</summary>
    public void Drop(int number) => Remove((int)table[number].Place);

    private int Forget(TimingWheel wheel, long clock)
    {
        var forgotten = 0;
        while (wheel.TryTakeBefore(clock, out var item))
        {
            records[item].IsOnWheel = false;
            if (DeadlineOf(records[item]) >= clock)
            {
                Schedule(item);
                continue;
            }

            Remove(item);
            forgotten++;
        }

        return forgotten;
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

    private void Schedule(int item)
    {
        ref var record = ref records[item];
        record.HasFailedSince = false;
        record.IsOnWheel = true;
        WheelOf(record).Schedule(item, DeadlineOf(record));
    }

    private void Remove(int item)
    {
        ref var record = ref records[item];
        if (record.IsOnWheel)
            WheelOf(record).Cancel(item);
        times.Clear(ref record.Times);
        var number = record.Number;
        records.Return(item);
        table[number].Marks &= ~OffenderMarks.Listed;
        table.Release(number);
    }

    private TimingWheel WheelOf(in Record record) => record.IsNear ? nearWheel : farWheel;

    /// <summary>The last instant of the clock at which the offender isn't forgotten.</summary>
    private long DeadlineOf(in Record record) => record.Arrival > long.MaxValue - reach ? long.MaxValue : record.Arrival + reach;

    private struct Record
    {
        public int Number; // the offender's
        public bool IsNear; // within one failure of a ticket, by the last failure
        public bool HasFailedSince; // it was put on the wheel
        public bool IsOnWheel;
        public long Arrival; // the clock when the last failure arrived
        public KeptTimes Times;
    }
}
