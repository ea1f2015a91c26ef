using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterGenerator.Model;
using Banhammer.FilterLanguage.Conf;

namespace Banhammer.FilterGenerator.Reading;

/// <summary>The files that the build was handed, in the place of a disk.</summary>
internal sealed class BuildFiles(ConfFileSet set) : IConfFiles
{
    private readonly Dictionary<string, ConfFile> files = set.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool TryRead(string path, out string text, out string? problem)
    {
        var found = files.TryGetValue(path, out var file);
        text = found ? file.Text : "";
        problem = found ? file.Problem : null;
        return found && problem is null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string folder) => [.. set.Files.Select(file => file.Path).Where(path => ConfPath.FolderOf(path) == folder)];
}
