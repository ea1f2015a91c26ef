using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Shouldly;
using Xunit;

namespace Banhammer.Corpus.Tests;

/// <summary>Our tester and the peer's show the same failures, with the same times and data, in whatever lines.</summary>
public sealed class DifferentialTests(PeerProcess peer) : IClassFixture<PeerProcess>, IDisposable
{
    private const int Seed = 20260814;
    private const int DefaultMutations = 20_000;
    private const int ShownDisagreements = 12;

    private static readonly string[] policies = ["raw", "no"];

    private readonly string temporary = Directory.CreateTempSubdirectory("banhammer-").FullName;

    /// <summary>The peer's filters that have samples.</summary>
    public static TheoryData<string> Filters => Peer.IsInstalled ? [.. FilterNames] : ["sshd"];

    /// <summary>Real logs, and filters for what is in them.</summary>
    public static TheoryData<string, string> RealLogs => new()
    {
        { "openssh-2k.log", "sshd" }, { "openssh-2k.log", "sshd[mode=\"aggressive\"]" }, { "openssh-2k.log", "pam-generic" },
        { "auth-mixed.log", "sshd" }, { "auth-mixed.log", "sshd[mode=\"ddos\"]" }, { "auth-mixed.log", "sshd[mode=\"extra\"]" }, { "auth-mixed.log", "pam-generic" },
        { "apache-access.log", "apache-badbots" }, { "apache-access.log", "php-url-fopen" }, { "apache-access.log", "nginx-bad-request" },
        { "apache-access.log", "apache-fakegooglebot" }, { "apache-access.log", "zoneminder" },
    };

    private static IReadOnlyList<string> FilterNames { get; } = !Peer.IsInstalled ? []
        : [.. Directory.GetFiles(Peer.FilterFolder, "*.conf").Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => File.Exists(Path.Combine(Peer.Logs, name))).Order(StringComparer.Ordinal)];

    // More are the job of a quiet hour: BANHAMMER_MUTATIONS says how many.
    private static int Mutations { get; } =
        Environment.GetEnvironmentVariable("BANHAMMER_MUTATIONS") is { Length: > 0 } count ? int.Parse(count, CultureInfo.InvariantCulture) : DefaultMutations;

    public void Dispose() => Directory.Delete(temporary, recursive: true);

    [Theory]
    [MemberData(nameof(Filters))]
    public void MutatedSamples_OfAFilter_GiveWhatThePeerFinds(string filter)
    {
        Peer.Require();
        var runs = SampleFile.Read(filter, Path.Combine(Peer.Logs, filter));
        var share = 1 + (Mutations / FilterNames.Count / runs.Count / policies.Length);
        ShouldAgree(runs.SelectMany(run =>
        {
            var lines = run.Samples.Select(sample => sample.Line).ToArray();
            return policies.SelectMany((policy, i) => Compare(filter, run.Options, policy, [.. lines, .. new LineMutator(Seed + i, lines).Take(share)]));
        }));
    }

    [Theory]
    [MemberData(nameof(RealLogs))]
    public void RealLog_AsItIsAndMutated_GivesWhatThePeerFinds(string log, string filter)
    {
        var lines = LogReading.Lines(RealLog.Require(log)).ToArray();
        Peer.Require();
        ShouldAgree(Compare(filter, new Dictionary<string, string>(), "raw", [.. lines, .. new LineMutator(Seed, lines).Take(Mutations / RealLogs.Count)]));
    }

    // One line after the other, as the service would see them.
    private IEnumerable<Disagreement> Compare(string filter, IReadOnlyDictionary<string, string> options, string useDns, IReadOnlyList<byte[]> lines)
    {
        var log = Path.Combine(temporary, "test.log");
        File.WriteAllBytes(log, lines.SelectMany(line => line.Append((byte)'\n')).ToArray());
        var request = new PeerRequest(Peer.Folder, filter, options, useDns, log);
        return Disagreement.Between(request, lines, peer.Read(request), TesterRun.Read(request));
    }

    private static void ShouldAgree(IEnumerable<Disagreement> disagreements)
    {
        var unexplained = disagreements.Where(disagreement => KnownDivergences.Explain(disagreement) is null).ToArray();
        unexplained.Length.ShouldBe(0, string.Join('\n', unexplained.Take(ShownDisagreements)));
    }
}
