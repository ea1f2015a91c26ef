using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Peers;

/// <summary>The installed peer's own classes, and its Python, asked by one of the scripts beside this file.</summary>
internal static class Peer
{
    private const string Python = "/usr/bin/python3";

    private const string Package = "/usr/lib/python3/dist-packages/fail2ban";

    /// <summary>Skips the test where the package isn't installed; fails it where <c>BANHAMMER_REQUIRE_PEER</c> is 1.</summary>
    public static void Require()
    {
        if (Directory.Exists(Package) && File.Exists(Python))
            return;

        Environment.GetEnvironmentVariable("BANHAMMER_REQUIRE_PEER").ShouldNotBe("1", "the package 'fail2ban' is required but isn't installed");
        Assert.Skip("the package 'fail2ban' is not installed; its answers can't be compared");
    }

    /// <summary>How many cases to compare: what CI takes unless <c>BANHAMMER_PEER_CASES</c> says another number.</summary>
    public static int Cases(int usual) =>
        Environment.GetEnvironmentVariable("BANHAMMER_PEER_CASES") is { Length: > 0 } cases ? int.Parse(cases, CultureInfo.InvariantCulture) : usual;

    /// <summary>The answers of a script, one to each request, in order.</summary>
    public static IEnumerable<JsonNode> Ask(string script, IEnumerable<JsonNode> requests)
    {
        var path = Path.Combine(RepositoryFiles.Root, "tests", "FilterLanguage.Tests", "Peers", script);
        var start = new ProcessStartInfo(Python, [path]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start).ShouldNotBeNull();
        var errors = process.StandardError.ReadToEndAsync();
        var asking = Task.Run(() =>
        {
            foreach (var request in requests)
                process.StandardInput.WriteLine(request.ToJsonString());

            process.StandardInput.Close();
        });
        while (process.StandardOutput.ReadLine() is { } answer)
            yield return JsonNode.Parse(answer)!;

        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors.GetAwaiter().GetResult());
        asking.GetAwaiter().GetResult();
    }
}
