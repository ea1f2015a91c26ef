using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;

namespace Banhammer.FilterLanguage.Tests.Conf;

/// <summary>Files by path; a text of null is a file that can't be read.</summary>
internal sealed class ConfFilesInMemory : Dictionary<string, string?>, IConfFiles
{
    public bool TryRead(string path, out string text, out string? problem)
    {
        var exists = TryGetValue(path, out var found);
        text = found ?? "";
        problem = exists && found is null ? "permission denied" : null;
        return found is not null;
    }

    public IReadOnlyList<string> List(string folder) =>
        Keys.Where(path => ConfPath.FolderOf(path) == folder).OrderByDescending(path => path, StringComparer.Ordinal).ToList();
}
