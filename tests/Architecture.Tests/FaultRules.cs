using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Banhammer.Architecture.Tests;

/// <summary>The rules of faults, as the sources declare them.</summary>
internal static partial class FaultRules
{
    public static IReadOnlyList<(string Id, string Title, string Path)> All { get; } = SourceFile.Products
        .SelectMany(file => Rule().Matches(file.Text).Select(match => (match.Groups["id"].Value, match.Groups["title"].Value, file.Path)))
        .ToArray();

    /// <summary>Number of rules that a looser look at the sources finds.</summary>
    public static int Declarations { get; } = SourceFile.Products.Sum(file => Declaration().Count(file.Text));

    [GeneratedRegex(@"static readonly FaultRule \w+ = new\(\s*""(?<id>[^""]*)"",\s*""(?<title>[^""]*)"",")]
    private static partial Regex Rule();

    [GeneratedRegex(@"readonly FaultRule \w+ =")]
    private static partial Regex Declaration();
}
