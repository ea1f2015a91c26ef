namespace Banhammer.FilterLanguage.Patterns.Nodes;

/// <summary>The text that a group captured, again; fails while the group has captured nothing.</summary>
/// <param name="Group">The group's number.</param>
/// <param name="IgnoreCase">Compare without regard to case.</param>
public sealed record BackreferenceNode(int Group, bool IgnoreCase) : PatternNode;
