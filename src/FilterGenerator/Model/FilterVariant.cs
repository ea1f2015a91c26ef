using Banhammer.FilterLanguage.Definitions;

namespace Banhammer.FilterGenerator.Model;

/// <summary>A filter under one set of options.</summary>
/// <param name="Options">The options, as <c>mode=aggressive</c>; empty for the default ones.</param>
/// <param name="Definition">What they make of the filter.</param>
internal sealed record FilterVariant(string Options, FilterDefinition Definition);
