namespace Banhammer.FilterLanguage.Patterns.Nodes;

/// <summary>An assertion about the position.</summary>
/// <param name="Kind">Which.</param>
/// <param name="AsciiOnly">Word characters are those of ASCII; false unless the kind is about words.</param>
public sealed record AssertionNode(AssertionKind Kind, bool AsciiOnly) : PatternNode;
