using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Shouldly;
using Xunit;

namespace Banhammer.Corpus.Tests.Dates;

/// <summary>Each line has the date that the peer gives it: the same stamp, by the same template, at the same time.</summary>
public sealed class PeerDateTests(ITestOutputHelper output)
{
    private static int Lines => int.TryParse(Environment.GetEnvironmentVariable("BANHAMMER_DATE_LINES"), NumberStyles.None, CultureInfo.InvariantCulture, out var lines) ? lines : 5_000;

    public static TheoryData<string> KnownNames => new(KnownDateDivergences.All.Select(known => known.Name));

    [Theory]
    [MemberData(nameof(KnownNames))]
    public void Known_Example_StillDiffersForItsReason(string name)
    {
        Peer.Require();
        var known = KnownDateDivergences.All.Single(known => known.Name == name);
        var found = DateComparison.Of([known.Example]).Divergences.ShouldHaveSingleItem();
        found.Line.ShouldBeSameAs(known.Example.Lines[^1]);
        KnownDateDivergences.Of(found).ShouldBeSameAs(known, found.ToString());
    }

    [Fact]
    public void Defaults_RandomLines_AreDatedAsByThePeer() => ShouldAgree(new DateCases(1).OfDefaults(Lines));

    [Fact]
    public void StockPatterns_RandomLines_AreDatedAsByThePeer() => ShouldAgree(new DateCases(2).OfPatterns(StockPatterns.All, Lines));

    [Fact]
    public void RandomPatterns_RandomLines_AreDatedAsByThePeer() => ShouldAgree(new DateCases(3).OfRandomPatterns(Lines));

    [Fact]
    public void ClockChanges_StampsAround_AreDatedAsByThePeer() => ShouldAgree(new DateCases(4).OfClockChanges(Lines / 5));

    [Fact]
    public void SampleLogs_OwnPatterns_AreDatedAsByThePeer() => ShouldAgree(DateCases.OfLogs(StockPatterns.Of));

    [Fact]
    public void SampleLogs_DefaultTemplates_AreDatedAsByThePeer() => ShouldAgree(DateCases.OfLogs(_ => ""));

    private void ShouldAgree(IEnumerable<DateCase> cases)
    {
        Peer.Require();
        var comparison = DateComparison.Of(cases.ToArray());
        output.WriteLine($"{comparison.Lines} lines compared");
        foreach (var known in comparison.Divergences.GroupBy(KnownDateDivergences.Of).Where(group => group.Key is not null).OrderByDescending(group => group.Count()))
        {
            output.WriteLine($"{known.Count(),6} {known.Key}");
        }

        var unknown = comparison.Divergences.Where(found => KnownDateDivergences.Of(found) is null).ToArray();
        unknown.Take(5).ShouldBeEmpty($"{unknown.Length} lines differ");
    }
}
