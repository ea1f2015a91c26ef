using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Patterns.Nodes;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.FilterLanguage.Automata;

/// <summary>Builds automata from trees: Thompson's construction, with assertions as jumps that ask for their surroundings.</summary>
/// <remarks>
/// Groups don't matter. A possessive or atomic part, a conditional, a back-reference and an assertion about more than one code point can't be
/// told: they match as much as they could, or nothing, as the bound wants it.
/// </remarks>
internal sealed class AutomatonBuilder
{
    private const int MaxStates = 3000;
    private const int MaxDepth = 400;

    private static readonly FirstSet newline = FirstSet.OfByte((byte)'\n');

    private readonly Automaton built = new();
    private readonly AutomatonBound bound;
    private int depth;

    private AutomatonBuilder(AutomatonBound bound) => this.bound = bound;

    private bool IsFull => built.Count > MaxStates || depth > MaxDepth;

    /// <summary>The automaton of a search; null if it would be too large.</summary>
    public static Automaton? Build(PatternTree tree, AutomatonBound bound)
    {
        var builder = new AutomatonBuilder(bound);
        var built = builder.built;
        var entry = built.AddState();
        built.Add(Automaton.Start, new Move(FirstSet.All, Automaton.Start));
        built.Add(Automaton.Start, Jump.Always(entry));
        built.Accept = builder.Follow(tree.Root, entry);
        built.Add(built.Accept, new Move(FirstSet.All, built.Accept));
        return builder.IsFull ? null : built;
    }

    // Adds a part behind a state and gives the state behind the part.
    private int Follow(PatternNode node, int from)
    {
        depth++;
        if (IsFull)
            return from;

        var to = node switch
        {
            LiteralNode literal => CodePoints.Of(literal.Text).Aggregate(from, (state, c) => Take(Members(literal, c, bound), state)),
            ClassNode set => Take(Members(set, bound), from),
            LoopNode { Mode: LoopMode.Possessive } or AtomicNode or ConditionalNode or BackreferenceNode when bound == AutomatonBound.AtLeast => built.AddState(),
            LoopNode loop => Repeat(loop, from),
            SequenceNode sequence => sequence.Parts.Aggregate(from, (state, part) => Follow(part, state)),
            AlternationNode or ConditionalNode => Join(node.Children().ToList().ConvertAll(branch => Follow(branch, from))),
            GroupNode or AtomicNode => Follow(node.Children().Single(), from),
            BackreferenceNode => Star(FirstSet.All, from),
            AssertionNode assertion => Assert(assertion, from),
            LookNode look => Assert(look, from),
            _ => built.AddState(),
        };
        depth--;
        return to;
    }

    private int Take(FirstSet set, int from)
    {
        var to = built.AddState();
        if (!set.IsEmpty)
            built.Add(from, new Move(set, to));

        return to;
    }

    private int Join(List<int> ends)
    {
        var to = built.AddState();
        foreach (var end in ends)
            built.Add(end, Jump.Always(to));

        return to;
    }

    private int Repeat(LoopNode loop, int from)
    {
        for (var i = 0; i < loop.Low && !IsFull; i++)
            from = Follow(loop.Body, from);

        if (loop.High is null)
        {
            var head = Join([from]);
            built.Add(Follow(loop.Body, head), Jump.Always(head));
            return Join([head]);
        }

        var ends = new List<int> { from };
        for (var i = loop.Low; i < loop.High && !IsFull; i++)
            ends.Add(Follow(loop.Body, ends[ends.Count - 1]));

        return Join(ends);
    }

    private int Star(FirstSet set, int from)
    {
        var head = Join([from]);
        built.Add(head, new Move(set, head));
        return Join([head]);
    }

    private int Assert(AssertionNode assertion, int from)
    {
        var to = built.AddState();
        var word = assertion.AsciiOnly ? CodePointClass.AsciiWord.First : CodePointClass.Word.First;
        var other = FirstSet.All.Except(word);
        foreach (var (before, after) in assertion.Kind switch
        {
            AssertionKind.Start or AssertionKind.LineStart => new[] { (FirstSet.EndOnly, FirstSet.All) },
            AssertionKind.End or AssertionKind.LineEnd => [(FirstSet.All, newline | FirstSet.EndOnly)],
            AssertionKind.VeryEnd => [(FirstSet.All, FirstSet.EndOnly)],
            AssertionKind.WordBoundary => [(word, other), (other, word)],
            _ => [(word, word), (other, other)],
        })
        {
            built.Add(from, new Jump(before, after, to));
        }

        return to;
    }

    private int Assert(LookNode look, int from)
    {
        var to = built.AddState();
        if (CodePoints.ClassOf(look.Body) is { } set)
        {
            var allowed = look.Negative ? FirstSet.All.Except(Members(set, Opposite)) : Members(set, bound);
            built.Add(from, look.Behind ? new Jump(allowed, FirstSet.All, to) : new Jump(FirstSet.All, allowed, to));
        }
        else if (bound == AutomatonBound.AtMost && !(look.Negative && IsEmpty(look.Body)))
        {
            built.Add(from, Jump.Always(to));
        }

        return to;
    }

    private AutomatonBound Opposite => bound == AutomatonBound.AtMost ? AutomatonBound.AtLeast : AutomatonBound.AtMost;

    private static bool IsEmpty(PatternNode node) => node is SequenceNode { Parts.Count: 0 };

    private static FirstSet Members(LiteralNode literal, int codePoint, AutomatonBound bound) => literal.IgnoreCase
        ? Members(new ClassNode(new[] { ClassItem.Of(codePoint) }.ToEquatableArray(), false, true, literal.AsciiOnly), bound)
        : Bounded(codePoint < 128 ? FirstSet.OfByte((byte)codePoint) : FirstSet.BeyondAscii, codePoint < 128, bound);

    // First sets know four kinds of code points beyond ASCII, and so are exact for classes of categories.
    private static FirstSet Members(ClassNode definition, AutomatonBound bound)
    {
        var set = CodePointClass.Of(definition);
        var isExact = set.Wide != WideMembers.Some
            || (!definition.IgnoreCase && !definition.AsciiOnly && definition.Items.All(item => item.High < 128));
        return Bounded(set.First, isExact, bound);
    }

    private static FirstSet Bounded(FirstSet set, bool isExact, AutomatonBound bound) =>
        isExact || bound == AutomatonBound.AtMost ? set : set.Except(FirstSet.BeyondAscii);
}
