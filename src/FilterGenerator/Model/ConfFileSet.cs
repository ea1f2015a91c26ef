using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage;

namespace Banhammer.FilterGenerator.Model;

/// <summary>All configuration files of the build, in ordinal order of their paths, whatever order they came in.</summary>
/// <param name="Files">The files; of several with one path, the first by disk path.</param>
internal sealed record ConfFileSet(EquatableArray<ConfFile> Files)
{
    /// <summary>The set of <paramref name="files"/>.</summary>
    public static ConfFileSet Of(IEnumerable<ConfFile> files) => new(files
        .OrderBy(file => file.Path, StringComparer.Ordinal)
        .ThenBy(file => file.DiskPath, StringComparer.Ordinal)
        .GroupBy(file => file.Path, StringComparer.Ordinal)
        .Select(same => same.First())
        .ToEquatableArray());
}
