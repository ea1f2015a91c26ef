using Banhammer.FilterLanguage.Conf;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>An option of a filter with its final value.</summary>
/// <param name="Name">As it can be used in a tag; <c>known/name</c> is the value before the options that were passed.</param>
/// <param name="Value">Everything replaced that options can replace.</param>
public sealed record FilterOption(string Name, TracedText Value);
