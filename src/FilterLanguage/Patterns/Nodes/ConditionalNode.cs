namespace Banhammer.FilterLanguage.Patterns.Nodes;

/// <summary>One of two, by whether a group has captured.</summary>
/// <param name="Group">The group's number; the group may come later.</param>
/// <param name="Yes">If it has.</param>
/// <param name="No">If not; an empty sequence where nothing was written.</param>
public sealed record ConditionalNode(int Group, PatternNode Yes, PatternNode No) : PatternNode;
