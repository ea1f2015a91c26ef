using System.Collections.Generic;

namespace Banhammer.FilterLanguage.Patterns.Nodes;

/// <summary>Walks over trees.</summary>
public static class PatternNodeChildren
{
    /// <summary>The parts right below a node, in the order of the text.</summary>
    public static IEnumerable<PatternNode> Children(this PatternNode node) => node switch
    {
        LoopNode loop => [loop.Body],
        SequenceNode sequence => sequence.Parts,
        AlternationNode alternation => alternation.Branches,
        GroupNode group => [group.Body],
        LookNode look => [look.Body],
        AtomicNode atomic => [atomic.Body],
        ConditionalNode conditional => [conditional.Yes, conditional.No],
        _ => [],
    };

    /// <summary>A node and all below it, in the order of the text.</summary>
    public static IEnumerable<PatternNode> SelfAndDescendants(this PatternNode node)
    {
        var waiting = new Stack<PatternNode>();
        waiting.Push(node);
        while (waiting.Count > 0)
        {
            var next = waiting.Pop();
            yield return next;

            var children = new List<PatternNode>(next.Children());
            for (var i = children.Count - 1; i >= 0; i--)
                waiting.Push(children[i]);
        }
    }
}
