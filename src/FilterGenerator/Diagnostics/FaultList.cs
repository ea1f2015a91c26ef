using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterGenerator.Model;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterGenerator.Diagnostics;

/// <summary>The faults of a build, each once, in the order of files and lines.</summary>
internal static class FaultList
{
    /// <summary>The faults of <paramref name="filters"/> and of their compiled regexes, by the paths that files have on disk.</summary>
    public static IEnumerable<Fault> Of(IEnumerable<FilterSpec> filters, IEnumerable<CompiledFilterSource> compiled, ConfFileSet files)
    {
        var diskPaths = files.Files.ToDictionary(file => file.Path, file => file.DiskPath, StringComparer.Ordinal);
        return filters.SelectMany(filter => filter.Faults)
            .Concat(compiled.SelectMany(filter => filter.Faults))
            .Distinct()
            .OrderBy(fault => fault.Where.Path, StringComparer.Ordinal)
            .ThenBy(fault => fault.Where.Line)
            .ThenBy(fault => fault.Where.Column)
            .ThenBy(fault => fault.Rule.Id, StringComparer.Ordinal)
            .ThenBy(fault => fault.Message, StringComparer.Ordinal)
            .Select(fault => diskPaths.TryGetValue(fault.Where.Path, out var path) ? fault with { Where = fault.Where with { Path = path } } : fault);
    }
}
