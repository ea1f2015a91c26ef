using System;
using System.Collections.Generic;
using Banhammer.Engine.Framing;

namespace Banhammer.Engine.Prefiltering;

/// <summary>Finds the lines that a regex might match, by the literals that the regexes require, in one search over each block.</summary>
/// <remarks>
/// Law: no false negative, and exact bits: a line is a candidate if and only if it holds a literal of a set, or a set admits every line.
/// What it learns from the log changes its speed only. Allocates nothing once the list has grown. Not thread-safe: one for each source.
/// </remarks>
public sealed class Prefilter
{
    private const double Smoothing = 1.0 / 4;
    private const double DenseAbove = 0.30;

    private readonly LiteralTable table;
    private readonly LiteralSearch search;
    private readonly FingerprintTraining? training;
    private double density; // candidates a line, smoothed over blocks

    /// <summary>A prefilter for all regexes of all jails that read a source.</summary>
    /// <param name="sets">One for each regex; their order gives the numbers of the bits.</param>
    public Prefilter(IReadOnlyList<LiteralSet> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        table = new LiteralTable(sets);
        if (!TeddySearch.IsSupported)
        {
            search = new ScalarSearch(table);
            return;
        }

        var counter = new WindowCounter(table.Literals);
        var teddy = new TeddySearch(table, counter);
        search = teddy;
        training = new FingerprintTraining(teddy, counter);
    }

    /// <summary>Literal sets, and so bits of a candidate.</summary>
    public int SetCount => table.SetCount;

    /// <summary>Whether candidates have been so frequent that all lines of the next block are framed at once; results are the same.</summary>
    public bool IsDense => density > DenseAbove;

    /// <summary>Replaces what <paramref name="into"/> holds by the candidate lines of <paramref name="block"/>.</summary>
    public void Find(in Block block, CandidateList into)
    {
        ArgumentNullException.ThrowIfNull(into);
        training?.BeforeSearch(block.Bytes);
        var marker = new LineMarker(block.Bytes, into, table, IsDense);
        search.Search(block.Bytes, ref marker);
        marker.Finish();
        training?.AfterSearch(block.Bytes.Length);
        if (block.LineCount > 0)
        {
            density += (((double)into.Count / block.LineCount) - density) * Smoothing;
        }
    }
}
