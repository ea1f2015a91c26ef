using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Configuring;

/// <summary><c>check -d</c> prints what the peer's client prints for the same files, line by line.</summary>
public sealed partial class PeerDumpTests
{
    private const string Configuration = "/etc/fail2ban";
    private const string Client = "/usr/bin/fail2ban-client";

    [Theory]
    [MemberData(nameof(PeerDumpCases.Names), MemberType = typeof(PeerDumpCases))]
    public void Dump_IsThatOfThePeer(string name)
    {
        if (!File.Exists(Client) && Environment.GetEnvironmentVariable("BANHAMMER_REQUIRE_PEER") != "1")
        {
            Assert.Skip("fail2ban isn't installed");
        }

        using var folder = Copy();
        foreach (var (path, text) in PeerDumpCases.Files(name))
        {
            folder.Write(path, text.Replace("DIR", folder.Path, StringComparison.Ordinal));
        }

        var (peerExit, theirs) = Dump(folder.Path);
        var run = ProgramRun.Of("check", "-c", folder.Path, "-d");
        var ours = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Differences(ours, theirs).ShouldBeEmpty();
        theirs.ShouldContain(line => line.StartsWith("['start'", StringComparison.Ordinal), "a case that starts nothing compares little");
        peerExit.ShouldBe(0);
        run.Exit.ShouldBe(ours.Any(IsConfigError) ? 2 : 0, run.Errors);
    }

    private static IEnumerable<string> Differences(string[] ours, string[] theirs)
    {
        for (var i = 0; i < Math.Max(ours.Length, theirs.Length); i++)
        {
            var (our, their) = (ours.ElementAtOrDefault(i) ?? "(nothing)", theirs.ElementAtOrDefault(i) ?? "(nothing)");
            if (Comparable(our) != Comparable(their))
            {
                yield return $"ours:   {our}\ntheirs: {their}";
            }
        }
    }

    // Why a jail is broken is told in words of our own; the release says which it is; a value that is passed overrides its conditional forms too,
    // which the release that is installed doesn't do yet.
    private static string Comparable(string line) => IsConfigError(line) ? line.Split(" skipped")[0]
        : Overridden().Replace(Release().Replace(line, "fail2ban_version"), "");

    private static bool IsConfigError(string line) => line.StartsWith("['config-error'", StringComparison.Ordinal);

    private static (int Exit, string[] Lines) Dump(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(Client, ["-c", folder, "-d"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return (process.ExitCode, lines);
    }

    private static TemporaryFolder Copy()
    {
        var folder = new TemporaryFolder();
        foreach (var path in Directory.GetFiles(Configuration, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.Path, Path.GetRelativePath(Configuration, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }

        return folder;
    }

    [GeneratedRegex(@"(?<=Fail2Ban/)[\d.]+")]
    private static partial Regex Release();

    [GeneratedRegex(@", \['blocktype\?family=inet6', '[^']*'\]")]
    private static partial Regex Overridden();
}
