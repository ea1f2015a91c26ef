using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Banhammer.Corpus.Tests;

/// <summary>The peer's own filters give on its own annotated logs what the annotations say.</summary>
public sealed partial class ReplayTests
{
    // These look at several lines at once.
    private static readonly string[] notYet = ["ejabberd-auth", "guacamole", "mongodb-auth", "slapd"];

    [Fact]
    public void Replay_FiltersLoadedAtRunTime_AgreesWithEachAnnotation() => Replay(() => Path.Combine(AppContext.BaseDirectory, "banhammer"));

    [Fact]
    public void Replay_FiltersCompiledIn_AgreesWithEachAnnotation() => Replay(() => PeerBuild.Program);

    private static void Replay(Func<string> program)
    {
        Peer.Require();
        var tool = Path.Combine(Repository.Root, "tools", "replay_samples.py");
        var start = new ProcessStartInfo(Peer.Python, [tool, "--cli", program(), "--show", "1000", "--timeout", "300"]) { RedirectStandardOutput = true };
        using var replay = Process.Start(start).ShouldNotBeNull();
        var output = replay.StandardOutput.ReadToEnd();
        replay.WaitForExit();

        var failed = output.Split('\n').Where(line => line.StartsWith("FAIL ", StringComparison.Ordinal)).ToArray();
        failed.Where(line => !notYet.Any(name => line.StartsWith($"FAIL {name}", StringComparison.Ordinal))).ShouldBeEmpty();
        var summary = Summary().Match(output);
        int.Parse(summary.Groups["lines"].Value).ShouldBeGreaterThan(1000, output);
        int.Parse(summary.Groups["filters"].Value).ShouldBeGreaterThan(80);
        (int.Parse(summary.Groups["filters"].Value) - int.Parse(summary.Groups["whole"].Value)).ShouldBe(notYet.Length);
    }

    [GeneratedRegex(@"(?<agree>\d+) of (?<lines>\d+) sample lines agree, (?<whole>\d+) of (?<filters>\d+) filters wholly")]
    private static partial Regex Summary();
}
