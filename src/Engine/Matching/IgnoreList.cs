using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Banhammer.Engine.Matching;

/// <summary>Offenders that are never counted (<c>ignoreip</c>): addresses, networks and exact texts. Immutable.</summary>
/// <remarks>
/// Addresses and networks are merged into disjoint ranges in ascending order: a look-up is one binary search over them, so ten thousand
/// entries cost about 14 comparisons, and nothing is allocated. The usual list has a few: they are gone through, which the processor foresees.
/// </remarks>
public sealed class IgnoreList
{
    private const int Few = 8;
    private static readonly char[] Separators = [' ', '\t', '\n', '\r', '\f', '\v', ','];

    private readonly UInt128[] firsts;
    private readonly UInt128[] lasts;
    private readonly HashSet<Offender> texts;
    private readonly bool isEmpty;

    /// <summary>A list of these offenders; those listed twice count once.</summary>
    public IgnoreList(IEnumerable<Offender> offenders)
    {
        Entries = [.. offenders.Distinct()];
        isEmpty = Entries.Count == 0;
        texts = [.. Entries.Where(offender => offender.Kind == OffenderKind.Text)];
        var merged = new List<(UInt128 First, UInt128 Last)>();
        foreach (var network in Entries.Where(offender => offender.Kind != OffenderKind.Text)
            .Select(offender => offender.Network).OrderBy(network => network.Address.Bits))
        {
            var (first, last) = (network.Address.Bits, network.Last.Bits);
            if (merged.Count > 0 && (first <= merged[^1].Last || first - 1 == merged[^1].Last))
                merged[^1] = (merged[^1].First, UInt128.Max(merged[^1].Last, last));
            else
                merged.Add((first, last));
        }

        firsts = [.. merged.Select(range => range.First)];
        lasts = [.. merged.Select(range => range.Last)];
    }

    /// <summary>The list that ignores nobody.</summary>
    public static IgnoreList Empty { get; } = new([]);

    /// <summary>The entries as they were given, each once.</summary>
    public IReadOnlyList<Offender> Entries { get; }

    /// <summary>Reads words between blanks, line ends and commas: addresses, <c>address/prefix</c>, <c>address/mask</c>, exact texts.</summary>
    /// <param name="text">The value of <c>ignoreip</c>.</param>
    /// <param name="offenderTexts">Where the jail's texts are known by; the words are not added to it.</param>
    /// <param name="problems">
    /// One sentence for each word that isn't understood as a whole. A word that may be a host name counts as an exact text and is reported, since
    /// looking names up is the service's; a broken network is reported and left out.
    /// </param>
    public static IgnoreList Parse(string text, OffenderTexts offenderTexts, out IReadOnlyList<string> problems)
    {
        var found = new List<Offender>();
        var wrong = new List<string>();
        foreach (var word in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Network.TryParse(word, out var network, out var problem))
            {
                found.Add(Offender.From(network));
            }
            else if (word.Contains('/', StringComparison.Ordinal))
            {
                wrong.Add($"ignoreip: {problem}");
            }
            else
            {
                found.Add(offenderTexts.Identify(Encoding.UTF8.GetBytes(word)));
                wrong.Add($"ignoreip: '{word}' is no address or network; it is compared as text, and host names are looked up by the service");
            }
        }

        problems = wrong;
        return new IgnoreList(found);
    }

    /// <summary>Whether an offender is ignored: its text is listed, or all of its addresses lie in listed ranges.</summary>
    public bool Contains(in Offender offender)
    {
        if (isEmpty || offender.IsNobody)
            return false;
        if (offender.Kind == OffenderKind.Text)
            return texts.Contains(offender);
        var first = offender.Address.Bits;
        var index = RangeFrom(first);
        return index >= 0 && (offender.Kind == OffenderKind.Address ? first : offender.Network.Last.Bits) <= lasts[index];
    }

    // The last range that begins at or before an address, or -1.
    private int RangeFrom(UInt128 address)
    {
        if (firsts.Length > Few)
        {
            var index = Array.BinarySearch(firsts, address);
            return index < 0 ? ~index - 1 : index;
        }

        var last = firsts.Length - 1;
        while (last >= 0 && firsts[last] > address)
            last--;
        return last;
    }
}
