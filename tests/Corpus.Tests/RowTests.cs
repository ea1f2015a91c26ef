using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Banhammer.Corpus.Tests;

/// <summary>What <c>-o row</c> prints is the peer's text, and the process that the other tests ask gives what the peer's program prints.</summary>
public sealed partial class RowTests(PeerProcess peer) : IClassFixture<PeerProcess>, IDisposable
{
    private static readonly Dictionary<string, string> none = [];

    private readonly string temporary = Directory.CreateTempSubdirectory("banhammer-").FullName;

    /// <summary>Filters of the peer's with a few hundred lines among them.</summary>
    public static TheoryData<string> Filters => ["sshd", "exim", "apache-auth", "proftpd", "named-refused", "sendmail-reject", "dovecot", "asterisk", "postfix"];

    /// <summary>A row with its users in order: Python shows a set in whatever order its hashes of the day give.</summary>
    public static string Ordered(string row) =>
        UserSet().Replace(row, set => $"{{{string.Join(", ", set.Groups["users"].Value.Split(", ").Order(StringComparer.Ordinal))}}}");

    public void Dispose() => Directory.Delete(temporary, recursive: true);

    [Theory]
    [MemberData(nameof(Filters))]
    public void Rows_OfSamples_AreThePeersText(string filter)
    {
        Peer.Require();
        var request = Request(filter);
        var theirs = peer.Read(request).Select(finding => Ordered(finding.Row)).ToArray();

        theirs.Length.ShouldBeGreaterThan(5);
        Lines(TesterRun.Output(request, "-o", "row")).ShouldBe(theirs);
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void PeerProcess_OfTheInstalledRelease_FindsWhatTheProgramPrints(string filter)
    {
        Peer.Require();
        using var installed = new PeerProcess(followsLaterReleases: false);
        var request = Request(filter);

        installed.Read(request).Select(finding => Ordered(finding.Row)).ShouldBe(Program(request));
    }

    // The program takes the clock for now.
    private PeerRequest Request(string filter) =>
        new(Peer.Folder, filter, none, "raw", LogReading.WithoutComments(Path.Combine(Peer.Logs, filter), temporary)) { Now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() };

    private static string[] Program(PeerRequest request)
    {
        var start = new ProcessStartInfo(Peer.Program, ["-c", request.Folder, "--usedns", request.UseDns, "-o", "row", request.Log, request.Reference])
        {
            RedirectStandardOutput = true, Environment = { ["TZ"] = "Europe/Zurich", ["LC_ALL"] = "C.UTF-8" },
        };
        using var program = Process.Start(start).ShouldNotBeNull();
        var output = program.StandardOutput.ReadToEnd();
        program.WaitForExit();
        program.ExitCode.ShouldBe(0, output);
        return Lines(output);
    }

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Ordered).ToArray();

    [GeneratedRegex("(?<='users': )\\{(?<users>[^}]*)\\}", RegexOptions.CultureInvariant)]
    private static partial Regex UserSet();
}
