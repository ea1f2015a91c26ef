using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Patterns;

/// <summary>How many code points a part of a regex can take.</summary>
/// <param name="Low">The fewest.</param>
/// <param name="High">The most; <see cref="Unbounded"/> for no limit.</param>
internal readonly record struct PatternWidth(long Low, long High)
{
    /// <summary>More than any text has.</summary>
    public const long Unbounded = 1L << 60;

    /// <summary>The width of a part.</summary>
    /// <param name="node">The part.</param>
    /// <param name="groups">The widths of the groups that are closed, by number less 1.</param>
    public static PatternWidth Of(PatternNode node, IReadOnlyList<PatternWidth?> groups) => node switch
    {
        LiteralNode literal => Fixed(CodePoints(literal.Text)),
        ClassNode => Fixed(1),
        LoopNode loop => Of(loop.Body, groups).Times(loop.Low, loop.High),
        SequenceNode sequence => sequence.Parts.Aggregate(Fixed(0), (sum, part) => sum.Plus(Of(part, groups))),
        AlternationNode alternation => alternation.Branches.Select(b => Of(b, groups)).Aggregate(Or),
        GroupNode group => Of(group.Body, groups),
        AtomicNode atomic => Of(atomic.Body, groups),
        ConditionalNode conditional => Or(Of(conditional.Yes, groups), Of(conditional.No, groups)),
        BackreferenceNode backreference => groups[backreference.Group - 1] ?? Fixed(0),
        _ => Fixed(0),
    };

    private static PatternWidth Fixed(long width) => new(width, width);

    private static PatternWidth Or(PatternWidth a, PatternWidth b) => new(Math.Min(a.Low, b.Low), Math.Max(a.High, b.High));

    private PatternWidth Plus(PatternWidth other) =>
        new(Math.Min(Unbounded, Low + other.Low), Math.Min(Unbounded, High + other.High));

    private PatternWidth Times(int low, int? high) =>
        new(Multiply(Low, low), high is { } limit ? Multiply(High, limit) : High == 0 ? 0 : Unbounded);

    private static long Multiply(long width, int count) => count != 0 && width > Unbounded / count ? Unbounded : width * count;

    private static int CodePoints(string text) => text.Count(c => !char.IsLowSurrogate(c));
}
