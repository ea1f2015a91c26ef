using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine.Counting;

/// <summary>Offenders and a value for each, under small numbers that stay the same while the offender is in the table.</summary>
/// <remarks>
/// Open addressing with linear probing at a load of 3/4 at most. A slot holds 32 bits of the keyed hash beside the number, so probing touches the
/// slots only, and an offender is deleted by shifting its successors back: no tombstones, no decay.
/// </remarks>
public sealed class OffenderTable<TValue>
    where TValue : struct
{
    private readonly OffenderHashKey key;
    private readonly int maxCount;
    private ulong[] slots = new ulong[16]; // hash << 32 | number + 1; 0 is empty
    private Entry[] entries = new Entry[12];
    private int[] freeNumbers = new int[12];
    private int freeCount;
    private int used;

    /// <summary>An empty table.</summary>
    /// <param name="key">The secret that offenders are hashed with.</param>
    /// <param name="maxCount">Offenders that will be in the table at most.</param>
    public OffenderTable(OffenderHashKey key, int maxCount)
    {
        this.key = key;
        this.maxCount = maxCount;
    }

    /// <summary>Offenders in the table.</summary>
    public int Count => used - freeCount;

    /// <summary>Numbers in use are below this.</summary>
    public int NumberEnd => used;

    /// <summary>The value of the offender with this number; valid until the next <see cref="Add"/>.</summary>
    public ref TValue this[int number] => ref entries[number].Value;

    /// <summary>The offender with this number; of no kind if it was removed.</summary>
    public ref readonly Offender OffenderOf(int number) => ref entries[number].Offender;

    /// <summary>The hash that finds an offender; the same in all tables of one key.</summary>
    public uint HashOf(in Offender offender) => (uint)offender.Hash(key);

    /// <summary>The number of an offender, or -1.</summary>
    /// <param name="offender">The offender.</param>
    /// <param name="hash">Its <see cref="HashOf"/>.</param>
    public int Find(in Offender offender, uint hash)
    {
        var all = slots;
        var mask = all.Length - 1;
        for (var at = (int)hash & mask; ; at = (at + 1) & mask)
        {
            var slot = all[at];
            if (slot == 0)
                return -1;
            if ((uint)(slot >> 32) == hash && entries[(int)(uint)slot - 1].Offender == offender)
                return (int)(uint)slot - 1;
        }
    }

    /// <summary>Fetches the memory that <see cref="Find"/> will look at for each of these: together, rather than waiting for one after the other.</summary>
    public unsafe void Fetch(ReadOnlySpan<uint> hashes)
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        // The addresses are only hints: they may be stale after a collection.
        var mask = slots.Length - 1;
        foreach (var hash in hashes)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref slots[(int)hash & mask]));
        }

        foreach (var hash in hashes)
        {
            if ((uint)slots[(int)hash & mask] is var number and not 0)
            {
                // An entry can lie in two cache lines.
                var entry = (byte*)Unsafe.AsPointer(ref entries[number - 1]);
                Sse.Prefetch0(entry);
                Sse.Prefetch0(entry + Unsafe.SizeOf<Entry>() - 1);
            }
        }
    }

    /// <summary>Adds an offender that is not in the table, with a default value; returns its number.</summary>
    public int Add(in Offender offender, uint hash)
    {
        if (freeCount == 0 && used == entries.Length)
            Grow();
        var number = freeCount > 0 ? freeNumbers[--freeCount] : used++;
        entries[number] = new Entry { Offender = offender };
        Insert(slots, hash, number);
        return number;
    }

    /// <summary>Removes the offender with this number.</summary>
    public void Remove(int number)
    {
        var mask = slots.Length - 1;
        var hole = (int)(uint)entries[number].Offender.Hash(key) & mask;
        while ((int)(uint)slots[hole] - 1 != number)
            hole = (hole + 1) & mask;
        for (var at = (hole + 1) & mask; slots[at] != 0; at = (at + 1) & mask)
        {
            // A successor may fill the hole unless its own place lies behind the hole.
            var home = (int)(slots[at] >> 32) & mask;
            if (((at - home) & mask) < ((at - hole) & mask))
                continue;
            slots[hole] = slots[at];
            hole = at;
        }

        slots[hole] = 0;
        entries[number] = default;
        freeNumbers[freeCount++] = number;
    }

    private void Grow()
    {
        var size = slots.Length * 2;
        Array.Resize(ref entries, Math.Min(size / 4 * 3, maxCount));
        Array.Resize(ref freeNumbers, entries.Length);
        var larger = new ulong[size];
        foreach (var slot in slots)
        {
            if (slot != 0)
                Insert(larger, (uint)(slot >> 32), (int)(uint)slot - 1);
        }

        slots = larger;
    }

    private static void Insert(ulong[] slots, uint hash, int number)
    {
        var mask = slots.Length - 1;
        var at = (int)hash & mask;
        while (slots[at] != 0)
            at = (at + 1) & mask;
        slots[at] = ((ulong)hash << 32) | (uint)(number + 1);
    }

    private struct Entry
    {
        public Offender Offender;
        public TValue Value;
    }
}
