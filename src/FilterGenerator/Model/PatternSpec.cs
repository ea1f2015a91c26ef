using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.FilterGenerator.Model;

/// <summary>One final regex of a filter, and all that is emitted about it.</summary>
/// <param name="Final">The regex in Python's dialect with its flags: the key of the registry.</param>
/// <param name="DotNet">The same regex for .NET.</param>
/// <param name="LiteralSets">Each match contains a literal of every set; empty if none is known.</param>
/// <param name="Description">What it matches, in English.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Number">Which one of its role, from 1, as users count them.</param>
/// <param name="Variant">The options that lead to it, as <c>mode=aggressive</c>; empty for the default ones.</param>
/// <param name="HostNames">Whether <c>&lt;HOST&gt;</c> takes names as well as addresses.</param>
/// <param name="Where">The place in the configuration that it comes from, by path of what is compiled.</param>
internal sealed record PatternSpec(
    FinalRegex Final,
    DotNetRegex DotNet,
    EquatableArray<EquatableArray<RequiredLiteral>> LiteralSets,
    string Description,
    RegexRole Role,
    int Number,
    string Variant,
    bool HostNames,
    SourceSpan Where)
{
    /// <summary>What users call it: <c>prefregex</c>, <c>failregex 4</c>.</summary>
    public string Title => Role switch
    {
        RegexRole.Prefix => "prefregex",
        RegexRole.Ignore => $"ignoreregex {Number}",
        _ => $"failregex {Number}",
    };
}
