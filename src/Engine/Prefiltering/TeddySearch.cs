using System;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Banhammer.Engine.Prefiltering;

/// <summary>Finds many literals with vectors: fingerprints of three bytes in eight buckets, by the Teddy algorithm of Hyperscan.</summary>
/// <remarks>
/// A table look-up of each nibble of a byte gives the buckets that have such a byte at a place of their fingerprints; the six results are ANDed.
/// Where a bucket remains, its literals are compared in full. The cost grows with how often that is in vain, so fingerprints come from a
/// sample of the log (<see cref="Train"/>). Beyond about fifty literals the buckets let too much through.
/// [1] Wang et al., "Hyperscan: a fast multi-pattern regex matcher for modern CPUs", NSDI 2019.
/// </remarks>
internal sealed class TeddySearch : LiteralSearch
{
    private const int Step = 64;
    private const int Reach = WindowCounter.Width - 1; // bytes behind the last position that its fingerprint needs

    private readonly LiteralTable table;
    private readonly TeddyPlan plan;
    private readonly TeddyEntry[] entries;
    private readonly int[] bucketStarts = new int[TeddyPlan.Buckets + 1];
    private readonly bool use256;
    private TeddyMasks masks;

    public TeddySearch(LiteralTable table, WindowCounter counter)
        : this(table, counter, Avx2.IsSupported)
    {
    }

    /// <summary>For tests: which vectors to use.</summary>
    internal TeddySearch(LiteralTable table, WindowCounter counter, bool use256)
    {
        this.table = table;
        this.use256 = use256;
        plan = new TeddyPlan(table.Literals, counter);
        entries = new TeddyEntry[table.Literals.Length];
        Train();
    }

    /// <summary>Whether this machine has the vectors that the search needs.</summary>
    public static bool IsSupported => Vector128.IsHardwareAccelerated;

    /// <summary>Comparisons of a literal in vain during the last search.</summary>
    public int FalseHits { get; private set; }

    /// <summary>Chooses fingerprints and buckets anew, by what the counter has counted. Allocates nothing.</summary>
    public void Train()
    {
        plan.Make();
        masks = new TeddyMasks(plan);
        var next = 0;
        for (var bucket = 0; bucket < TeddyPlan.Buckets; bucket++)
        {
            bucketStarts[bucket] = next;
            for (var literal = 0; literal < entries.Length; literal++)
            {
                if (plan.BucketOf(literal) == bucket)
                {
                    entries[next++] = Entry(literal);
                }
            }
        }

        bucketStarts[^1] = next;
    }

    /// <inheritdoc/>
    public override void Search(ReadOnlySpan<byte> bytes, ref LineMarker marker)
    {
        var falseHits = 0;
        if (entries.Length > 0)
        {
            var done = use256 ? Search256(bytes, ref marker, ref falseHits) : Search128(bytes, 0, bytes, 0, ref marker, ref falseHits);
            SearchTail(bytes, done, ref marker, ref falseHits);
        }

        FalseHits = falseHits;
    }

    /// <summary>Searches as far as whole steps go; where it stopped.</summary>
    private int Search256(ReadOnlySpan<byte> bytes, ref LineMarker marker, ref int falseHits)
    {
        var wide = new TeddyMasks256(masks);
        Span<byte> buckets = stackalloc byte[Step];
        ref var kept = ref MemoryMarshal.GetReference(buckets);
        ref var first = ref MemoryMarshal.GetReference(bytes);
        var at = 0;
        for (; at <= bytes.Length - Step - Reach; at += Step)
        {
            var low = wide.BucketsAt(ref first, at);
            var high = wide.BucketsAt(ref first, at + Vector256<byte>.Count);
            if ((low | high) != Vector256<byte>.Zero)
            {
                low.StoreUnsafe(ref kept);
                high.StoreUnsafe(ref kept, (nuint)Vector256<byte>.Count);
                var empty = Vector256.Equals(low, Vector256<byte>.Zero).ExtractMostSignificantBits()
                    | (ulong)Vector256.Equals(high, Vector256<byte>.Zero).ExtractMostSignificantBits() << Vector256<byte>.Count;
                Verify(bytes, at, ref kept, ~empty, ref marker, ref falseHits);
            }
        }

        return at;
    }

    /// <summary>Searches <paramref name="part"/>, which is <paramref name="bytes"/> from <paramref name="offset"/> on, as far as whole steps go.</summary>
    private int Search128(scoped ReadOnlySpan<byte> part, int offset, ReadOnlySpan<byte> bytes, int at, ref LineMarker marker, ref int falseHits)
    {
        var local = masks;
        Span<byte> stored = stackalloc byte[Vector128<byte>.Count];
        ref var kept = ref MemoryMarshal.GetReference(stored);
        ref var first = ref MemoryMarshal.GetReference(part);
        for (; at <= part.Length - Vector128<byte>.Count - Reach; at += Vector128<byte>.Count)
        {
            var buckets = local.BucketsAt(ref first, at);
            if (buckets != Vector128<byte>.Zero)
            {
                buckets.StoreUnsafe(ref kept);
                var empty = Vector128.Equals(buckets, Vector128<byte>.Zero).ExtractMostSignificantBits();
                Verify(bytes, offset + at, ref kept, ~empty & ushort.MaxValue, ref marker, ref falseHits);
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

    /// <summary>Compares the literals of all buckets at the positions of <paramref name="lanes"/>, lowest first.</summary>
    /// <param name="bytes">The block.</param>
    /// <param name="at">The position of lane 0.</param>
    /// <param name="buckets">One byte of bucket bits a lane.</param>
    /// <param name="lanes">One bit for each lane with a bucket.</param>
    /// <param name="marker">Takes the occurrences.</param>
    /// <param name="falseHits">Counts comparisons in vain.</param>
    private void Verify(ReadOnlySpan<byte> bytes, int at, scoped ref byte buckets, ulong lanes, ref LineMarker marker, ref int falseHits)
    {
        for (; lanes != 0; lanes &= lanes - 1)
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            for (uint left = Unsafe.Add(ref buckets, lane); left != 0; left &= left - 1)
            {
                var bucket = BitOperations.TrailingZeroCount(left);
                foreach (ref readonly var entry in entries.AsSpan(bucketStarts[bucket]..bucketStarts[bucket + 1]))
                {
                    var start = at + lane - entry.WindowOffset;
                    if (IsAt(bytes, start, entry))
                    {
                        marker.Mark(start, start + entry.Length, entry.Literal);
                    }
                    else
                    {
                        falseHits++;
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsAt(ReadOnlySpan<byte> bytes, int start, in TeddyEntry entry)
    {
        if (start < 0 || start > bytes.Length - sizeof(ulong))
        {
            return table.Literals[entry.Literal].IsAt(bytes, start);
        }

        var word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), start));
        if (!BitConverter.IsLittleEndian)
        {
            word = BinaryPrimitives.ReverseEndianness(word);
        }

        return (((word | entry.Fold) ^ entry.Text) & entry.Mask) == 0
            && (entry.Length <= sizeof(ulong) || table.Literals[entry.Literal].IsRestAt(bytes, start, sizeof(ulong)));
    }

    private TeddyEntry Entry(int number)
    {
        var literal = table.Literals[number];
        ulong text = 0, fold = 0, mask = 0;
        for (var i = Math.Min(literal.Length, sizeof(ulong)) - 1; i >= 0; i--)
        {
            text = text << 8 | literal.Text[i];
            fold = fold << 8 | literal.Fold[i];
            mask = mask << 8 | 0xff;
        }

        return new TeddyEntry(text, fold, mask, plan.OffsetOf(number), literal.Length, number);
    }
}
