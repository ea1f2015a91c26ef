using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage.Conf;

namespace Banhammer.Host.Filters;

/// <summary>The configuration files that the build compiled in.</summary>
internal sealed class EmbeddedConfFiles(PatternRegistry registry) : IConfFiles
{
    /// <inheritdoc/>
    public bool TryRead(string path, out string text, out string? problem)
    {
        problem = null;
        var found = registry.ConfFiles.TryGetValue(path, out var value);
        text = value ?? "";
        return found;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string folder) =>
        registry.ConfFiles.Keys.Where(path => string.Equals(ConfPath.FolderOf(path), folder, StringComparison.Ordinal)).ToArray();
}
