namespace Banhammer.FilterGenerator.Model;

/// <summary>A pattern and the name of the method that is emitted for it.</summary>
/// <param name="Member">A C# identifier, unique in its class, as <c>FailRegex4ModeAggressive</c>.</param>
/// <param name="Pattern">The pattern.</param>
internal sealed record NamedPattern(string Member, PatternSpec Pattern);
