using System;
using System.Numerics;

namespace Banhammer.Engine.Prefiltering;

/// <summary>Which window of each literal is its fingerprint, and which of eight buckets the literal is in.</summary>
/// <remarks>
/// Filled greedily, commonest literal first: of all windows and buckets the pair that adds the fewest comparisons, which are the window's own
/// occurrences in the sample and the other combinations of bytes that the bucket would let through, by the shares of the bytes. No plan changes what is found, only how often
/// a literal is compared in vain. All arrays are kept, so a new plan allocates nothing.
/// </remarks>
internal sealed class TeddyPlan
{
    /// <summary>Buckets: one bit each of a byte.</summary>
    public const int Buckets = 8;

    private const int NibbleValues = 16;
    private const int NibbleSets = WindowCounter.Width * 2;

    private readonly LiteralTable table;
    private readonly WindowCounter counter;
    private readonly int[] offsets;
    private readonly int[] order;
    private readonly double[] rank;
    private readonly double[] costs = new double[Buckets];
    private readonly ushort[] nibbles = new ushort[Buckets * NibbleSets]; // for each bucket, fingerprint byte, and low or high: the values let through
    private readonly double[] shares = new double[256];

    public TeddyPlan(LiteralTable table, WindowCounter counter)
    {
        this.table = table;
        this.counter = counter;
        var count = table.Literals.Length;
        offsets = new int[count];
        order = new int[count];
        rank = new double[count];
    }

    /// <summary>Where in a literal its fingerprint begins.</summary>
    public int OffsetOf(int literal) => offsets[literal];

    /// <summary>For fingerprint byte <paramref name="position"/> and each value of its low or high nibble, the buckets that let it through.</summary>
    /// <param name="position">0 to 2.</param>
    /// <param name="high">Which nibble.</param>
    /// <param name="buckets">16 bytes, one bit a bucket.</param>
    public void CopyNibbles(int position, bool high, Span<byte> buckets)
    {
        buckets.Clear();
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            var values = nibbles[(bucket * NibbleSets) + (position * 2) + (high ? 1 : 0)];
            for (var value = 0; value < NibbleValues; value++)
            {
                buckets[value] |= (byte)((values >> value & 1) << bucket);
            }
        }
    }

    /// <summary>Makes a new plan for some literals from what the counter has counted.</summary>
    public void Make(ReadOnlySpan<int> literals)
    {
        nibbles.AsSpan().Clear();
        costs.AsSpan().Clear();
        for (var value = 0; value < shares.Length; value++)
        {
            shares[value] = counter.ShareOf(value);
        }

        var ranks = rank.AsSpan(0, literals.Length);
        var numbers = order.AsSpan(0, literals.Length);
        literals.CopyTo(numbers);
        for (var i = 0; i < ranks.Length; i++)
        {
            ranks[i] = -counter.LeastCountOf(table.Literals[literals[i]]);
        }

        ranks.Sort(numbers);
        foreach (var literal in numbers)
        {
            Place(literal);
        }
    }

    private void Place(int literal)
    {
        Span<ushort> added = stackalloc ushort[NibbleSets];
        Span<ushort> together = stackalloc ushort[NibbleSets];
        var best = (Offset: 0, Bucket: 0, Bucketed: 0.0);
        var least = double.MaxValue;
        var last = Math.Max(0, table.Literals[literal].Length - LiteralIndex.Width); // the index looks at one byte more
        for (var offset = 0; offset <= last; offset++)
        {
            FindNibbles(table.Literals[literal], offset, added);
            var own = OwnRate(table.Literals[literal], offset);
            for (var bucket = 0; bucket < Buckets; bucket++)
            {
                Join(nibbles.AsSpan(bucket * NibbleSets, NibbleSets), added, together);
                var cost = Cost(bucket, together);
                var increase = own + cost - costs[bucket];
                if (increase < least)
                {
                    least = increase;
                    best = (offset, bucket, cost);
                }
            }
        }

        FindNibbles(table.Literals[literal], best.Offset, added);
        var chosen = nibbles.AsSpan(best.Bucket * NibbleSets, NibbleSets);
        Join(chosen, added, chosen);
        costs[best.Bucket] = best.Bucketed;
        offsets[literal] = best.Offset;
    }

    private double OwnRate(PreparedLiteral literal, int offset) =>
        literal.Length < WindowCounter.Width ? 0 : counter.CountOf(literal, offset) / (counter.SampleBytes + 1.0);

    private static void Join(ReadOnlySpan<ushort> left, ReadOnlySpan<ushort> right, Span<ushort> into)
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = (ushort)(left[i] | right[i]);
        }
    }

    private static void FindNibbles(PreparedLiteral literal, int offset, Span<ushort> sets)
    {
        for (var position = 0; position < WindowCounter.Width; position++)
        {
            var at = offset + position;
            var (low, high) = (ushort.MaxValue, ushort.MaxValue);
            if (at < literal.Length)
            {
                // A letter's case is one bit of its high nibble.
                int value = literal.Text[at];
                low = (ushort)(1 << (value & 15));
                high = (ushort)(1 << (value >> 4) | 1 << ((value ^ literal.Fold[at]) >> 4));
            }

            // A literal shorter than the fingerprint lets any byte follow.
            sets[position * 2] = low;
            sets[(position * 2) + 1] = high;
        }
    }

    /// <summary>Comparisons a byte of log that a bucket would cost with one literal more, if its bytes were independent.</summary>
    private double Cost(int bucket, ReadOnlySpan<ushort> sets)
    {
        var rate = 1.0;
        for (var position = 0; position < WindowCounter.Width; position++)
        {
            var sum = 0.0;
            for (uint high = sets[(position * 2) + 1]; high != 0; high &= high - 1)
            {
                for (uint low = sets[position * 2]; low != 0; low &= low - 1)
                {
                    sum += shares[(BitOperations.TrailingZeroCount(high) << 4) | BitOperations.TrailingZeroCount(low)];
                }
            }

            rate *= sum;
        }

        return rate;
    }
}
