using System;
using System.Collections.Generic;
using System.IO;
using Banhammer.FilterLanguage.Conf;

namespace Banhammer.Engine.Tests;

/// <summary>The files of the repository that the tests were built from.</summary>
internal sealed class RepositoryFiles : IConfFiles
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of our own filters.</summary>
    public static string Filters { get; } = Path.Combine(Root, "filters");

    public bool TryRead(string path, out string text, out string? problem)
    {
        problem = null;
        var exists = File.Exists(path);
        text = exists ? File.ReadAllText(path) : "";
        return exists;
    }

    public IReadOnlyList<string> List(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder) : [];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Banhammer.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"no Banhammer.sln above {AppContext.BaseDirectory}");
        }

        return folder.FullName;
    }
}
