using System;
using Xunit;

namespace Banhammer.Corpus.Tests;

/// <summary>Logs of real machines that aren't ours to ship.</summary>
internal static class RealLog
{
    /// <summary>The folder that has them; skips the test where nobody named one.</summary>
    public static string Require()
    {
        var folder = Environment.GetEnvironmentVariable("BANHAMMER_CORPORA");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "BANHAMMER_CORPORA is not set; it names a folder of real logs that aren't ours to ship");
        return folder!;
    }
}
