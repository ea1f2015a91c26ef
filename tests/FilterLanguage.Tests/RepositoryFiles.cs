using System;
using System.IO;

namespace Banhammer.FilterLanguage.Tests;

/// <summary>Files of the repository that the tests were built from.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = Find();

    /// <summary>Our own filters.</summary>
    public static string Filters { get; } = Path.Combine(Root, "filters");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Banhammer.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"no Banhammer.sln above {AppContext.BaseDirectory}");

        return folder.FullName;
    }
}
