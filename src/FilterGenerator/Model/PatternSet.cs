using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.FilterGenerator.Model;

/// <summary>The patterns that are emitted with one filter: those that no filter before it has.</summary>
/// <param name="Filter">The filter's name.</param>
/// <param name="Path">The filter's file.</param>
/// <param name="Unit">The stem of its class and its hint names: a C# identifier, unique even where letter case doesn't count.</param>
/// <param name="Patterns">The patterns; may be empty.</param>
internal sealed record PatternSet(string Filter, string Path, string Unit, EquatableArray<NamedPattern> Patterns)
{
    private const string ClassSuffix = "Patterns";
    private const string RegistryUnit = "Compiled";

    /// <summary>The name of its class.</summary>
    public string ClassName => Unit + ClassSuffix;

    /// <summary>Gives each distinct final regex to the first filter that has it, in the order of <paramref name="filters"/>.</summary>
    public static IEnumerable<PatternSet> Assign(IEnumerable<FilterSpec> filters)
    {
        var taken = new HashSet<FinalRegex>();

        // Units must not share a class or a hint name with the registry either.
        var units = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { RegistryUnit, RegistryUnit + ClassSuffix };
        foreach (var filter in filters)
        {
            var members = new HashSet<string>(StringComparer.Ordinal);
            var patterns = filter.Patterns
                .Where(pattern => taken.Add(pattern.Final))
                .Select(pattern => new NamedPattern(Identifier.Unique(MemberOf(pattern), members), pattern))
                .ToEquatableArray();
            yield return new PatternSet(filter.Name, filter.Path, Identifier.Unique(Identifier.Of(filter.Name), units), patterns);
        }
    }

    // FailRegex4, PrefixRegex, FailRegex4ModeAggressive, FailRegex4AddressesOnly
    private static string MemberOf(PatternSpec pattern)
    {
        var number = pattern.Role == RegexRole.Prefix ? "" : FormattableString.Invariant($"{pattern.Number}");
        var variant = pattern.Variant.Length == 0 ? "" : Identifier.Of(pattern.Variant);
        return $"{pattern.Role}Regex{number}{variant}{(pattern.HostNames ? "" : "AddressesOnly")}";
    }
}
