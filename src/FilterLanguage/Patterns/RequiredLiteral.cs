namespace Banhammer.FilterLanguage.Patterns;

/// <summary>Text that a match needs; of the literals of one regex, each line that matches contains at least one.</summary>
/// <param name="Text">Well-formed, not empty, never with a line feed or U+FFFD.</param>
/// <param name="IgnoreCase">Compare ASCII letters without regard to case; the text is ASCII then.</param>
public sealed record RequiredLiteral(string Text, bool IgnoreCase);
