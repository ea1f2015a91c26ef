using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.Host.Cli;
using Banhammer.Host.Filters;

namespace Banhammer.Host.Checking;

/// <summary>Checks filters and prints every fault, in the order of files and lines.</summary>
internal static class Check
{
    /// <summary>Runs a check.</summary>
    /// <param name="filters">Names or files, with options; none: every filter of the folder.</param>
    /// <param name="configFolder">The folder that has <c>filter.d</c>; null: the filters compiled in.</param>
    /// <param name="context">Where to print.</param>
    /// <returns>The exit code: usage where a fault is an error.</returns>
    /// <exception cref="UsageException">There is no such filter.</exception>
    public static int Run(IReadOnlyList<string> filters, string? configFolder, CommandContext context)
    {
        var catalog = new FilterCatalog(CompiledIn.Registry);
        var names = filters.Count > 0 ? filters : catalog.NamesIn(configFolder);
        var loaded = names.Select(name => catalog.Load(FilterCatalog.Parse(name), configFolder, FilterContext.Default with { Origin = SourceSpan.File(name) })).ToList();
        if (filters.Count == 0)
        {
            loaded = WithoutParts(names, loaded);
        }

        var faults = loaded.SelectMany(filter => filter.Faults.Concat(filter.Value is { } definition ? FilterCheck.Of(definition, catalog.Registry) : []))
            .Distinct()
            .OrderBy(fault => fault.Where.Path, StringComparer.Ordinal)
            .ThenBy(fault => fault.Where.Line)
            .ThenBy(fault => fault.Where.Column)
            .ThenBy(fault => fault.Rule.Id, StringComparer.Ordinal)
            .ThenBy(fault => fault.Message, StringComparer.Ordinal)
            .DistinctBy(fault => (fault.Rule.Id, fault.Where, CheckingFaults.IsAboutPlace(fault.Rule) ? "" : fault.Message))
            .ToList();
        foreach (var fault in faults)
        {
            context.Console.Output.WriteLine(fault);
        }

        context.Console.Output.WriteLine(Sum(loaded.Count, faults));
        return faults.Exists(fault => fault.Rule.Severity == Severity.Error) ? ExitCode.Usage : ExitCode.Done;
    }

    // A file that others include and that has no failregex by itself is a part of filters, none of its own; alone it may not even resolve.
    private static List<Loaded<FilterDefinition>> WithoutParts(IReadOnlyList<string> names, List<Loaded<FilterDefinition>> loaded)
    {
        var included = loaded.SelectMany(filter => filter.Value?.FilesRead.Where(path => path != filter.Value.Path) ?? [])
            .Select(path => FilterCatalog.NameOf(path))
            .ToHashSet(StringComparer.Ordinal);
        return [.. loaded.Where((filter, index) => filter.Value?.FailRegexes.Count > 0 || !included.Contains(names[index]))];
    }

    private static string Sum(int filters, List<Fault> faults)
    {
        var counts = new[] { (Severity.Error, "error"), (Severity.Warning, "warning"), (Severity.Info, "info") }
            .Select(kind => (Count: faults.Count(fault => fault.Rule.Severity == kind.Item1), Name: kind.Item2))
            .Where(kind => kind.Count > 0 || kind.Name != "info");
        return $"{Counted(filters, "filter")}: {string.Join(", ", counts.Select(kind => Counted(kind.Count, kind.Name)))}";
    }

    private static string Counted(int count, string name) => string.Create(CultureInfo.InvariantCulture, $"{count} {name}{(count == 1 ? "" : "s")}");
}
