namespace Banhammer.FilterLanguage.Patterns.Nodes;

/// <summary>An assertion about the text ahead or behind.</summary>
/// <param name="Behind">Behind; its body has a fixed width then.</param>
/// <param name="Negative">Holds if the body does not match.</param>
/// <param name="Body">What is looked for.</param>
public sealed record LookNode(bool Behind, bool Negative, PatternNode Body) : PatternNode;
