using System.Linq;
using Shouldly;
using Xunit;

namespace Banhammer.Corpus.Tests.LineByLine;

/// <summary>Small filters on random lines give what the peer's filter gives: findings, their lines, users and fields, one for one.</summary>
public sealed class LineByLineTests
{
    [Fact]
    public void Sessions_RandomLines_GiveWhatThePeerGives() => ShouldAgree(LineSequences.Sessions(seed: 14, count: 800).ToArray(), leastFindings: 5_000);

    [Fact]
    public void Sessions_MoreAndOlderThanAreRemembered_GiveWhatThePeerGives() => ShouldAgree(LineSequences.AgingSessions(seed: 34, count: 16).ToArray(), leastFindings: 5_000);

    [Fact]
    public void Windows_RandomLines_GiveWhatThePeerGives() => ShouldAgree(LineSequences.Windows(seed: 13, count: 800).ToArray(), leastFindings: 1_500);

    private static void ShouldAgree(LineRequest[] requests, int leastFindings)
    {
        Peer.Require();
        var expected = LineReaders.Peer(requests);

        expected.Count.ShouldBe(requests.Length);
        expected.Sum(findings => findings.Count).ShouldBeGreaterThan(leastFindings);
        var registry = LineRequest.BuildPatterns(requests);
        foreach (var (request, theirs) in requests.Zip(expected))
        {
            LineReaders.Ours(request, registry).Select(finding => finding.ToString()).ShouldBe(theirs.Select(finding => finding.ToString()), request.ToJson());
        }
    }
}
