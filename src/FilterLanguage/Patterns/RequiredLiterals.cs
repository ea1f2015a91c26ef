using System;
using System.Collections.Generic;
using System.Linq;

namespace Banhammer.FilterLanguage.Patterns;

/// <summary>Works out which texts a match needs, so that a search for them can rule out most lines.</summary>
/// <remarks>
/// May err in one direction only: whatever a regex matches, the text it is matched in contains at least one of its literals.
/// An empty set means that none is known, and each line has to be tried.
/// </remarks>
public static class RequiredLiterals
{
    private const int LeastLength = 3; // shorter ones are nowhere rare
    private const int MostSets = 8;

    /// <summary>The literals of a regex. With MULTILINE the text is a window of lines, and the literal may be in any of them.</summary>
    public static EquatableArray<RequiredLiteral> Of(PatternTree tree) => LiteralSearch.Best(tree.Root).ToEquatableArray();

    /// <summary>All sets that are worth a search, the best first: a match contains a literal of each. Which one is rarest only the log can tell.</summary>
    public static EquatableArray<EquatableArray<RequiredLiteral>> SetsOf(PatternTree tree)
    {
        var sets = LiteralSearch.Sets(tree.Root);
        return sets.Where(set => set.All(literal => literal.Text.Length >= LeastLength))
            .OrderByDescending(set => set.Min(literal => literal.Text.Length)).ThenBy(set => set.Count)
            .Select(set => set.ToEquatableArray())
            .Prepend(LiteralSearch.BestOf(sets).ToEquatableArray())
            .Where(set => set.Count > 0)
            .Distinct()
            .Take(MostSets)
            .ToEquatableArray();
    }

    /// <summary>Literals for lines whose date is still in: what <paramref name="literals"/> become if the regex sees the line without it.</summary>
    /// <param name="literals">Of which the text without the date contains one.</param>
    /// <param name="joint">What is known about the place where the text before the date is joined to the text behind it.</param>
    /// <returns>Of which the line with its date contains one; empty if none is known.</returns>
    public static EquatableArray<RequiredLiteral> Within(IEnumerable<RequiredLiteral> literals, DateJoint joint) =>
        LiteralSet.Reduce(literals.SelectMany(l => Weaken(l, joint)).Select(LiteralSearch.Normalise)).ToEquatableArray();

    // Let the line be A D B with the date D, and the text AB contain the literal L. If L is in A or in B, it is in the line, and so is
    // each part of L. Otherwise L = PQ, neither empty, A ends with P and B starts with Q. In that case:
    //
    // LineStart: A is at most two characters, none of a word, so P is too, and what is left of L after dropping its leading characters
    //   that are none of a word, but two at most, is a part of Q, hence of B.
    // InBrackets: P ends with '[' and Q starts with ']'. Cut L between each "[]": a piece is a part of P or of Q.
    // BeforeNonWord: Q starts with a character that is none of a word (B isn't empty, as Q isn't). Cut L before each such character:
    //   the joint falls on one of these cuts, so each piece is a part of P or of Q.
    // Anywhere: for L = GH, either P reaches at least to the end of G, and G is in A, or it doesn't, and H is in B. One character
    //   can't be joined from two parts.
    private static IEnumerable<RequiredLiteral> Weaken(RequiredLiteral literal, DateJoint joint)
    {
        var text = literal.Text;
        switch (joint)
        {
            case DateJoint.LineStart:
                var start = 0;
                for (var dropped = 0; dropped < 2 && start < text.Length && !PythonText.IsWord(text, start); dropped++)
                    start += Step(text, start);

                return [literal with { Text = text.Substring(start) }];

            case DateJoint.InBrackets:
                return [literal with { Text = LongestPiece(text, i => text[i] == ']' && text[i - 1] == '[') }];

            case DateJoint.BeforeNonWord:
                return [literal with { Text = LongestPiece(text, i => !PythonText.IsWord(text, i)) }];

            default:
                var middle = text.Length / 2;
                if (middle > 0 && char.IsSurrogatePair(text, middle - 1))
                    middle++;

                return middle == 0 || middle == text.Length
                    ? [literal]
                    : [literal with { Text = text.Substring(0, middle) }, literal with { Text = text.Substring(middle) }];
        }
    }

    private static string LongestPiece(string text, Func<int, bool> isCutBefore)
    {
        var best = "";
        var start = 0;
        for (var i = Step(text, 0); i <= text.Length; i += Step(text, i))
        {
            if (i < text.Length && !isCutBefore(i))
                continue;

            if (i - start > best.Length)
                best = text.Substring(start, i - start);

            start = i;
        }

        return best;
    }

    private static int Step(string text, int index) => index < text.Length && char.IsSurrogatePair(text, index) ? 2 : 1;
}
