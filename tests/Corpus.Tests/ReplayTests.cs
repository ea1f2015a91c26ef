using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Banhammer.Corpus.Tests;

/// <summary>The programs that users build, with the peer's filters compiled in and without, on the peer's own annotated logs.</summary>
public sealed partial class ReplayTests
{
    private static readonly string ourProgram = Path.Combine(AppContext.BaseDirectory, "banhammer");

    [Fact]
    public void Replay_FiltersLoadedAtRunTime_AgreesWithEachAnnotation()
    {
        Peer.Require();
        ShouldAgreeWithEachAnnotation(ourProgram);
    }

    [Fact]
    public void Replay_FiltersCompiledIn_AgreesWithEachAnnotation()
    {
        Peer.Require();
        ShouldAgreeWithEachAnnotation(PeerBuild.Program);
    }

    [Theory]
    [InlineData("sshd")]
    [InlineData("dovecot")]
    [InlineData("postfix")]
    [InlineData("apache-auth")]
    public void Scan_FilterCompiledIn_BuildsNoRegexUnderAnyPolicyForHostNames(string filter)
    {
        Peer.Require();
        foreach (var policy in new[] { "yes", "no", "warn", "raw" })
        {
            // Names are looked up by two of these, but a log of addresses has none.
            var log = Path.Combine(Repository.Samples, filter + ".log");
            var summary = Run(PeerBuild.Program, "scan", log, "-c", Peer.Folder, "-f", filter, "--usedns", policy, "--now", "2005-08-14", "-o", "json").TrimEnd().Split('\n')[^1];
            using var json = JsonDocument.Parse(summary);
            var engine = json.RootElement.GetProperty("engine").EnumerateObject().ToDictionary(kind => kind.Name, kind => kind.Value.GetInt64());

            engine["runtimeRegex"].ShouldBe(0, policy);
            engine["vm"].ShouldBe(0, policy);
            engine.Values.Sum().ShouldBeGreaterThan(0, policy);
        }
    }

    private static void ShouldAgreeWithEachAnnotation(string program)
    {
        var output = Run(Peer.Python, Path.Combine(Repository.Root, "tools", "replay_samples.py"), "--cli", program, "--timeout", "300");
        var summary = Summary().Match(output);

        summary.Success.ShouldBeTrue(output);
        var (agree, lines, whole, filters) = (Number("agree"), Number("lines"), Number("whole"), Number("filters"));
        agree.ShouldBe(lines, output);
        whole.ShouldBe(filters, output);
        lines.ShouldBeGreaterThan(1_000);
        filters.ShouldBeGreaterThan(80);

        int Number(string group) => int.Parse(summary.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true }).ShouldNotBeNull();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    [GeneratedRegex(@"(?<agree>\d+) of (?<lines>\d+) sample lines agree, (?<whole>\d+) of (?<filters>\d+) filters wholly", RegexOptions.CultureInvariant)]
    private static partial Regex Summary();
}
