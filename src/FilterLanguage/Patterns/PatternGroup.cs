namespace Banhammer.FilterLanguage.Patterns;

/// <summary>A capturing group.</summary>
/// <param name="Number">From 1, by the order of opening brackets.</param>
/// <param name="Name">Null for a group without one.</param>
public sealed record PatternGroup(int Number, string? Name);
