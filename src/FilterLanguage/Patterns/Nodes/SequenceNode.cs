namespace Banhammer.FilterLanguage.Patterns.Nodes;

/// <summary>Parts one behind the other; none of them is a sequence. Without parts it matches the empty text.</summary>
/// <param name="Parts">In order.</param>
public sealed record SequenceNode(EquatableArray<PatternNode> Parts) : PatternNode;
