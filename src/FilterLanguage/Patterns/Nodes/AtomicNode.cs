namespace Banhammer.FilterLanguage.Patterns.Nodes;

/// <summary>A part that, once matched, gives nothing back.</summary>
/// <param name="Body">The part.</param>
public sealed record AtomicNode(PatternNode Body) : PatternNode;
