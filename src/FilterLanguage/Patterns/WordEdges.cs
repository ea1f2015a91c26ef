using System.Linq;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Patterns;

/// <summary>Whether whatever a part matches starts, or ends, with a word character.</summary>
internal static class WordEdges
{
    /// <summary>True: always a word character; false: never; null: it depends, or the part can match nothing.</summary>
    public static bool? First(PatternNode node, bool asciiOnly) => Edge(node, asciiOnly, false);

    /// <inheritdoc cref="First"/>
    public static bool? Last(PatternNode node, bool asciiOnly) => Edge(node, asciiOnly, true);

    private static bool? Edge(PatternNode node, bool asciiOnly, bool last)
    {
        switch (node)
        {
            case LiteralNode literal:
                // Case can lead out of ASCII: K and the Kelvin sign.
                return asciiOnly && literal.IgnoreCase ? null : IsWord(literal.Text[last ? literal.Text.Length - 1 : 0], asciiOnly);
            case ClassNode set:
                return Edge(set, asciiOnly);
            case LoopNode { Low: > 0 } loop:
                return Edge(loop.Body, asciiOnly, last);
            case GroupNode group:
                return Edge(group.Body, asciiOnly, last);
            case AtomicNode atomic:
                return Edge(atomic.Body, asciiOnly, last);
            case SequenceNode { Parts.Count: > 0 } sequence:
                return Edge(sequence.Parts[last ? sequence.Parts.Count - 1 : 0], asciiOnly, last);
            case AlternationNode alternation:
                return Same(alternation.Branches.Select(b => Edge(b, asciiOnly, last)).ToList());
            default:
                return null;
        }
    }

    private static bool? Edge(ClassNode set, bool asciiOnly)
    {
        var categoriesDiffer = set.AsciiOnly != asciiOnly && set.Items.Any(i => i.Category != ClassCategory.None);
        if (set.Negated || categoriesDiffer || (set.IgnoreCase && asciiOnly) || set.Items.Count == 0)
            return null;

        return Same(set.Items.Select(i => Edge(i, asciiOnly)).ToList());
    }

    private static bool? Edge(ClassItem item, bool asciiOnly)
    {
        switch (item.Category)
        {
            case ClassCategory.Digit:
            case ClassCategory.Word:
                return true;
            case ClassCategory.Space:
            case ClassCategory.NotWord:
                return false;
            case ClassCategory.None when item.High - item.Low < 128 && item.High < 0x10000:
                return Same(Enumerable.Range(item.Low, item.High - item.Low + 1).Select(c => IsWord((char)c, asciiOnly)).ToList());
            default:
                return null;
        }
    }

    private static bool? IsWord(char c, bool asciiOnly) =>
        char.IsSurrogate(c) ? null : (!asciiOnly || c < 128) && PythonText.IsWord(c.ToString(), 0);

    private static bool? Same(System.Collections.Generic.List<bool?> edges) => edges.TrueForAll(e => e == edges[0]) ? edges[0] : null;
}
