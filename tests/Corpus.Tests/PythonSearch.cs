using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using Banhammer.FilterLanguage.Patterns;
using Shouldly;
using Xunit;

namespace Banhammer.Corpus.Tests;

/// <summary>The regexes of Python itself.</summary>
internal static class PythonSearch
{
    /// <summary>What it answers where a search takes too long.</summary>
    public const string Slow = "slow";

    private const string Python = "/usr/bin/python3";

    /// <summary>Skips the test where there is no Python; fails it where <c>BANHAMMER_REQUIRE_PEER</c> is 1.</summary>
    public static void Require()
    {
        if (!File.Exists(Python))
        {
            Environment.GetEnvironmentVariable("BANHAMMER_REQUIRE_PEER").ShouldNotBe("1", $"'{Python}' is required but isn't there");
            Assert.Skip($"there is no '{Python}'; its regexes can't be compared");
        }
    }

    /// <summary>What it finds in each subject, in the words of a <c>ProgramProbe</c>.</summary>
    public static IReadOnlyList<string> Find(IReadOnlyCollection<(FinalRegex Regex, string Subject)> questions)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, [Path.Combine(Repository.TestData, "search.py")]) { RedirectStandardInput = true, RedirectStandardOutput = true }).ShouldNotBeNull();

        // Both pipes are bounded, so that one side must not wait for the other.
        var writing = Task.Run(() =>
        {
            foreach (var (regex, subject) in questions)
            {
                process.StandardInput.WriteLine(JsonSerializer.Serialize(new { regex = regex.Text, multiline = regex.Multiline, subject = subject + "\n" }));
            }

            process.StandardInput.Close();
        });
        var answers = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        writing.GetAwaiter().GetResult();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        answers.Length.ShouldBe(questions.Count);
        return answers;
    }
}
