namespace Banhammer.FilterLanguage.Patterns.Nodes;

/// <summary>Alternatives, tried in order.</summary>
/// <param name="Branches">Two or more.</param>
public sealed record AlternationNode(EquatableArray<PatternNode> Branches) : PatternNode;
