using System;
using System.Collections.Generic;
using Banhammer.Engine.Framing;

namespace Banhammer.Engine.Prefiltering;

/// <summary>Finds the lines that a regex might match, by the literals that the regexes require, in one search over each block.</summary>
/// <remarks>
/// Law: no false negative, and exact bits: a line is a candidate of a regex if and only if it holds a literal of the set that the regex is
/// found by, or nothing is known of the regex. What it learns from the log changes which of its sets that is, and its speed. Allocates nothing
/// once the list has grown. Not thread-safe: one for each source.
/// </remarks>
public sealed class Prefilter
{
    private readonly LiteralTable table;
    private readonly LiteralSearch search;
    private readonly SearchTraining training;

    /// <summary>A prefilter for all regexes of all jails that read a source.</summary>
    /// <param name="needs">What each regex needs; their order gives the numbers of the bits.</param>
    public Prefilter(IReadOnlyList<LiteralNeeds> needs)
    {
        ArgumentNullException.ThrowIfNull(needs);
        table = new LiteralTable(needs);
        var counter = new WindowCounter(table.Literals);
        search = TeddySearch.IsSupported ? new BlockSearch(table, counter) : new ScalarSearch(table);
        training = new SearchTraining(table, search, counter);
    }

    /// <summary>Regexes, and so bits of a candidate.</summary>
    public int RuleCount => table.RuleCount;

    /// <summary>The set that a regex is found by at present, by its number among the regex's sets.</summary>
    internal int ChosenSet(int rule) => table.ChosenSet(rule);

    /// <summary>Replaces what <paramref name="into"/> holds by the candidate lines of <paramref name="block"/>.</summary>
    public void Find(in Block block, CandidateList into)
    {
        ArgumentNullException.ThrowIfNull(into);
        training.BeforeSearch(block.Bytes);
        var marker = new LineMarker(block, into, table);
        search.Search(block.Bytes, ref marker);
        marker.Finish();
        training.AfterSearch(block.Bytes.Length);
    }

    /// <summary>Takes note of candidates that no regex matched. If they become many, other literals are chosen.</summary>
    public void AddFalseCandidates(long lines) => training.AddFalseCandidates(lines);
}
