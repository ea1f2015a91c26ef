using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Banhammer.Corpus.Tests;

/// <summary>The program that is replaced, as Debian installs it.</summary>
internal static class Peer
{
    /// <summary>Its configuration.</summary>
    public const string FilterFolder = "/etc/fail2ban/filter.d";

    /// <summary>Its own annotated logs.</summary>
    public const string Logs = "/usr/lib/python3/dist-packages/fail2ban/tests/files/logs";

    private const string Python = "/usr/bin/python3";

    /// <summary>Skips the test where the package isn't installed; fails it where <c>BANHAMMER_REQUIRE_PEER</c> is 1.</summary>
    public static void Require()
    {
        if (File.Exists(Path.Combine(FilterFolder, "sshd.conf")) && Directory.Exists(Logs) && File.Exists(Python))
        {
            return;
        }

        Environment.GetEnvironmentVariable("BANHAMMER_REQUIRE_PEER").ShouldNotBe("1", "the package 'fail2ban' is required but isn't installed");
        Assert.Skip("the package 'fail2ban' is not installed; its answers can't be compared");
    }

    /// <summary>Which lines of <paramref name="log"/> it finds failures in, under each of <paramref name="useDns"/>.</summary>
    public static IReadOnlyList<IReadOnlyList<PeerFailure>> Read(
        string folder, string filter, IReadOnlyDictionary<string, string> options, string log, double now, params string[] useDns)
    {
        var answers = Ask("peer.py", useDns.Select(policy => new JsonObject
        {
            ["folder"] = folder,
            ["filter"] = filter,
            ["options"] = new JsonObject(options.Select(option => KeyValuePair.Create(option.Key, (JsonNode?)option.Value))),
            ["usedns"] = policy,
            ["now"] = now,
            ["log"] = log,
        }));
        return answers.Select(answer => JsonSerializer.Deserialize<JsonElement[][]>(answer)!
            .Select(row => new PeerFailure(row[0].GetInt32(), row[1].GetString()!)).ToArray()).ToArray();
    }

    /// <summary>What a script of this folder, which drives the peer's own classes, answers to each of <paramref name="requests"/>: a line of JSON.</summary>
    public static IReadOnlyList<string> Ask(string script, IEnumerable<JsonObject> requests)
    {
        var start = new ProcessStartInfo(Python, [Path.Combine(Repository.TestData, script)]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start).ShouldNotBeNull();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        foreach (var request in requests)
        {
            process.StandardInput.WriteLine(request.ToJsonString());
        }

        process.StandardInput.Close();
        var answers = output.GetAwaiter().GetResult().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors.GetAwaiter().GetResult());
        return answers;
    }
}

/// <summary>A failure in a line.</summary>
internal sealed record PeerFailure(int Line, string Id);
