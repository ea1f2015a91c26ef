using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Banhammer.Architecture.Tests;

/// <summary>A source file of the repository, as text.</summary>
/// <param name="Path">From the root, with <c>/</c>.</param>
/// <param name="Text">Its characters.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>All sources of products, tests and benchmarks; generated ones are left out.</summary>
    public static IReadOnlyList<SourceFile> All { get; } = new[] { "src", "tests", "benchmarks" }
        .SelectMany(folder => Repository.Files(folder, "*.cs"))
        .Where(path => !path.Contains("/Goldens/", StringComparison.Ordinal))
        .Select(path => new SourceFile(path, File.ReadAllText(Repository.PathOf(path))))
        .ToArray();

    /// <summary>The sources below <c>src</c>.</summary>
    public static IEnumerable<SourceFile> Products => All.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal));

    /// <summary>The folder that it lies in, with <c>/</c>.</summary>
    public string Folder => Path[..Path.LastIndexOf('/')];

    /// <summary>The namespace that it declares; null where it declares none.</summary>
    public string? Namespace => NamespaceLine().Match(Text) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Namespaces that it imports.</summary>
    public IEnumerable<string> Usings => UsingLine().Matches(Text).Select(match => match.Groups[1].Value);

    /// <summary>Its code, without comments.</summary>
    public string Code => Comment().Replace(Text, "");

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"(?<!:)//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
