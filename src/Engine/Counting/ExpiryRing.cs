using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Banhammer.Engine.Counting;

/// <summary>Numbers that wait for a second, given back second by second; within one in no particular order.</summary>
/// <remarks>
/// A hashed timing wheel (Varghese and Lauck, scheme 5) of one slot a second, long enough for the longest wait, so a slot never mixes two rounds.
/// A slot is a list of cache lines of 14 numbers each rather than of the waiting entries themselves: adding writes one line that is in the cache,
/// and what is due can be fetched from memory together. Nothing is ever cancelled: who takes a number looks whether it still has to wait.
/// </remarks>
internal sealed class ExpiryRing
{
    private const int NumbersPerLine = 14;
    private const int MinSlots = 64;

    private readonly RecordPool<Line> lines;
    private readonly int[] heads; // number of the first line + 1; 0: none; only the first has room
    private readonly ulong[] occupied;
    private readonly long mask;
    private long first; // the second of the first occupied slot is not before it

    /// <summary>An empty ring.</summary>
    /// <param name="longestWait">Seconds between the earliest and the latest number that will be in the ring at once.</param>
    public ExpiryRing(long longestWait)
    {
        var slots = (int)BitOperations.RoundUpToPowerOf2((ulong)Math.Max(longestWait + 1, MinSlots));
        lines = new RecordPool<Line>();
        heads = new int[slots];
        occupied = new ulong[slots / 64];
        mask = slots - 1;
    }

    /// <summary>Numbers in the ring.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a number.</summary>
    public void Push(int number, long second)
    {
        first = Count == 0 ? second : Math.Min(first, second);
        Push(number, (int)(second & mask));
    }

    /// <summary>A number of the earliest second; false if the ring is empty.</summary>
    public bool TryPeek(out int number, out long second)
    {
        (number, second) = (-1, 0);
        if (Count == 0)
            return false;
        second = FirstOccupied();
        ref var line = ref lines[heads[(int)(second & mask)] - 1];
        number = line.Numbers[line.Count - 1];
        return true;
    }

    /// <summary>Takes the number that <see cref="TryPeek"/> showed.</summary>
    public void Pop()
    {
        var slot = (int)(first & mask);
        ref var line = ref lines[heads[slot] - 1];
        if (--line.Count == 0)
            DropLine(slot);
        Count--;
    }

    /// <summary>Takes some of the numbers of the earliest second, if that is not after <paramref name="last"/>.</summary>
    /// <param name="last">The last second whose turn it is.</param>
    /// <param name="numbers">Takes the numbers; 14 at least.</param>
    /// <returns>How many; 0 if there are no more.</returns>
    public int Take(long last, Span<int> numbers)
    {
        if (Count == 0 || FirstOccupied() > last)
            return 0;
        var slot = (int)(first & mask);
        ref var line = ref lines[heads[slot] - 1];
        var count = line.Count;
        ((ReadOnlySpan<int>)line.Numbers)[..count].CopyTo(numbers);
        DropLine(slot);
        Count -= count;
        return count;
    }

    /// <summary>Takes out the numbers that needn't wait any more, whichever their second.</summary>
    public void RemoveAll(Predicate<int> isOver)
    {
        for (var slot = 0; slot < heads.Length; slot++)
        {
            var next = heads[slot];
            heads[slot] = 0;
            occupied[slot / 64] &= ~(1UL << (slot % 64));
            while (next != 0)
            {
                var line = lines[next - 1];
                lines.Return(next - 1);
                next = line.Next;
                Count -= line.Count;
                foreach (var number in ((ReadOnlySpan<int>)line.Numbers)[..line.Count])
                {
                    if (!isOver(number))
                        Push(number, slot);
                }
            }
        }
    }

    private void Push(int number, int slot)
    {
        var head = heads[slot];
        if (head == 0 || lines[head - 1].Count == NumbersPerLine)
        {
            var line = lines.Rent();
            lines[line].Next = head;
            heads[slot] = head = line + 1;
            occupied[slot / 64] |= 1UL << (slot % 64);
        }

        ref var room = ref lines[head - 1];
        room.Numbers[room.Count++] = number;
        Count++;
    }

    private void DropLine(int slot)
    {
        var line = heads[slot] - 1;
        heads[slot] = lines[line].Next;
        lines.Return(line);
        if (heads[slot] == 0)
            occupied[slot / 64] &= ~(1UL << (slot % 64));
    }

    private long FirstOccupied()
    {
        var slot = (int)(first & mask);
        var word = occupied[slot / 64] >> (slot % 64);
        if (word != 0)
            return first += BitOperations.TrailingZeroCount(word);
        first += 64 - (slot % 64);
        while ((word = occupied[(int)(first & mask) / 64]) == 0)
            first += 64;
        return first += BitOperations.TrailingZeroCount(word);
    }

    private struct Line
    {
        public int Next; // number of the next line + 1; 0: none
        public int Count;
        public LineNumbers Numbers;
    }

    [InlineArray(NumbersPerLine)]
    private struct LineNumbers
    {
        private int number;
    }
}
