using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Banhammer.Corpus.Tests;

/// <summary>Logs of real machines that aren't ours to ship.</summary>
internal static class RealLog
{
    private static readonly string? folder = Environment.GetEnvironmentVariable("BANHAMMER_CORPORA") is { Length: > 0 } name ? name : null;

    /// <summary>All of them; none where nobody said where they are.</summary>
    public static IReadOnlyList<string> All { get; } = folder is null ? [] : [.. Directory.GetFiles(folder, "*.log").Order(StringComparer.Ordinal)];

    /// <summary>The path of one; skips the test where nobody said where they are.</summary>
    public static string Require(string name)
    {
        Assert.SkipWhen(folder is null, "BANHAMMER_CORPORA is not set; it names a folder of real logs that aren't ours to ship");
        return Path.Combine(folder!, name);
    }
}
