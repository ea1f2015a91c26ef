using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Patterns.Nodes;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.FilterLanguage.Advice;

/// <summary>Makes up lines in which text that a wild card takes may pose as the address.</summary>
/// <remarks>
/// A short line that a regex should match is cut behind a wild card that stands before the address, and what is behind the cut is repeated with
/// another address. Only a match can tell which of the two it gives.
/// </remarks>
public static class PosedLines
{
    /// <summary>The address that a line is about.</summary>
    public const string Real = "192.0.2.1";

    /// <summary>The address that poses as that one.</summary>
    public const string Posed = "203.0.113.9";

    // Part of no address and no host name.
    private const string Nobody = "?";

    /// <summary>Lines to try; none for a regex without a wild card before its address, or over several lines.</summary>
    public static IEnumerable<PosedLine> Candidates(PatternTree tree)
    {
        if (FlatPattern.Of(tree) is not { } flat)
            yield break;

        for (var i = 0; i < flat.Address; i++)
        {
            if (tree.Multiline || !IsWildcard(flat.Parts[i]) || Texts(flat.Parts.Take(i + 1)) is not { } head || Texts(flat.Parts.Skip(i + 1)) is not { } tail)
                continue;

            foreach (var gap in gaps)
            {
                yield return Line(head, tail + gap, tail.Replace(Real, Posed));
                yield return Line(head + tail.Replace(Real, Posed), gap, tail);
            }
        }
    }

    // Some regexes have a word begin behind a wild card.
    private static readonly string[] gaps = ["", " "];

    private static PosedLine Line(string head, string middle, string tail) =>
        new(head + middle + tail, (head + middle + tail).Replace(Posed, Nobody));

    private static bool IsWildcard(PatternNode part) => part.SelfAndDescendants().OfType<LoopNode>()
        .Any(loop => loop.High is null && loop.Body is ClassNode set && "1.?".All(c => CodePointClass.Of(set).Contains(c)));

    private static string? Texts(IEnumerable<PatternNode> nodes)
    {
        var all = "";
        foreach (var node in nodes)
        {
            if (Text(node) is not { } text)
                return null;

            all += text;
        }

        return all;
    }

    // A short text that a part takes; null if none comes to mind.
    private static string? Text(PatternNode node) => node switch
    {
        LiteralNode literal => literal.Text,
        ClassNode set => SampleText.CodePoint(CodePointClass.Of(set).Contains),
        GroupNode { Name: "ip4" } => Real,
        GroupNode or AtomicNode or SequenceNode => Texts(node.Children()),
        LoopNode { Low: <= 64 } loop => Texts(Enumerable.Repeat(loop.Body, loop.Low)),
        AlternationNode alternation => alternation.Branches.Select(Text).FirstOrDefault(text => text is not null),
        ConditionalNode conditional => Text(conditional.Yes),
        AssertionNode or LookNode => "",
        _ => null,
    };
}
