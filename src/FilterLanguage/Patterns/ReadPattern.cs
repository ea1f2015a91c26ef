namespace Banhammer.FilterLanguage.Patterns;

/// <summary>One regex of a filter, read.</summary>
/// <param name="Regex">Its final text; there even if it can't be parsed.</param>
/// <param name="Tree">The tree; null with a fault.</param>
/// <param name="Fault">The fault, with its place in the source text; null with a tree.</param>
public sealed record ReadPattern(FinalRegex Regex, PatternTree? Tree, PatternFault? Fault);
