using System;
using System.Runtime.InteropServices;

namespace Banhammer.Engine.Counting;

/// <summary>Sorted lists of times, in microseconds, that keep what lies within a reach of the time added last.</summary>
/// <remarks>
/// A list takes at most eight times the room of what it holds, a single time none. Adding the latest time and dropping old ones is amortised
/// O(1): dropping moves the start, and the list moves within its block once a quarter of that is free. A late time costs a move of those after it.
/// </remarks>
internal sealed class KeptTimeLists
{
    // Enough for the usual maxretry of 5, so that most lists never move to another block.
    private const int MinCapacity = 4;

    private readonly TimeSlabs slabs = new();

    /// <summary>Times in all lists.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a time to a list and drops those further than <paramref name="reach"/> from it.</summary>
    /// <param name="list">A list of this object, or default for a new one.</param>
    /// <param name="time">The time.</param>
    /// <param name="reach">Not negative.</param>
    /// <param name="index">Where the time is in the result; behind equal ones.</param>
    /// <returns>The list in ascending order; valid until the next call.</returns>
    public Span<long> Add(ref KeptTimes list, long time, long reach, out int index)
    {
        var times = Times(ref list);
        var from = 0;
        while (from < times.Length && times[from] < time && Distance(times[from], time) > (ulong)reach)
            from++;
        var to = times.Length;
        while (to > from && times[to - 1] > time && Distance(time, times[to - 1]) > (ulong)reach)
            to--;

        var kept = to - from;
        Count += kept + 1 - list.Count;
        index = PlaceFor(times[from..to], time);
        if (kept == 0)
        {
            ReturnBlock(list);
            list = new KeptTimes { TimeOrPlace = time, Count = 1 };
            return Times(ref list);
        }

        MakeRoom(ref list, from, kept);
        list.Count = kept + 1;
        times = Times(ref list);
        times[index..kept].CopyTo(times[(index + 1)..]);
        times[index] = time;
        return times;
    }

    /// <summary>The times of a list in ascending order; valid until the next change.</summary>
    public ReadOnlySpan<long> Of(ref KeptTimes list) => Times(ref list);

    /// <summary>Empties a list.</summary>
    public void Clear(ref KeptTimes list)
    {
        Count -= list.Count;
        ReturnBlock(list);
        list = default;
    }

    /// <summary>How far <paramref name="later"/> is behind <paramref name="earlier"/>, which isn't later: exact over the whole range.</summary>
    public static ulong Distance(long earlier, long later) => unchecked((ulong)later - (ulong)earlier);

    private Span<long> Times(ref KeptTimes list) => list.Count switch
    {
        0 => [],
        1 => MemoryMarshal.CreateSpan(ref list.TimeOrPlace, 1),
        _ => slabs[list.SizeClass, list.Block].Slice(list.Start, list.Count),
    };

    private static int PlaceFor(ReadOnlySpan<long> times, long time)
    {
        if (times.IsEmpty || times[^1] <= time)
            return times.Length;
        var (low, high) = (0, times.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (times[middle] <= time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Cuts a list to <paramref name="kept"/> times from <paramref name="from"/> on, in a block with room for one more behind them.</summary>
    private void MakeRoom(ref KeptTimes list, int from, int kept)
    {
        var times = Times(ref list).Slice(from, kept);
        if (list.Count > 1)
        {
            var capacity = TimeSlabs.CapacityOf(list.SizeClass);
            var start = list.Start + from;
            var roomy = capacity > MinCapacity && (kept + 1) * 8 <= capacity;
            if (!roomy && start + kept < capacity)
            {
                list.Place(list.Block, start);
                return;
            }

            if (!roomy && start * 4 >= capacity)
            {
                times.CopyTo(slabs[list.SizeClass, list.Block]);
                list.Place(list.Block, 0);
                return;
            }
        }

        var sizeClass = TimeSlabs.ClassFor(Math.Max(MinCapacity, (kept * 3 / 2) + 1));
        var block = slabs.Rent(sizeClass);
        times.CopyTo(slabs[sizeClass, block]);
        ReturnBlock(list);
        list.SizeClass = (byte)sizeClass;
        list.Count = kept;
        list.Place(block, 0);
    }

    private void ReturnBlock(in KeptTimes list)
    {
        if (list.Count > 1)
            slabs.Return(list.SizeClass, list.Block);
    }
}
