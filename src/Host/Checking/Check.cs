using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.Host.Cli;
using Banhammer.Host.Configuring;
using Banhammer.Host.Filters;
using Banhammer.Host.Logs;

namespace Banhammer.Host.Checking;

/// <summary>Checks filters, or a whole configuration, and prints every fault, in the order of files and lines.</summary>
internal static class Check
{
    // One of them is there where a folder is more than filters.
    private static readonly string[] configurationNames = ["jail.conf", "jail.local", "jail.d", "fail2ban.conf"];

    /// <summary>Runs a check.</summary>
    /// <param name="filters">Names or files, with options; none: the service, its jails and every filter of the folder.</param>
    /// <param name="configFolder">The folder that has <c>jail.conf</c> and <c>filter.d</c>; null: the filters compiled in.</param>
    /// <param name="context">Where to print.</param>
    /// <returns>The exit code: usage where a fault is an error.</returns>
    /// <exception cref="UsageException">There is no such filter.</exception>
    public static int Run(IReadOnlyList<string> filters, string? configFolder, CommandContext context)
    {
        var catalog = new FilterCatalog(CompiledIn.Registry);
        var configuration = filters.Count == 0 && configFolder is not null && HasJails(configFolder) ? new ConfigurationReader(configFolder, JournalLog.IsThere).Read() : null;
        if (configFolder == BuiltInFiles.Folder)
        {
            configFolder = null; // its filters are those compiled in
        }

        var names = filters.Count > 0 ? filters : catalog.NamesIn(configFolder);
        var loaded = names.Select(name => catalog.Load(FilterCatalog.Parse(name), configFolder, FilterContext.Default with { Origin = SourceSpan.File(name) })).ToList();
        if (filters.Count == 0)
        {
            loaded = WithoutParts(names, loaded);
        }

        var faults = FaultList.InOrder(loaded.SelectMany(filter => filter.Faults.Concat(filter.Value is { } definition ? FilterCheck.Of(definition, catalog.Registry) : []))
            .Concat(configuration is null ? [] : OfConfiguration(configuration, loaded, catalog)));
        var unused = faults.Where(fault => configuration is not null && fault.Rule.Severity == Severity.Info && !IsOfJail(fault, configuration)).ToHashSet();
        foreach (var fault in faults.Where(fault => !unused.Contains(fault)))
        {
            context.Console.Output.WriteLine(fault);
        }

        context.Console.Output.WriteLine(Sum(loaded.Count, configuration, faults));
        if (unused.Count > 0)
        {
            context.Console.Output.WriteLine($"{Counted(unused.Count, "info")} about filters that no enabled jail uses; 'banhammer check {(configFolder is null ? "" : $"-c {configFolder} ")}FILTER' tells those of a filter");
        }

        return FaultList.ExitOf(faults);
    }

    private static bool IsOfJail(Fault fault, ServiceConfiguration configuration) =>
        configuration.Jails.Any(jail => jail.Definition?.Filter is { } filter && (filter.Path == fault.Where.Path || filter.FilesRead.Contains(fault.Where.Path)));

    private static bool HasJails(string folder) => configurationNames.Any(name => folder == BuiltInFiles.Folder || Path.Exists(Path.Combine(folder, name)));

    // Regexes are dear to check, and most jails have those that their filter has anyway.
    private static IEnumerable<Fault> OfConfiguration(ServiceConfiguration configuration, List<Loaded<FilterDefinition>> checkedAlready, FilterCatalog catalog)
    {
        var seen = checkedAlready.Select(filter => filter.Value).OfType<FilterDefinition>().Select(Regexes).ToHashSet(StringComparer.Ordinal);
        var others = configuration.Jails.Select(jail => jail.Definition?.Filter).OfType<FilterDefinition>().Where(filter => seen.Add(Regexes(filter)));
        return configuration.Faults.Concat(configuration.Jails.SelectMany(jail => jail.Faults)).Concat(others.SelectMany(filter => FilterCheck.Of(filter, catalog.Registry)));
    }

    private static string Regexes(FilterDefinition filter) => string.Join('\n',
        filter.FailRegexes.Select(regex => regex.Text).Append("").Concat(filter.IgnoreRegexes.Select(regex => regex.Text)).Append(filter.PrefRegex?.Text).Append(filter.DatePattern));

    // A file that others include and that has no failregex by itself is a part of filters, none of its own; alone it may not even resolve.
    private static List<Loaded<FilterDefinition>> WithoutParts(IReadOnlyList<string> names, List<Loaded<FilterDefinition>> loaded)
    {
        var included = loaded.SelectMany(filter => filter.Value?.FilesRead.Where(path => path != filter.Value.Path) ?? [])
            .Select(path => FilterCatalog.NameOf(path))
            .ToHashSet(StringComparer.Ordinal);
        return [.. loaded.Where((filter, index) => filter.Value?.FailRegexes.Count > 0 || !included.Contains(names[index]))];
    }

    private static string Sum(int filters, ServiceConfiguration? configuration, IReadOnlyList<Fault> faults)
    {
        var counts = new[] { (Severity.Error, "error"), (Severity.Warning, "warning"), (Severity.Info, "info") }
            .Select(kind => (Count: faults.Count(fault => fault.Rule.Severity == kind.Item1), Name: kind.Item2))
            .Where(kind => kind.Count > 0 || kind.Name != "info");
        var jails = configuration is null ? "" : $", {Counted(configuration.Jails.Count, "enabled jail")}";
        return $"{Counted(filters, "filter")}{jails}: {string.Join(", ", counts.Select(kind => Counted(kind.Count, kind.Name)))}";
    }

    private static string Counted(int count, string name) => string.Create(CultureInfo.InvariantCulture, $"{count} {name}{(count == 1 ? "" : "s")}");
}
