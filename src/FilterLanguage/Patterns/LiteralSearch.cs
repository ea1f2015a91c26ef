using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Patterns;

/// <summary>One pass over a sequence that finds sets of literals: each match contains a literal of every set.</summary>
/// <remarks>
/// The pass carries all texts that the parts since the last gap can have matched (<c>Failed (?:password|publickey)</c>: two). A part with
/// too many possible texts is a gap: what was carried is then a candidate, and so is the best set of the part itself. Assertions
/// take no text and make no gap. An alternation needs a literal in each branch; what may be left out gives none.
/// </remarks>
internal sealed class LiteralSearch
{
    // A class of more members is a gap: its texts would multiply the set without making it any rarer.
    private const int MaxMembers = 4;

    private static readonly RequiredLiteral Nothing = new("", false);

    private readonly List<IReadOnlyList<RequiredLiteral>> found = [];
    private List<RequiredLiteral> carried = [Nothing];

    private LiteralSearch()
    {
    }

    /// <summary>The sets of a part, in its order; empty if none is known.</summary>
    public static IReadOnlyList<IReadOnlyList<RequiredLiteral>> Sets(PatternNode node)
    {
        var search = new LiteralSearch();
        search.Visit(node);
        search.Gap([]);
        return search.found;
    }

    /// <summary>The best set of a part; empty if none is known.</summary>
    public static IReadOnlyList<RequiredLiteral> Best(PatternNode node) => BestOf(Sets(node));

    /// <summary>The best of some sets, the first of equals; empty if there are none.</summary>
    public static IReadOnlyList<RequiredLiteral> BestOf(IReadOnlyList<IReadOnlyList<RequiredLiteral>> sets) =>
        sets.Aggregate((IReadOnlyList<RequiredLiteral>)[], LiteralSet.Better);

    /// <summary>A literal that doesn't say it ignores case when it has no letters.</summary>
    public static RequiredLiteral Normalise(RequiredLiteral literal) =>
        literal.IgnoreCase && !literal.Text.Any(char.IsLetter) ? literal with { IgnoreCase = false } : literal;

    private void Visit(PatternNode node)
    {
        switch (node)
        {
            case AssertionNode:
            case LookNode { Negative: true }:
                break;
            case LookNode look:
                found.AddRange(Sets(look.Body));
                break;
            case SequenceNode:
            case GroupNode:
            case AtomicNode:
                foreach (var child in node.Children())
                    Visit(child);

                break;
            case LiteralNode literal:
                VisitLiteral(literal);
                break;
            case LoopNode { Low: > 0 } loop when Texts(loop) is null:
                // The first copy follows what is carried; what the last one ends with is not known.
                Visit(loop.Body);
                Gap([]);
                break;
            default:
                if (Texts(node) is { } texts)
                    Append(texts);
                else
                    Gap(node is AlternationNode or ConditionalNode ? OfEach(node.Children()) : []);

                break;
        }
    }

    // Line feeds and U+FFFD, which stands for bytes that can't be decoded, are gaps; so are letters whose case leads out of ASCII.
    private void VisitLiteral(LiteralNode literal)
    {
        var start = 0;
        for (var i = 0; i <= literal.Text.Length; i++)
        {
            if (i < literal.Text.Length && !IsGap(literal.Text[i], literal.IgnoreCase))
                continue;

            if (i > start)
                Append([Normalise(new RequiredLiteral(literal.Text.Substring(start, i - start), literal.IgnoreCase))]);

            if (i < literal.Text.Length)
                Gap([]);

            start = i + 1;
        }
    }

    private static bool IsGap(char c, bool ignoreCase) =>
        c is '\n' or '\uFFFD' || (ignoreCase && (c > 127 || c is 'i' or 'I' or 'k' or 'K' or 's' or 'S'));

    private void Append(List<RequiredLiteral> texts)
    {
        if (Product(carried, texts) is { } product)
        {
            carried = product;
            return;
        }

        Gap([]);
        carried = [.. texts];
    }

    private void Gap(IReadOnlyList<RequiredLiteral> ofPart)
    {
        found.AddRange(new[] { LiteralSet.Reduce(carried), ofPart }.Where(set => set.Count > 0));
        carried = [Nothing];
    }

    private static IReadOnlyList<RequiredLiteral> OfEach(IEnumerable<PatternNode> branches)
    {
        var union = new List<RequiredLiteral>();
        foreach (var branch in branches)
        {
            var ofBranch = Best(branch);
            if (ofBranch.Count == 0)
                return [];

            union.AddRange(ofBranch);
        }

        return LiteralSet.Reduce(union);
    }

    // All texts that a part can match, if they are few; null otherwise.
    private static List<RequiredLiteral>? Texts(PatternNode node)
    {
        switch (node)
        {
            case AssertionNode:
            case LookNode:
                return [Nothing];
            case LiteralNode literal:
                return literal.Text.Any(c => IsGap(c, literal.IgnoreCase))
                    ? null
                    : [Normalise(new RequiredLiteral(literal.Text, literal.IgnoreCase))];
            case ClassNode set:
                return Texts(set);
            case GroupNode group:
                return Texts(group.Body);
            case AtomicNode atomic:
                return Texts(atomic.Body);
            case SequenceNode sequence:
                return Texts(sequence);
            case LoopNode { High: <= MaxMembers } loop:
                return Texts(loop);
            case AlternationNode alternation:
                return Union(alternation.Branches.Select(Texts));
            case ConditionalNode conditional:
                return Union([Texts(conditional.Yes), Texts(conditional.No)]);
            default:
                return null;
        }
    }

    private static List<RequiredLiteral>? Texts(SequenceNode sequence)
    {
        List<RequiredLiteral>? texts = [Nothing];
        foreach (var part in sequence.Parts)
        {
            texts = Texts(part) is { } more ? Product(texts, more) : null;
            if (texts is null)
                return null;
        }

        return texts;
    }

    private static List<RequiredLiteral>? Texts(ClassNode set)
    {
        if (set.Negated || set.IgnoreCase || set.Items.Any(i => i.Category != ClassCategory.None || i.High - i.Low >= MaxMembers))
            return null;

        var members = set.Items.SelectMany(i => Enumerable.Range(i.Low, i.High - i.Low + 1)).Distinct().ToList();
        return members.Count <= MaxMembers && members.TrueForAll(c => c is not ('\n' or 0xFFFD or (>= 0xD800 and <= 0xDFFF)))
            ? members.ConvertAll(c => new RequiredLiteral(char.ConvertFromUtf32(c), false))
            : null;
    }

    private static List<RequiredLiteral>? Texts(LoopNode loop)
    {
        if (loop.High is not (<= MaxMembers and var high) || Texts(loop.Body) is not { } body)
            return null;

        var all = new List<RequiredLiteral>();
        List<RequiredLiteral>? copies = [Nothing];
        for (var count = 0; count <= high && copies is not null; count++)
        {
            if (count >= loop.Low)
                all.AddRange(copies);

            copies = count == high ? copies : Product(copies, body);
        }

        return copies is null || all.Count > LiteralSet.MaxProduct ? null : all;
    }

    private static List<RequiredLiteral>? Union(IEnumerable<List<RequiredLiteral>?> sets)
    {
        var union = new List<RequiredLiteral>();
        foreach (var set in sets)
        {
            if (set is null)
                return null;

            union.AddRange(set);
        }

        var distinct = union.Distinct().ToList();
        return distinct.Count <= LiteralSet.MaxProduct ? distinct : null;
    }

    // Null if there are too many, or a part that ignores case would meet text beyond ASCII.
    private static List<RequiredLiteral>? Product(List<RequiredLiteral> first, List<RequiredLiteral> second)
    {
        if (first.Count * second.Count > LiteralSet.MaxProduct)
            return null;

        var product = first.SelectMany(_ => second, (a, b) => new RequiredLiteral(a.Text + b.Text, a.IgnoreCase || b.IgnoreCase)).ToList();
        return product.Exists(l => l.IgnoreCase && l.Text.Any(c => c > 127)) ? null : [.. product.Distinct()];
    }
}
