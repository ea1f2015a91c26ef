using Banhammer.FilterLanguage;

namespace Banhammer.FilterGenerator.Model;

/// <summary>A filter as the registry lists it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its file.</param>
/// <param name="Variants">Options that it is compiled with besides the default ones.</param>
/// <param name="Patterns">Number of distinct final regexes that it has.</param>
internal sealed record FilterEntry(string Name, string Path, EquatableArray<string> Variants, int Patterns);
