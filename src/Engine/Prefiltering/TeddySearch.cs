using System;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Banhammer.Engine.Prefiltering;

/// <summary>Finds many literals with vectors: fingerprints of three bytes in eight buckets, by the Teddy algorithm of Hyperscan.</summary>
/// <remarks>
/// A table look-up of each nibble of a byte gives the buckets that have such a byte at a place of their fingerprints; the six results are ANDed.
/// Where a bucket remains, a <see cref="LiteralIndex"/> tells which literal it is. The cost grows with how often that is in vain, so fingerprints come from a
/// sample of the log (<see cref="Train"/>). Beyond about fifty literals the buckets let too much through.
/// [1] Wang et al., "Hyperscan: a fast multi-pattern regex matcher for modern CPUs", NSDI 2019.
/// </remarks>
internal sealed class TeddySearch
{
    private const int Step = 64;
    private const int StepsPerRun = 64;
    private const int Reach = WindowCounter.Width - 1; // bytes behind the last position that its fingerprint needs

    private readonly TeddyPlan plan;
    private readonly LiteralIndex index;
    private readonly bool use256;
    private TeddyMasks masks;
    private bool isEmpty = true;

    /// <summary>A search for some of these literals.</summary>
    /// <param name="table">The literals.</param>
    /// <param name="counter">What the log has shown.</param>
    /// <param name="use256">Whether to use vectors of 256 bits, which needs AVX2.</param>
    public TeddySearch(LiteralTable table, WindowCounter counter, bool use256)
    {
        this.use256 = use256;
        plan = new TeddyPlan(table, counter);
        index = new LiteralIndex(table.Literals, table.Literals.Length);
    }

    /// <summary>Whether this machine has the vectors that the search needs.</summary>
    public static bool IsSupported => Vector128.IsHardwareAccelerated;

    /// <summary>Positions without a literal that the last search had to look at.</summary>
    public int FalseHits { get; private set; }

    /// <summary>Gets ready to search for these literals: chooses fingerprints and buckets by what the counter has counted. Allocates nothing.</summary>
    public void Train(ReadOnlySpan<int> literals)
    {
        isEmpty = literals.IsEmpty;
        plan.Make(literals);
        masks = new TeddyMasks(plan);
        index.Clear();
        foreach (var literal in literals)
        {
            index.Add(literal, plan.OffsetOf(literal));
        }
    }

    /// <summary>Marks each occurrence; those of one line before those of the next.</summary>
    public void Search<TSink>(ReadOnlySpan<byte> bytes, ref TSink sink)
        where TSink : struct, IOccurrences, allows ref struct
    {
        FalseHits = 0;
        if (!isEmpty)
        {
            var done = use256 ? Search256(bytes, ref sink) : Search128(bytes, 0, bytes, 0, ref sink);
            SearchTail(bytes, done, ref sink);
        }
    }

    /// <summary>Searches as far as whole steps go; where it stopped.</summary>
    /// <remarks>
    /// A run of steps at a time, without a branch that depends on what is found: the masks of steps with something are gathered, then looked
    /// into. A processor guesses such branches wrong, which costs as much as searching 60 bytes, and it keeps the tables in registers.
    /// </remarks>
    private int Search256<TSink>(ReadOnlySpan<byte> bytes, ref TSink sink)
        where TSink : struct, IOccurrences, allows ref struct
    {
        var (byte0, byte1, byte2) = (new TeddyMasks256(masks.Low0, masks.High0), new TeddyMasks256(masks.Low1, masks.High1), new TeddyMasks256(masks.Low2, masks.High2));
        Span<ulong> lanes = stackalloc ulong[StepsPerRun];
        Span<int> places = stackalloc int[StepsPerRun];
        ref var first = ref MemoryMarshal.GetReference(bytes);
        var at = 0;
        while (at <= bytes.Length - Step - Reach)
        {
            var end = Math.Min(bytes.Length - Step - Reach, at + ((StepsPerRun - 1) * Step));
            var found = 0;
            for (; at <= end; at += Step)
            {
                var low = byte0.Look(Vector256.LoadUnsafe(ref first, (nuint)at))
                    & byte1.Look(Vector256.LoadUnsafe(ref first, (nuint)at + 1))
                    & byte2.Look(Vector256.LoadUnsafe(ref first, (nuint)at + 2));
                var high = byte0.Look(Vector256.LoadUnsafe(ref first, (nuint)at + 32))
                    & byte1.Look(Vector256.LoadUnsafe(ref first, (nuint)at + 33))
                    & byte2.Look(Vector256.LoadUnsafe(ref first, (nuint)at + 34));
                var empty = Vector256.Equals(low, Vector256<byte>.Zero).ExtractMostSignificantBits()
                    | (ulong)Vector256.Equals(high, Vector256<byte>.Zero).ExtractMostSignificantBits() << Vector256<byte>.Count;
                lanes[found] = ~empty;
                places[found] = at;
                found += ~empty != 0 ? 1 : 0;
            }

            for (var i = 0; i < found; i++)
            {
                Verify(bytes, places[i], lanes[i], ref sink);
            }
        }

        return at;
    }

    /// <summary>Searches <paramref name="part"/>, which is <paramref name="bytes"/> from <paramref name="offset"/> on, as far as whole steps go.</summary>
    private int Search128<TSink>(scoped ReadOnlySpan<byte> part, int offset, ReadOnlySpan<byte> bytes, int at, ref TSink sink)
        where TSink : struct, IOccurrences, allows ref struct
    {
        var local = masks;
        ref var first = ref MemoryMarshal.GetReference(part);
        for (; at <= part.Length - Vector128<byte>.Count - Reach; at += Vector128<byte>.Count)
        {
            var buckets = local.BucketsAt(ref first, at);
            if (buckets != Vector128<byte>.Zero)
            {
                var empty = Vector128.Equals(buckets, Vector128<byte>.Zero).ExtractMostSignificantBits();
                Verify(bytes, offset + at, ~empty & ushort.MaxValue, ref sink);
            }
        }

        return at;
    }

    private void SearchTail<TSink>(ReadOnlySpan<byte> bytes, int done, ref TSink sink)
        where TSink : struct, IOccurrences, allows ref struct
    {
        // A copy with zeros behind it, so that the last bytes have a whole vector; comparisons are made in the real bytes, within their bounds.
        Span<byte> copy = stackalloc byte[Step + Reach + Vector128<byte>.Count + Reach];
        copy.Clear();
        bytes[done..].CopyTo(copy);
        Search128(copy, done, bytes, 0, ref sink);
    }

    /// <summary>Looks for literals at the positions of <paramref name="lanes"/>, lowest first.</summary>
    /// <param name="bytes">The block.</param>
    /// <param name="at">The position of lane 0.</param>
    /// <param name="lanes">One bit for each lane with a bucket.</param>
    /// <param name="sink">Takes the occurrences.</param>
    private void Verify<TSink>(ReadOnlySpan<byte> bytes, int at, ulong lanes, ref TSink sink)
        where TSink : struct, IOccurrences, allows ref struct
    {
        for (; lanes != 0; lanes &= lanes - 1)
        {
            if (!index.Mark(bytes, at + BitOperations.TrailingZeroCount(lanes), ref sink))
            {
                FalseHits++;
            }
        }
    }
}
