namespace Banhammer.FilterLanguage.Patterns.Nodes;

/// <summary>A capturing group.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Name">Null for a group without one.</param>
/// <param name="Body">What is captured.</param>
public sealed record GroupNode(int Number, string? Name, PatternNode Body) : PatternNode;
