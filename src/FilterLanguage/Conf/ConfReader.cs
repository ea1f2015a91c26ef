using System;
using System.Collections.Generic;
using System.Linq;

namespace Banhammer.FilterLanguage.Conf;

/// <summary>Reads each file once and finds the files that make up a configuration.</summary>
internal sealed class ConfReader(IConfFiles files)
{
    private readonly Dictionary<string, ConfDocument?> documents = new(StringComparer.Ordinal);

    /// <summary>The document of a file, with a fault if it can't be read; null if there is no such file.</summary>
    public ConfDocument? Read(string path)
    {
        if (!documents.TryGetValue(path, out var document))
        {
            document = files.TryRead(path, out var text, out var problem) ? ConfDocument.Parse(path, text)
                : problem is null ? null : ConfDocument.Unreadable(path, problem);
            documents.Add(path, document);
        }

        return document;
    }

    /// <summary>Paths of the files of a folder, in any order.</summary>
    public IReadOnlyList<string> List(string folder) => files.List(folder);

    /// <summary>
    /// The existing files of a logical name in the order in which they are put on top of each other:
    /// <c>name.conf</c>, <c>name.d/*.conf</c>, <c>name.local</c>, <c>name.d/*.local</c>.
    /// </summary>
    /// <param name="stem">Path without extension.</param>
    public IReadOnlyList<string> LayersOf(string stem)
    {
        var extras = files.List(stem + ".d");
        return new[] { stem + ".conf" }
            .Concat(WithExtension(extras, ".conf"))
            .Concat([stem + ".local"])
            .Concat(WithExtension(extras, ".local"))
            .Where(path => Read(path) is not null)
            .ToList();
    }

    private static IEnumerable<string> WithExtension(IReadOnlyList<string> paths, string extension) =>
        paths.Where(path => path.EndsWith(extension, StringComparison.Ordinal))
            .Where(path => !ConfPath.NameOf(path).StartsWith(".", StringComparison.Ordinal))
            .OrderBy(path => path, StringComparer.Ordinal);
}
