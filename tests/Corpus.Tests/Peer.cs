using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Banhammer.Corpus.Tests;

/// <summary>The program that is replaced, as Debian installs it.</summary>
internal static class Peer
{
    /// <summary>Its configuration.</summary>
    public const string Folder = "/etc/fail2ban";

    /// <summary>Its filters.</summary>
    public const string FilterFolder = Folder + "/filter.d";

    /// <summary>Its own annotated logs.</summary>
    public const string Logs = "/usr/lib/python3/dist-packages/fail2ban/tests/files/logs";

    /// <summary>Its interpreter.</summary>
    public const string Python = "/usr/bin/python3";

    /// <summary>Its tester.</summary>
    public const string Program = "/usr/bin/fail2ban-regex";

    /// <summary>Whether it is here.</summary>
    public static bool IsInstalled => File.Exists(Path.Combine(FilterFolder, "sshd.conf")) && Directory.Exists(Logs) && File.Exists(Python);

    /// <summary>Skips the test where the package isn't installed; fails it where <c>BANHAMMER_REQUIRE_PEER</c> is 1.</summary>
    public static void Require()
    {
        if (IsInstalled)
        {
            return;
        }

        Environment.GetEnvironmentVariable("BANHAMMER_REQUIRE_PEER").ShouldNotBe("1", "the package 'fail2ban' is required but isn't installed");
        Assert.Skip("the package 'fail2ban' is not installed; its answers can't be compared");
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
