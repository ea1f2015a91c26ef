using System;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Banhammer.Engine.Prefiltering;

/// <summary>Finds many literals with vectors: fingerprints of three bytes in eight buckets, by the Teddy algorithm of Hyperscan.</summary>
/// <remarks>
/// A table look-up of each nibble of a byte gives the buckets that have such a byte at a place of their fingerprints; the six results are ANDed.
/// Where a bucket remains, a <see cref="LiteralIndex"/> tells which literal it is. The cost grows with how often that is in vain, so fingerprints come from a
/// sample of the log (<see cref="Train"/>). Beyond about fifty literals the buckets let too much through.
/// [1] Wang et al., "Hyperscan: a fast multi-pattern regex matcher for modern CPUs", NSDI 2019.
/// </remarks>
internal sealed class TeddySearch : LiteralSearch
{
    private const int Step = 64;
    private const int StepsPerRun = 64;
    private const int Reach = WindowCounter.Width - 1; // bytes behind the last position that its fingerprint needs

    private readonly LiteralTable table;
    private readonly TeddyPlan plan;
    private readonly LiteralIndex index;
    private readonly bool use256;
    private TeddyMasks masks;

    public TeddySearch(LiteralTable table, WindowCounter counter)
        : this(table, counter, Avx2.IsSupported)
    {
    }

    /// <summary>For tests: which vectors to use.</summary>
    internal TeddySearch(LiteralTable table, WindowCounter counter, bool use256)
    {
        this.use256 = use256;
        this.table = table;
        plan = new TeddyPlan(table, counter);
        index = new LiteralIndex(table.Literals, table.Literals.Length);
        Train();
    }

    /// <summary>Whether this machine has the vectors that the search needs.</summary>
    public static bool IsSupported => Vector128.IsHardwareAccelerated;

    /// <inheritdoc/>
    public override void Train()
    {
        plan.Make();
        masks = new TeddyMasks(plan);
        index.Clear();
        for (var literal = 0; literal < table.Literals.Length; literal++)
        {
            if (table.IsSought(literal))
            {
                index.Add(literal, plan.OffsetOf(literal));
            }
        }
    }

    /// <inheritdoc/>
    public override void Search(ReadOnlySpan<byte> bytes, ref LineMarker marker)
    {
        var falseHits = 0;
        if (table.SoughtCount > 0)
        {
            var done = use256 ? Search256(bytes, ref marker, ref falseHits) : Search128(bytes, 0, bytes, 0, ref marker, ref falseHits);
            SearchTail(bytes, done, ref marker, ref falseHits);
        }

        FalseHits = falseHits;
    }

    /// <summary>Searches as far as whole steps go; where it stopped.</summary>
    /// <remarks>
    /// A run of steps at a time, without a branch that depends on what is found: the masks of steps with something are gathered, then looked
    /// into. A processor guesses such branches wrong, which costs as much as searching 60 bytes, and it keeps the tables in registers.
    /// </remarks>
    private int Search256(ReadOnlySpan<byte> bytes, ref LineMarker marker, ref int falseHits)
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
                Verify(bytes, places[i], lanes[i], ref marker, ref falseHits);
            }
        }

        return at;
    }

    /// <summary>Searches <paramref name="part"/>, which is <paramref name="bytes"/> from <paramref name="offset"/> on, as far as whole steps go.</summary>
    private int Search128(scoped ReadOnlySpan<byte> part, int offset, ReadOnlySpan<byte> bytes, int at, ref LineMarker marker, ref int falseHits)
    {
        var local = masks;
        ref var first = ref MemoryMarshal.GetReference(part);
        for (; at <= part.Length - Vector128<byte>.Count - Reach; at += Vector128<byte>.Count)
        {
            var buckets = local.BucketsAt(ref first, at);
            if (buckets != Vector128<byte>.Zero)
            {
                var empty = Vector128.Equals(buckets, Vector128<byte>.Zero).ExtractMostSignificantBits();
                Verify(bytes, offset + at, ~empty & ushort.MaxValue, ref marker, ref falseHits);
            }
        }

        return at;
    }

    private void SearchTail(ReadOnlySpan<byte> bytes, int done, ref LineMarker marker, ref int falseHits)
    {
        // A copy with zeros behind it, so that the last bytes have a whole vector; comparisons are made in the real bytes, within their bounds.
        Span<byte> copy = stackalloc byte[Step + Reach + Vector128<byte>.Count + Reach];
        copy.Clear();
        bytes[done..].CopyTo(copy);
        Search128(copy, done, bytes, 0, ref marker, ref falseHits);
    }

    /// <summary>Looks for literals at the positions of <paramref name="lanes"/>, lowest first.</summary>
    /// <param name="bytes">The block.</param>
    /// <param name="at">The position of lane 0.</param>
    /// <param name="lanes">One bit for each lane with a bucket.</param>
    /// <param name="marker">Takes the occurrences.</param>
    /// <param name="falseHits">Counts positions without one.</param>
    private void Verify(ReadOnlySpan<byte> bytes, int at, ulong lanes, ref LineMarker marker, ref int falseHits)
    {
        for (; lanes != 0; lanes &= lanes - 1)
        {
            if (!index.Mark(bytes, at + BitOperations.TrailingZeroCount(lanes), ref marker))
            {
                falseHits++;
            }
        }
    }
}
