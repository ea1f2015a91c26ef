using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine.Counting;

/// <summary>The offenders of a jail, under small numbers that stay the same while the offender is in the table.</summary>
/// <remarks>
/// <para>
/// Counter, bans and tally share the table, so that a hit is one lookup: each marks the entries that it holds, and an offender that nobody holds
/// goes. Twice the size of a cache is reached soon in a flood, so a lookup is two cache lines, one of a bucket and one of an entry, and
/// <see cref="Fetch"/> asks memory for those of a whole batch at once: at a million offenders that is three times as fast.
/// </para>
/// <para>
/// A bucket is a line of 16 words. Fifteen hold a number in as many bits as the table needs and, above it, as many bits of the keyed hash as are
/// left over: at eight, one lookup in fifty looks at a wrong entry. The last word counts the offenders that found this bucket full and went to a
/// later one, so a search ends where it is 0, and removing leaves nothing behind.
/// </para>
/// </remarks>
/// <param name="key">The secret that offenders are hashed with.</param>
internal sealed class OffenderTable(OffenderHashKey key)
{
    /// <summary>Hits that are looked up together.</summary>
    public const int BatchSize = 64;

    private const int WordsPerBucket = 16;
    private const int SlotsPerBucket = 15;
    private const uint Slots = (1 << SlotsPerBucket) - 1;
    private const int MeanLoad = 11; // at most; beyond, too many buckets are full
    private const int MinBuckets = 4;

    private readonly RecordPool<OffenderEntry> entries = new();
    private CacheLines buckets = NewBuckets(MinBuckets);
    private uint bucketMask = MinBuckets - 1;
    private uint numberMask = (MinBuckets * WordsPerBucket) - 1;

    /// <summary>Offenders in the table.</summary>
    public int Count => entries.Count;

    /// <summary>Numbers in use are below this.</summary>
    public int NumberEnd => entries.NumberEnd;

    /// <summary>The entry of a number; valid until an offender is added. A number that isn't in use has no marks.</summary>
    public ref OffenderEntry this[int number]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref entries[number];
    }

    /// <summary>The hash that finds an offender.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint HashOf(in Offender offender) => (uint)offender.Hash(key);

    /// <summary>Hashes the offenders of a batch, guesses their numbers, and has their memory fetched meanwhile.</summary>
    /// <param name="batch">The failures.</param>
    /// <param name="lookups">Takes what finding each needs.</param>
    public void Fetch(ReadOnlySpan<CountedFailure> batch, Span<OffenderLookup> lookups)
    {
        for (var i = 0; i < batch.Length; i++)
        {
            var hash = HashOf(batch[i].Offender);
            lookups[i].Hash = hash;
            Prefetch(ref Bucket(hash & bucketMask));
        }

        foreach (ref var lookup in lookups[..batch.Length])
        {
            var found = FindTag(ref Bucket(lookup.Hash & bucketMask), TagOf(lookup.Hash));
            lookup.Guess = -1;
            if (found != 0)
            {
                lookup.Guess = NumberIn(Unsafe.Add(ref Bucket(lookup.Hash & bucketMask), BitOperations.TrailingZeroCount(found)));
                Prefetch(ref entries[lookup.Guess]);
            }
        }
    }

    /// <summary>The number of an offender, or -1.</summary>
    public int Find(in Offender offender) => Find(offender, HashOf(offender));

    /// <summary>The number of an offender; one that isn't in the table is added, and nobody holds it.</summary>
    /// <param name="offender">The offender.</param>
    /// <param name="lookup">From <see cref="Fetch"/>; the guess may be wrong or out of date.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FindOrAdd(in Offender offender, in OffenderLookup lookup)
        => lookup.Guess >= 0 && entries[lookup.Guess].IsOf(offender) ? lookup.Guess : FindOrAdd(offender, lookup.Hash);

    /// <summary>The number of an offender; one that isn't in the table is added, and nobody holds it.</summary>
    public int FindOrAdd(in Offender offender) => FindOrAdd(offender, HashOf(offender));

    /// <summary>Has memory fetched that <see cref="Release"/> of this number needs, whose entry was asked for before.</summary>
    public void FetchBucketOf(int number) => Prefetch(ref Bucket(entries[number].Hash(key) & bucketMask));

    /// <summary>Has the entry of a number fetched.</summary>
    public void FetchEntry(int number) => Prefetch(ref entries[number]);

    /// <summary>Removes the offender if nobody holds it.</summary>
    public void Release(int number)
    {
        ref var entry = ref entries[number];
        if (entry.IsHeld)
            return;
        var hash = entry.Hash(key);
        var word = TagOf(hash) | (uint)(number + 1);
        for (var at = hash & bucketMask; ; at = (at + 1) & bucketMask)
        {
            ref var bucket = ref Bucket(at);
            if (FindWord(ref bucket, word) is var found and not 0)
            {
                Unsafe.Add(ref bucket, BitOperations.TrailingZeroCount(found)) = 0;
                break;
            }

            Unsafe.Add(ref bucket, SlotsPerBucket)--;
        }

        entries.Return(number);
    }

    private int Find(in Offender offender, uint hash)
    {
        var tag = TagOf(hash);
        for (var at = hash & bucketMask; ; at = (at + 1) & bucketMask)
        {
            ref var bucket = ref Bucket(at);
            for (var found = FindTag(ref bucket, tag); found != 0; found &= found - 1)
            {
                var number = NumberIn(Unsafe.Add(ref bucket, BitOperations.TrailingZeroCount(found)));
                if (entries[number].IsOf(offender))
                    return number;
            }

            if (Unsafe.Add(ref bucket, SlotsPerBucket) == 0)
                return -1;
        }
    }

    private int FindOrAdd(in Offender offender, uint hash)
    {
        var number = Find(offender, hash);
        if (number >= 0)
            return number;
        if (Count == (int)(bucketMask + 1) * MeanLoad)
            Grow();
        number = entries.Rent();
        entries[number] = new OffenderEntry(offender);
        Insert(hash, number);
        return number;
    }

    private void Insert(uint hash, int number)
    {
        for (var at = hash & bucketMask; ; at = (at + 1) & bucketMask)
        {
            ref var bucket = ref Bucket(at);
            if (FindWord(ref bucket, 0) is var free and not 0)
            {
                Unsafe.Add(ref bucket, BitOperations.TrailingZeroCount(free)) = TagOf(hash) | (uint)(number + 1);
                return;
            }

            Unsafe.Add(ref bucket, SlotsPerBucket)++;
        }
    }

    private void Grow()
    {
        bucketMask = (bucketMask * 2) + 1;
        numberMask = (numberMask * 2) + 1;
        buckets = NewBuckets((int)(bucketMask + 1));
        for (var number = 0; number < NumberEnd; number++)
        {
            ref var entry = ref entries[number];
            if (entry.Marks != OffenderMarks.None)
                Insert(entry.Hash(key), number);
        }
    }

    private static CacheLines NewBuckets(int count)
    {
        var words = count * WordsPerBucket;
        var memory = new CacheLines(words * sizeof(uint));
        memory.First<uint>(words).Clear();
        return memory;
    }

    private ref uint Bucket(uint at) => ref buckets.At<uint>((int)(at * WordsPerBucket));

    /// <summary>The bits of a hash that stand above a number; never 0, so an empty slot is no match.</summary>
    private uint TagOf(uint hash) => Math.Max(hash & ~numberMask, numberMask + 1);

    private int NumberIn(uint word) => (int)(word & numberMask) - 1;

    /// <summary>The slots of a bucket with a tag, a bit for each.</summary>
    private uint FindTag(ref uint bucket, uint tag)
    {
        var mask = Vector256.Create(~numberMask);
        var wanted = Vector256.Create(tag);
        var low = Vector256.Equals(Vector256.LoadUnsafe(ref bucket) & mask, wanted).ExtractMostSignificantBits();
        var high = Vector256.Equals(Vector256.LoadUnsafe(ref bucket, 8) & mask, wanted).ExtractMostSignificantBits();
        return (low | (high << 8)) & Slots;
    }

    private static uint FindWord(ref uint bucket, uint word)
    {
        var wanted = Vector256.Create(word);
        var low = Vector256.Equals(Vector256.LoadUnsafe(ref bucket), wanted).ExtractMostSignificantBits();
        var high = Vector256.Equals(Vector256.LoadUnsafe(ref bucket, 8), wanted).ExtractMostSignificantBits();
        return (low | (high << 8)) & Slots;
    }

    private static unsafe void Prefetch<T>(ref T item)
        where T : unmanaged
    {
        // Only a hint: it does no harm if the address is out of date.
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref item));
    }
}
