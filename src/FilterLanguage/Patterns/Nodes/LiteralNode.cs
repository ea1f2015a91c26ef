namespace Banhammer.FilterLanguage.Patterns.Nodes;

/// <summary>Text that is matched as it is. Adjacent literals are one.</summary>
/// <param name="Text">Well-formed UTF-16, not empty.</param>
/// <param name="IgnoreCase">Each code point stands for all that are equal to it without regard to case.</param>
/// <param name="AsciiOnly">Case is disregarded for ASCII letters only, as with flag <c>a</c>; false unless <paramref name="IgnoreCase"/>.</param>
public sealed record LiteralNode(string Text, bool IgnoreCase, bool AsciiOnly) : PatternNode;
