using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage;

namespace Banhammer.FilterGenerator.Model;

/// <summary>What the registry lists.</summary>
/// <param name="Classes">The classes that hold patterns.</param>
/// <param name="Filters">The filters, in ordinal order of their names.</param>
/// <param name="Files">The files, so that filters can be read where there is no disk with them.</param>
internal sealed record RegistrySpec(EquatableArray<string> Classes, EquatableArray<FilterEntry> Filters, EquatableArray<EmbeddedFile> Files)
{
    /// <summary>The registry of these filters.</summary>
    public static RegistrySpec Of(IEnumerable<FilterSpec> filters, IEnumerable<PatternSet> sets, ConfFileSet files) => new(
        sets.Where(set => set.Patterns.Count > 0).Select(set => set.ClassName).ToEquatableArray(),
        filters.Select(filter => new FilterEntry(filter.Name, filter.Path, filter.Variants, filter.Patterns.Count)).ToEquatableArray(),
        files.Files.Where(file => file.Problem is null).Select(file => new EmbeddedFile(file.Path, file.Text)).ToEquatableArray());
}
