using System;
using System.IO;

namespace Banhammer.Corpus.Tests;

/// <summary>Where the repository is that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Filters { get; } = Path.Combine(Root, "filters");

    public static string Samples { get; } = Path.Combine(Filters, "samples");

    public static string TestData { get; } = Path.Combine(Root, "tests", "Corpus.Tests");

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
