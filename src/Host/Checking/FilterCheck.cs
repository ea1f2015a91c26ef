using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.Host.Checking;

/// <summary>Finds everything that can be said against a filter whose files could be read.</summary>
internal static class FilterCheck
{
    /// <summary>The faults, some of them more than once.</summary>
    /// <param name="definition">The filter.</param>
    /// <param name="registry">What is compiled in.</param>
    public static IEnumerable<Fault> Of(FilterDefinition definition, PatternRegistry registry) =>
        RegexFaults.Of(definition, hostNames: true)
            .Concat(RegexFaults.Of(definition, hostNames: false))
            .Concat(DatePattern(definition))
            .Concat(NotCompiledIn(definition, registry));

    private static IEnumerable<Fault> DatePattern(FilterDefinition definition)
    {
        if (!DateTemplateList.TryCompile(definition.DatePattern, out _, out var problem))
        {
            var value = definition.Options.FirstOrDefault(option => option.Name == "datepattern")?.Value;
            yield return Fault.Of(CheckingFaults.BadDatePattern, value?.Locate(0, value.Length) ?? SourceSpan.File(definition.Path), problem);
        }
    }

    private static IEnumerable<Fault> NotCompiledIn(FilterDefinition definition, PatternRegistry registry)
    {
        var regexes = definition.FailRegexes.Select(regex => (Source: regex, Role: RegexRole.Fail))
            .Concat(definition.PrefRegex is { } prefix ? [(prefix, RegexRole.Prefix)] : [])
            .Concat(definition.IgnoreRegexes.Select(regex => (Source: regex, Role: RegexRole.Ignore)))
            .ToArray();
        var missing = regexes.Where(regex => IsMissing(regex.Source, regex.Role)).ToArray();
        if (missing.Length > 0)
        {
            yield return Fault.Of(
                CheckingFaults.NotCompiledIn,
                missing[0].Source.Locate(0, missing[0].Source.Text.Length),
                missing.Length.ToString(CultureInfo.InvariantCulture),
                regexes.Length.ToString(CultureInfo.InvariantCulture),
                definition.Name,
                ConfigFolder(definition.Path));
        }

        bool IsMissing(RegexSource source, RegexRole role) => IsMissingWith(source, role, true) || IsMissingWith(source, role, false);

        bool IsMissingWith(RegexSource source, RegexRole role, bool hostNames) =>
            registry.Find(FinalRegex.Of(source.Text, role, hostNames, definition.MaxLines)) is null;
    }

    // The build takes the folder that has filter.d.
    private static string ConfigFolder(string path)
    {
        var folder = ConfPath.FolderOf(path);
        return ConfPath.NameOf(folder) == "filter.d" && ConfPath.FolderOf(folder) is { Length: > 0 } parent ? parent : "DIR";
    }
}
