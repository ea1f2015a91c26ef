using System;
using System.Collections.Generic;
using Banhammer.Engine.Framing;

namespace Banhammer.Engine.Prefiltering;

/// <summary>Finds the lines that a regex might match, by the literals that the regexes require, in one search over each block.</summary>
/// <remarks>
/// Law: no false negative, and exact bits: a line is a candidate if and only if it holds a literal of a set, or a set admits every line.
/// Not thread-safe: one for each source.
/// </remarks>
public sealed class Prefilter
{
    private readonly LiteralTable table;
    private readonly LiteralSearch search;

    /// <summary>A prefilter for all regexes of all jails that read a source.</summary>
    /// <param name="sets">One for each regex; their order gives the numbers of the bits.</param>
    public Prefilter(IReadOnlyList<LiteralSet> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        table = new LiteralTable(sets);
        search = new ScalarSearch(table);
    }

    /// <summary>Literal sets, and so bits of a candidate.</summary>
    public int SetCount => table.SetCount;

    /// <summary>Replaces what <paramref name="into"/> holds by the candidate lines of <paramref name="block"/>.</summary>
    public void Find(in Block block, CandidateList into)
    {
        ArgumentNullException.ThrowIfNull(into);
        var marker = new LineMarker(block.Bytes, into, table, dense: false);
        search.Search(block.Bytes, ref marker);
        marker.Finish();
    }
}
