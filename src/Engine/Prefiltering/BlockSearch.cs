using System;
using System.Runtime.Intrinsics.X86;

namespace Banhammer.Engine.Prefiltering;

/// <summary>Few literals: Teddy. Many: sampled windows for all but the short ones, and Teddy for those.</summary>
internal sealed class BlockSearch : LiteralSearch
{
    // Teddy does about 8 GB/s up to here and 2 at twice as many; sampling takes over at 4.
    private const int MostForTeddy = 48;
    private const int MostForTeddyBeside = 64; // while a longer step halves the cost of sampling

    private readonly LiteralTable table;
    private readonly TeddySearch teddy;
    private readonly SampledSearch sampled;
    private readonly OccurrenceList ofTeddy = new();
    private readonly int[] order;
    private readonly int mostForTeddy;
    private bool isSampling;

    public BlockSearch(LiteralTable table, WindowCounter counter)
        : this(table, counter, MostForTeddy, Avx2.IsSupported)
    {
    }

    /// <summary>For tests: how many literals are few, and which vectors to use.</summary>
    internal BlockSearch(LiteralTable table, WindowCounter counter, int mostForTeddy, bool use256)
    {
        this.table = table;
        this.mostForTeddy = mostForTeddy;
        teddy = new TeddySearch(table, counter, use256);
        sampled = new SampledSearch(table, counter);
        order = new int[table.Literals.Length];
        Train();
    }

    /// <inheritdoc/>
    public override void Train()
    {
        isSampling = table.SoughtCount > mostForTeddy;
        var step = CountShorterThan(SampledSearch.LeastLength(SampledSearch.LongStep)) <= MostForTeddyBeside ? SampledSearch.LongStep : SampledSearch.ShortStep;
        var (shorts, end) = (0, order.Length); // from the left and from the right
        for (var literal = 0; literal < order.Length; literal++)
        {
            if (table.IsSought(literal))
            {
                order[isSampling && table.Literals[literal].Length >= SampledSearch.LeastLength(step) ? --end : shorts++] = literal;
            }
        }

        teddy.Train(order.AsSpan(0, shorts));
        sampled.Train(order.AsSpan(end), step);
    }

    /// <inheritdoc/>
    public override void Search(ReadOnlySpan<byte> bytes, ref LineMarker marker)
    {
        if (!isSampling)
        {
            teddy.Search(bytes, ref marker);
            FalseHits = teddy.FalseHits;
            return;
        }

        ofTeddy.Clear();
        var writer = new OccurrenceList.Writer(ofTeddy);
        teddy.Search(bytes, ref writer);
        sampled.Search(bytes, ofTeddy, ref marker);
        FalseHits = teddy.FalseHits + sampled.FalseHits;
    }

    private int CountShorterThan(int length)
    {
        var count = 0;
        for (var literal = 0; literal < order.Length; literal++)
        {
            count += table.IsSought(literal) && table.Literals[literal].Length < length ? 1 : 0;
        }

        return count;
    }
}
