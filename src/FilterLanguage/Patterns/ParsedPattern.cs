namespace Banhammer.FilterLanguage.Patterns;

/// <summary>What a parser made of a regex: a tree, or the first fault that Python would stop at.</summary>
/// <param name="Tree">The tree; null with a fault.</param>
/// <param name="Fault">The fault, with its place in the parsed text; null with a tree.</param>
public sealed record ParsedPattern(PatternTree? Tree, PatternFault? Fault);
