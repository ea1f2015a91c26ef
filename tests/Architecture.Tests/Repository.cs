using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Banhammer.Architecture.Tests;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string root = Find();

    public static string PathOf(string path) => Path.Combine(root, path);

    public static string Read(string path) => File.ReadAllText(PathOf(path));

    /// <summary>Files below a folder, as paths from the root with <c>/</c>; what a build makes is left out.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) => !Directory.Exists(PathOf(folder)) ? [] :
        Directory.GetFiles(PathOf(folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Intersect(["bin", "obj"]).Any())
            .Order(StringComparer.Ordinal);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Banhammer.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"no Banhammer.sln above {AppContext.BaseDirectory}");
        }

        return folder.FullName;
    }
}
