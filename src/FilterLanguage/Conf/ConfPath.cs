using System;
using System.Collections.Generic;

namespace Banhammer.FilterLanguage.Conf;

/// <summary>Arithmetic on paths whose separator is <c>/</c>, without looking at any disk.</summary>
public static class ConfPath
{
    /// <summary>
    /// <paramref name="path"/> as seen from <paramref name="folder"/>, with <c>.</c> and <c>..</c> resolved; an absolute path stays
    /// itself.
    /// </summary>
    public static string Join(string folder, string path) =>
        Normalise(folder.Length == 0 || path.StartsWith("/", StringComparison.Ordinal) ? path : folder + "/" + path);

    /// <summary>The folder of a file; empty for a bare name.</summary>
    public static string FolderOf(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "" : slash == 0 ? "/" : path.Substring(0, slash);
    }

    /// <summary>The part after the last <c>/</c>.</summary>
    public static string NameOf(string path) => path.Substring(path.LastIndexOf('/') + 1);

    /// <summary>The path without its last extension; a name that only begins with a dot has none.</summary>
    public static string WithoutExtension(string path)
    {
        var dot = path.LastIndexOf('.');
        var first = path.LastIndexOf('/') + 1;
        while (first < path.Length && path[first] == '.')
        {
            first++;
        }

        return dot < first ? path : path.Substring(0, dot);
    }

    /// <summary>The sibling that customises <paramref name="path"/>: the same name with the extension <c>.local</c>.</summary>
    public static string LocalOf(string path) => WithoutExtension(path) + ".local";

    private static string Normalise(string path)
    {
        var rooted = path.StartsWith("/", StringComparison.Ordinal);
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part.Length == 0 || part == ".")
            {
                continue;
            }

            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0 && parts[parts.Count - 1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (!rooted)
            {
                parts.Add(part);
            }
        }

        return (rooted ? "/" : "") + string.Join("/", parts);
    }
}
