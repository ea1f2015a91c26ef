using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.Host.Cli;

namespace Banhammer.Host.Filters;

/// <summary>Finds the filter that a user names: a file, a filter of a folder's <c>filter.d</c>, or one that is compiled in.</summary>
internal sealed class FilterCatalog(PatternRegistry registry)
{
    private static readonly DiskConfFiles disk = new();
    private readonly EmbeddedConfFiles embedded = new(registry);

    /// <summary>What is compiled in.</summary>
    public PatternRegistry Registry => registry;

    /// <summary>Whether a name means a file: it has a folder or an extension of configuration files.</summary>
    public static bool IsFile(string name) =>
        name.Contains('/', StringComparison.Ordinal) || name.EndsWith(".conf", StringComparison.Ordinal) || name.EndsWith(".local", StringComparison.Ordinal);

    /// <summary>The name of the filter that a file defines.</summary>
    public static string NameOf(string path) => ConfPath.NameOf(ConfPath.WithoutExtension(path));

    /// <summary>Splits <c>name[option=value, …]</c>.</summary>
    /// <exception cref="UsageException">The options can't be read.</exception>
    public static FilterReference Parse(string text) =>
        FilterReference.TryParse(text, out var reference, out var problem, out var position) ? reference!
            : throw new UsageException($"filter '{text}'", $"column {position + 1}: {problem}");

    /// <summary>Whether there is a filter of that name.</summary>
    /// <param name="name">No file.</param>
    /// <param name="configFolder">The folder that has <c>filter.d</c>; null: those compiled in.</param>
    public bool Has(string name, string? configFolder) =>
        (configFolder is null ? registry.Filters.Select(filter => filter.Name) : FilesIn(FolderIn(configFolder))).Contains(name);

    /// <summary>Reads a filter with its files and options.</summary>
    /// <param name="reference">Name and options.</param>
    /// <param name="configFolder">The folder that has <c>filter.d</c>; null: the filters compiled in.</param>
    /// <param name="context">Where options come from besides.</param>
    /// <returns>The definition, if there is no error, and all faults.</returns>
    /// <exception cref="UsageException">There is no such filter.</exception>
    public Loaded<FilterDefinition> Load(FilterReference reference, string? configFolder, FilterContext context)
    {
        var options = reference.ToOptions();
        if (IsFile(reference.Name))
        {
            RequireFile(reference.Name);
            return FilterLoader.LoadFile(disk, reference.Name, options, context);
        }

        if (configFolder is not null)
        {
            var folder = FolderIn(configFolder);
            RequireKnown(reference.Name, $"folder '{folder}'", FilesIn(folder));
            return FilterLoader.Load(disk, folder, reference.Name, options, context);
        }

        RequireKnown(reference.Name, "the filters compiled in", registry.Filters.Select(filter => filter.Name));
        var compiled = registry.Filters.First(filter => filter.Name == reference.Name);
        return FilterLoader.Load(embedded, ConfPath.FolderOf(compiled.Path), reference.Name, options, context);
    }

    /// <summary>The names of all filters, in ordinal order.</summary>
    /// <param name="configFolder">The folder that has <c>filter.d</c>; null: those compiled in.</param>
    /// <exception cref="UsageException">The folder has none.</exception>
    public IReadOnlyList<string> NamesIn(string? configFolder)
    {
        var names = configFolder is null ? registry.Filters.Select(filter => filter.Name).ToArray() : FilesIn(FolderIn(configFolder)).ToArray();
        return names.Length > 0 ? names
            : throw new UsageException(configFolder is null ? "the filters compiled in" : FolderIn(configFolder), "there are no filters; expected .conf files");
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        disk.List(folder).Where(path => path.EndsWith(".conf", StringComparison.Ordinal) || path.EndsWith(".local", StringComparison.Ordinal))
            .Select(NameOf).Distinct().Order(StringComparer.Ordinal);

    private static string FolderIn(string configFolder) => ConfPath.Join(configFolder, "filter.d");

    private static void RequireFile(string path)
    {
        if (!disk.TryRead(path, out _, out var problem))
        {
            throw new UsageException(path, problem ?? "there is no such file; expected a filter such as filter.d/sshd.conf");
        }
    }

    private static void RequireKnown(string name, string place, IEnumerable<string> names)
    {
        var known = names.ToArray();
        if (!known.Contains(name))
        {
            var nearest = NearestName.Among(name, known);
            throw new UsageException($"filter '{name}'", $"not among {place}" + (nearest is null ? "; 'banhammer filters' lists them" : $"; did you mean '{nearest}'?"));
        }
    }
}
