namespace Banhammer.FilterLanguage.Patterns;

/// <summary>One regex of a filter, read.</summary>
/// <param name="Source">The text that was read, with its tags.</param>
/// <param name="Regex">Its final text; there even if it can't be parsed.</param>
/// <param name="Tree">The tree; null with a fault.</param>
/// <param name="Fault">The fault, with its place in the source text; null with a tree.</param>
/// <param name="Expanded">Where each character of the final text came from.</param>
public sealed record ReadPattern(string Source, FinalRegex Regex, PatternTree? Tree, PatternFault? Fault, ExpandedText Expanded);
