using System;

namespace Banhammer.Engine.Prefiltering;

/// <summary>Which window of each literal is its fingerprint, and which of eight buckets the literal is in.</summary>
/// <remarks>
/// Each literal's rarest window in the sample is taken. Buckets are filled greedily, commonest literal first, so that the byte combinations
/// that a bucket lets through are as rare as can be, by the shares of the bytes in the sample. No plan changes what is found, only how often
/// a literal is compared in vain. All arrays are kept, so a new plan allocates nothing.
/// </remarks>
internal sealed class TeddyPlan
{
    /// <summary>Buckets: one bit each of a byte.</summary>
    public const int Buckets = 8;

    private const int NibbleValues = 16;

    private readonly PreparedLiteral[] literals;
    private readonly WindowCounter counter;
    private readonly int[] offsets;
    private readonly int[] bucketOf;
    private readonly int[] order;
    private readonly double[] rank;
    private readonly double[] costs = new double[Buckets];
    private readonly int[] sizes = new int[Buckets];
    private readonly byte[] nibbles = new byte[WindowCounter.Width * 2 * NibbleValues];
    private readonly double[] shares = new double[256];

    public TeddyPlan(ReadOnlySpan<PreparedLiteral> literals, WindowCounter counter)
    {
        this.literals = literals.ToArray();
        this.counter = counter;
        offsets = new int[literals.Length];
        bucketOf = new int[literals.Length];
        order = new int[literals.Length];
        rank = new double[literals.Length];
    }

    /// <summary>Where in a literal its fingerprint begins.</summary>
    public int OffsetOf(int literal) => offsets[literal];

    /// <summary>The bucket of a literal.</summary>
    public int BucketOf(int literal) => bucketOf[literal];

    /// <summary>For fingerprint byte <paramref name="position"/> and each value of its low or high nibble, the buckets that let it through.</summary>
    public ReadOnlySpan<byte> Nibbles(int position, bool high) =>
        nibbles.AsSpan(((position * 2) + (high ? 1 : 0)) * NibbleValues, NibbleValues);

    /// <summary>Makes a new plan from what the counter has counted.</summary>
    public void Make()
    {
        nibbles.AsSpan().Clear();
        costs.AsSpan().Clear();
        sizes.AsSpan().Clear();
        for (var value = 0; value < shares.Length; value++)
        {
            shares[value] = counter.ShareOf(value);
        }

        for (var i = 0; i < literals.Length; i++)
        {
            offsets[i] = RarestWindow(literals[i], out var count);
            order[i] = i;
            rank[i] = -count;
        }

        Array.Sort(rank, order);
        foreach (var literal in order)
        {
            Place(literal);
        }
    }

    private int RarestWindow(PreparedLiteral literal, out int count)
    {
        var best = 0;
        count = int.MaxValue;
        for (var i = 0; i + WindowCounter.Width <= literal.Length; i++)
        {
            var here = counter.CountOf(literal, i);
            if (here < count)
            {
                best = i;
                count = here;
            }
        }

        return best;
    }

    private void Place(int literal)
    {
        Span<byte> before = stackalloc byte[nibbles.Length];
        nibbles.CopyTo(before);
        var best = 0;
        var bestIncrease = double.MaxValue;
        var bestCost = 0.0;
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            AddNibbles(literal, bucket);
            var cost = PassRate(bucket) * (sizes[bucket] + 2);
            before.CopyTo(nibbles);
            if (cost - costs[bucket] < bestIncrease)
            {
                bestIncrease = cost - costs[bucket];
                bestCost = cost;
                best = bucket;
            }
        }

        AddNibbles(literal, best);
        costs[best] = bestCost;
        sizes[best]++;
        bucketOf[literal] = best;
    }

    private void AddNibbles(int literal, int bucket)
    {
        var bit = (byte)(1 << bucket);
        var prepared = literals[literal];
        for (var position = 0; position < WindowCounter.Width; position++)
        {
            var low = nibbles.AsSpan(position * 2 * NibbleValues, NibbleValues);
            var high = nibbles.AsSpan(((position * 2) + 1) * NibbleValues, NibbleValues);
            var at = offsets[literal] + position;
            for (var value = 0; value < 256; value++)
            {
                // A literal shorter than the fingerprint lets any byte follow.
                if (at >= prepared.Length || (value | prepared.Fold[at]) == prepared.Text[at])
                {
                    low[value & 15] |= bit;
                    high[value >> 4] |= bit;
                }
            }
        }
    }

    private double PassRate(int bucket)
    {
        var rate = 1.0;
        for (var position = 0; position < WindowCounter.Width; position++)
        {
            var low = Nibbles(position, high: false);
            var high = Nibbles(position, high: true);
            var sum = 0.0;
            for (var value = 0; value < shares.Length; value++)
            {
                sum += (low[value & 15] & high[value >> 4] & (1 << bucket)) != 0 ? shares[value] : 0;
            }

            rate *= sum;
        }

        return rate;
    }
}
