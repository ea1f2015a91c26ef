using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>Rewrites a tree so that each node left is what programs know, and the order of trials is unchanged.</summary>
/// <remarks>
/// Groups that nobody reads vanish; so do literals that ignore case, in favour of classes; the cores of address tags are <see cref="MacroNode"/>s;
/// a possessive loop is one over a class, or else an atomic greedy one; and alternatives share what they begin with (<see cref="Alternatives"/>).
/// </remarks>
internal sealed class TreeNormaliser
{
    private readonly ISet<int> kept;

    private TreeNormaliser(ISet<int> kept) => this.kept = kept;

    /// <summary>The tree as programs are built from it.</summary>
    /// <param name="root">The whole expression.</param>
    /// <param name="kept">The numbers of the groups whose captures someone reads.</param>
    public static PatternNode Normalise(PatternNode root, ISet<int> kept) => new TreeNormaliser(kept).Visit(root);

    /// <summary>Parts one behind the other, with inner sequences opened and adjacent literals merged; no literal ignores case.</summary>
    public static PatternNode Join(IEnumerable<PatternNode> nodes)
    {
        var parts = new List<PatternNode>();
        foreach (var part in nodes.SelectMany(PartsOf))
        {
            if (part is LiteralNode next && parts.Count > 0 && parts[parts.Count - 1] is LiteralNode last)
                parts[parts.Count - 1] = last with { Text = last.Text + next.Text };
            else
                parts.Add(part);
        }

        return parts.Count == 1 ? parts[0] : new SequenceNode(parts.ToEquatableArray());
    }

    /// <summary>The parts of a sequence; any other node is the one part of itself.</summary>
    public static IEnumerable<PatternNode> PartsOf(PatternNode node) => node is SequenceNode sequence ? sequence.Parts : [node];

    private PatternNode Visit(PatternNode node) => node switch
    {
        LiteralNode { IgnoreCase: true } literal => Join(CodePoints.Of(literal.Text).Select(c => IgnoringCase(c, literal.AsciiOnly))),
        LoopNode { High: 0 } => Join([]),
        LoopNode loop => Visit(loop),
        SequenceNode sequence => Join(sequence.Parts.Select(Visit)),
        AlternationNode alternation => Visit(alternation),
        GroupNode group => Visit(group),
        LookNode look => look with { Body = Visit(look.Body) },
        AtomicNode atomic => atomic with { Body = Visit(atomic.Body) },
        ConditionalNode conditional => conditional with { Yes = Visit(conditional.Yes), No = Visit(conditional.No) },
        _ => node,
    };

    private PatternNode Visit(GroupNode group)
    {
        var body = MacroNode.Of(group.Body) is { } macro ? macro with { Offset = group.Offset, Length = group.Length } : Visit(group.Body);
        return kept.Contains(group.Number) ? group with { Body = body } : body;
    }

    private PatternNode Visit(AlternationNode alternation)
    {
        var (prefix, branches) = Alternatives.TakeCommonPrefix([.. alternation.Branches.Select(Visit)]);
        return Join([.. prefix, Alternatives.AsClass(branches) ?? Alternatives.Factor(branches)]);
    }

    private PatternNode Visit(LoopNode loop)
    {
        var body = Visit(loop.Body);
        var visited = loop with { Body = CodePoints.ClassOf(body) ?? body };
        return loop.Mode != LoopMode.Possessive || ClassLoop.Of(visited) is not null
            ? visited
            : new AtomicNode(visited with { Mode = LoopMode.Greedy });
    }

    private static PatternNode IgnoringCase(int codePoint, bool asciiOnly) => CodePointCase.HasVariants(codePoint, asciiOnly)
        ? new ClassNode(new[] { ClassItem.Of(codePoint) }.ToEquatableArray(), false, true, asciiOnly)
        : new LiteralNode(char.ConvertFromUtf32(codePoint), false, false);
}
