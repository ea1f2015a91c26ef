using System;
using System.Numerics;

namespace Banhammer.Engine.Counting;

/// <summary>Holds items until their deadlines and gives them back in the order of these. Deadlines are any 64-bit numbers.</summary>
/// <remarks>
/// A hierarchical timing wheel [1] over the whole range of 64-bit numbers: eleven levels of 64 slots, one level for each six bits of the
/// deadline. An item lies on the level of the highest bits in which its deadline differs from the wheel's position, in the slot that these
/// bits name, so the first occupied slot of the lowest occupied level is always the earliest; bitmaps find it at once, however far
/// the clock jumps. When the position enters a slot of a higher level its items move down. An item moves down ten times at most, so schedule,
/// cancel and take are amortised O(1). Items with equal deadlines come in the order in which they were scheduled.
///
/// [1] G. Varghese, A. Lauck: Hashed and Hierarchical Timing Wheels. IEEE/ACM Transactions on Networking 5(6), 1997, scheme 7.
/// </remarks>
internal sealed class TimingWheel
{
    private const int LevelBits = 6;
    private const int SlotsPerLevel = 1 << LevelBits; // 64
    private const int LevelCount = 11;
    private const int None = -1;
    private const ulong SignBit = 1UL << 63;

    private readonly TimingWheelLinks links;
    private readonly int[] heads = new int[LevelCount * SlotsPerLevel];
    private readonly int[] tails = new int[LevelCount * SlotsPerLevel];
    private readonly ulong[] occupiedSlots = new ulong[LevelCount];
    private uint occupiedLevels;

    // The sign bit is flipped so that unsigned order is the order of deadlines. No item is earlier than the position.
    private ulong position;

    /// <summary>An empty wheel of items whose links are in <paramref name="links"/>.</summary>
    public TimingWheel(TimingWheelLinks links)
    {
        this.links = links;
        heads.AsSpan().Fill(None);
        tails.AsSpan().Fill(None);
    }

    /// <summary>Items in the wheel.</summary>
    public int Count { get; private set; }

    /// <summary>Puts in an item that is in none of the wheels that share its links. A deadline before the wheel's position counts as due there.</summary>
    public void Schedule(int item, long deadline)
    {
        links.EnsureRoom(item);
        links[item].Deadline = Math.Max((ulong)deadline ^ SignBit, position);
        Append(item);
        Count++;
    }

    /// <summary>Takes out an item that is in this wheel.</summary>
    public void Cancel(int item) => Remove(item, SlotOf(links[item].Deadline));

    /// <summary>The deadline of an item that is in the wheel, or was until it was taken last.</summary>
    public long DeadlineOf(int item) => (long)(links[item].Deadline ^ SignBit);

    /// <summary>Takes the earliest item whose deadline has passed: is earlier than <paramref name="now"/>. False if there is none.</summary>
    public bool TryTakeBefore(long now, out int item)
    {
        item = None;
        var end = (ulong)now ^ SignBit;
        return end > 0 && TryTake(end - 1, out item);
    }

    /// <summary>Takes the earliest item; false if the wheel is empty.</summary>
    public bool TryTakeEarliest(out int item) => TryTake(ulong.MaxValue, out item);

    /// <summary>Makes room for deadlines from <paramref name="now"/> on after the clock was set back. No effect if the wheel isn't past it.</summary>
    /// <remarks>Costs a step for each item, and happens only if items were taken at the later time.</remarks>
    public void Rewind(long now)
    {
        var start = (ulong)now ^ SignBit;
        if (start >= position)
            return;
        var chain = None;
        var last = None;
        for (var slot = 0; slot < heads.Length; slot++)
        {
            if (heads[slot] == None)
                continue;
            if (chain == None)
                chain = heads[slot];
            else
                links[last].Next = heads[slot];
            last = tails[slot];
            heads[slot] = tails[slot] = None;
        }

        occupiedLevels = 0;
        Array.Clear(occupiedSlots);
        position = start;
        AppendAll(chain);
    }

    private bool TryTake(ulong last, out int item)
    {
        while (occupiedLevels != 0)
        {
            var level = BitOperations.TrailingZeroCount(occupiedLevels);
            var slotInLevel = BitOperations.TrailingZeroCount(occupiedSlots[level]);
            var shift = level * LevelBits;
            var above = shift + LevelBits < 64 ? position >> (shift + LevelBits) << (shift + LevelBits) : 0;
            var start = above | ((ulong)slotInLevel << shift);
            if (start > last)
                break;
            position = start;
            var slot = (level * SlotsPerLevel) + slotInLevel;
            item = heads[slot];
            if (level == 0)
            {
                Remove(item, slot);
                return true;
            }

            heads[slot] = tails[slot] = None;
            ClearSlot(slot);
            AppendAll(item);
        }

        item = None;
        return false;
    }

    private void AppendAll(int chain)
    {
        while (chain != None)
        {
            var next = links[chain].Next;
            Append(chain);
            chain = next;
        }
    }

    private int SlotOf(ulong deadline)
    {
        var level = (63 - BitOperations.LeadingZeroCount((deadline ^ position) | 1)) / LevelBits;
        return (level * SlotsPerLevel) + ((int)(deadline >> (level * LevelBits)) & (SlotsPerLevel - 1));
    }

    private void Append(int item)
    {
        ref var link = ref links[item];
        var slot = SlotOf(link.Deadline);
        link.Next = None;
        link.Previous = tails[slot];
        if (tails[slot] == None)
            heads[slot] = item;
        else
            links[tails[slot]].Next = item;
        tails[slot] = item;
        occupiedSlots[slot / SlotsPerLevel] |= 1UL << (slot % SlotsPerLevel);
        occupiedLevels |= 1u << (slot / SlotsPerLevel);
    }

    private void Remove(int item, int slot)
    {
        var (previous, next) = (links[item].Previous, links[item].Next);
        if (previous == None)
            heads[slot] = next;
        else
            links[previous].Next = next;
        if (next == None)
            tails[slot] = previous;
        else
            links[next].Previous = previous;
        if (heads[slot] == None)
            ClearSlot(slot);
        Count--;
    }

    private void ClearSlot(int slot)
    {
        var level = slot / SlotsPerLevel;
        occupiedSlots[level] &= ~(1UL << (slot % SlotsPerLevel));
        if (occupiedSlots[level] == 0)
            occupiedLevels &= ~(1u << level);
    }
}
