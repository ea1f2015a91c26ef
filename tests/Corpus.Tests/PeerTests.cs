using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Shouldly;
using Xunit;

namespace Banhammer.Corpus.Tests;

/// <summary>The same filter on the same lines gives the same failures here and in the peer.</summary>
public sealed class PeerTests(PeerProcess peer) : IClassFixture<PeerProcess>, IDisposable
{
    private readonly string temporary = Directory.CreateTempSubdirectory("banhammer-").FullName;

    private static readonly string[] policies = ["yes", "warn", "no", "raw"];

    /// <summary>A folder of filters, and a log: ours and the package's.</summary>
    public static TheoryData<string, string, string> SshdLogs => new()
    {
        { Repository.Filters, Path.Combine(Repository.Samples, "sshd.log"), "normal" },
        { Repository.Filters, Path.Combine(Repository.Samples, "sshd.log"), "aggressive" },
        { Repository.Filters, Path.Combine(Peer.Logs, "sshd"), "normal" },
        { Repository.Filters, Path.Combine(Peer.Logs, "sshd"), "aggressive" },
        { Peer.FilterFolder, Path.Combine(Repository.Samples, "sshd.log"), "normal" },
        { Peer.FilterFolder, Path.Combine(Repository.Samples, "sshd.log"), "aggressive" },
        { Peer.FilterFolder, Path.Combine(Peer.Logs, "sshd"), "normal" },
        { Peer.FilterFolder, Path.Combine(Peer.Logs, "sshd"), "aggressive" },
    };

    /// <summary>The filters of users' own documents, and lines that they are meant for.</summary>
    public static TheoryData<string> Deployments => ["amps", "asterisk", "fmd-server", "maps-auth", "meshmonitor", "sshd"];

    public void Dispose() => Directory.Delete(temporary, recursive: true);

    [Theory]
    [MemberData(nameof(SshdLogs))]
    public void Sshd_SameFilterAndLines_GivesWhatThePeerGives(string folder, string log, string mode)
    {
        Peer.Require();
        var lines = LogReading.WithoutComments(log, temporary);
        var options = new Dictionary<string, string> { ["mode"] = mode };
        IReadOnlyList<PeerFailure> expected = Theirs(FilterFolder(folder), "sshd", options, "no", lines);

        var found = LogReading.Read(Plans.FromFile(Path.Combine(folder, "sshd.conf"), options, hostNames: false), LogReading.Policies["no"], lines, FilterRun.SampleNow);

        expected = KnownDivergences.Settle(log, mode, expected);
        expected.Count.ShouldBeGreaterThan(20);
        ShouldAgree(found, expected, mode);
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void Deployment_FilterAsItStands_GivesWhatThePeerGives(string filter)
    {
        Peer.Require();
        var folder = FilterFolder(Path.Combine(Repository.TestData, "Deployments"));
        var lines = LogReading.WithoutComments(Path.Combine(Repository.Samples, filter + ".log"), temporary);
        var none = new Dictionary<string, string>();
        var expected = policies.Select(policy => Theirs(folder, filter, none, policy, lines)).ToArray();

        expected.ShouldAllBe(answer => answer.Length > 0);
        foreach (var (policy, answer) in policies.Zip(expected))
        {
            var found = LogReading.Read(Plans.FromFile(Path.Combine(folder, "filter.d", filter + ".conf"), none, hostNames: policy != "no"), LogReading.Policies[policy], lines, FilterRun.SampleNow);
            ShouldAgree(found, KnownDivergences.Settle(filter, policy, answer), $"usedns = {policy}");
        }
    }

    /// <summary>A real log, and the lines of it in which the peer finds failures.</summary>
    [Theory]
    [InlineData("openssh-2k.log", 640)]
    [InlineData("auth-mixed.log", 1184)]
    public void Sshd_RealLog_GivesWhatThePeerGivesWithEitherFilter(string name, int lines)
    {
        Peer.Require();
        var log = LogReading.WithoutComments(RealLog.Require(name), temporary); // whose last line has an end
        var none = new Dictionary<string, string>();
        var expected = Theirs(Peer.Folder, "sshd", none, "no", log);
        expected.Select(failure => failure.Line).Distinct().Count().ShouldBe(lines);

        ShouldAgree(LogReading.Read(Plans.CompiledIn("sshd", none, hostNames: false), LogReading.Policies["no"], log, FilterRun.SampleNow), expected, "our filter");
        ShouldAgree(
            LogReading.Read(Plans.FromFile(Path.Combine(Peer.FilterFolder, "sshd.conf"), none, hostNames: false), LogReading.Policies["no"], log, FilterRun.SampleNow), expected, "the peer's filter");
    }

    [Fact]
    public void Maps_FilterAsItStands_IgnoresItsHostAndReadsAddressesAsThePeerDoes()
    {
        Peer.Require();
        var folder = FilterFolder(Path.Combine(Repository.TestData, "Deployments"));
        var log = Path.Combine(folder, "maps.log");
        File.WriteAllText(log, "2005-08-14 11:00:00 WARN AUTH_FAILURE user=bob attempts=3 ip=127.0.0.1\n2005-08-14 11:00:01 WARN AUTH_FAILURE user=bob attempts=3 ip=203.0.113.9\n");
        var none = new Dictionary<string, string>();
        var expected = policies.Select(policy => Theirs(folder, "maps-auth", none, policy, log));

        foreach (var (policy, answer) in policies.Zip(expected))
        {
            var found = LogReading.Read(Plans.FromFile(Path.Combine(folder, "filter.d", "maps-auth.conf"), none, hostNames: policy != "no"), LogReading.Policies[policy], log, FilterRun.SampleNow);
            ShouldAgree(found, answer, $"usedns = {policy}");
            found.ShouldAllBe(failure => failure.Line == 2);
        }
    }

    private PeerFailure[] Theirs(string folder, string filter, IReadOnlyDictionary<string, string> options, string useDns, string log) =>
        peer.Read(new PeerRequest(folder, filter, options, useDns, log)).Select(finding => new PeerFailure(finding.Line, finding.Id)).ToArray();

    // Shows where the two differ only: the lists are long.
    private static void ShouldAgree(IReadOnlyList<PeerFailure> found, IReadOnlyList<PeerFailure> expected, string what)
    {
        expected.Except(found).ShouldBeEmpty($"{what}: only the peer finds these");
        found.Except(expected).ShouldBeEmpty($"{what}: only we find these");
        found.ShouldBe(expected, what);
    }

    // The peer reads filters from a folder, and those that include common.conf need one beside them.
    private string FilterFolder(string folder)
    {
        if (folder == Peer.FilterFolder)
        {
            return Path.GetDirectoryName(folder)!;
        }

        var copy = Path.Combine(temporary, "config");
        Directory.CreateDirectory(Path.Combine(copy, "filter.d"));
        if (!File.Exists(Path.Combine(folder, "common.conf")))
        {
            File.Copy(Path.Combine(Peer.FilterFolder, "common.conf"), Path.Combine(copy, "filter.d", "common.conf"));
        }

        foreach (var file in Directory.GetFiles(folder, "*.conf"))
        {
            File.Copy(file, Path.Combine(copy, "filter.d", Path.GetFileName(file)));
        }

        return copy;
    }
}
