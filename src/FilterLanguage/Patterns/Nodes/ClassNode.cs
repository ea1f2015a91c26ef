namespace Banhammer.FilterLanguage.Patterns.Nodes;

/// <summary>One code point out of a set: <c>[…]</c>, <c>\d</c>, <c>.</c></summary>
/// <param name="Items">The members; the union of all.</param>
/// <param name="Negated">The set is what <paramref name="Items"/> leaves.</param>
/// <param name="IgnoreCase">A code point is a member if one that equals it without regard to case is.</param>
/// <param name="AsciiOnly">Categories and case reach ASCII only, as with flag <c>a</c>.</param>
public sealed record ClassNode(EquatableArray<ClassItem> Items, bool Negated, bool IgnoreCase, bool AsciiOnly) : PatternNode
{
    /// <summary><c>.</c>: any code point but a line feed.</summary>
    public static ClassNode Dot { get; } = new(new[] { ClassItem.Of('\n') }.ToEquatableArray(), true, false, false);

    /// <summary><c>.</c> with flag <c>s</c>: any code point.</summary>
    public static ClassNode Any { get; } = new(default, true, false, false);
}
