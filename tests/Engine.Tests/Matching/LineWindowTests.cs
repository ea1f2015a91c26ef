using System.Linq;
using System.Text;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Matching;

public sealed class LineWindowTests
{
    private const string Begin = @"^ ?<F-KEY>k\d</F-KEY> begin <HOST>$<SKIPLINES>^ ?(?P=key) end$";
    private static readonly FilterOptions keepDetails = FilterOptions.Default with { KeepDetails = true };

    [Fact]
    public void Examine_MatchOverSkippedLines_ReportsTheLinesThatItTouches()
    {
        var probe = Probe(5, Begin);

        Examine(probe, "k1 begin 192.0.2.1", "noise", "k2 begin 192.0.2.2", "k1 end").ShouldBe([null, null, null, "k1 begin 192.0.2.1|k1 end"]);
        probe.LinesTakenUp.ShouldBe(["k1 begin 192.0.2.1"]);
        Examine(probe, "k2 end").ShouldBe(["k2 begin 192.0.2.2|k2 end"]);
    }

    [Fact]
    public void Examine_LinesThatMatched_DoNotMatchAgain() =>
        Examine(Probe(5, Begin), "k1 begin 192.0.2.1", "k1 end", "k1 end", "noise").ShouldBe([null, "k1 begin 192.0.2.1|k1 end", null, null]);

    [Theory]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void Examine_MoreLinesThanTheWindowHas_ForgetsTheOldest(int maxLines, bool isFound) =>
        (Examine(Probe(maxLines, Begin), "k1 begin 192.0.2.1", "noise", "k1 end")[^1] is not null).ShouldBe(isFound);

    [Fact]
    public void Examine_LongLines_ForgetsTheOldestBeyondAMebibyte()
    {
        var noise = new string('x', 32 * 1024);
        var fits = Enumerable.Repeat(noise, 30).Prepend("k1 begin 192.0.2.1").Append("k1 end").ToArray();
        var exceeds = Enumerable.Repeat(noise, 32).Prepend("k1 begin 192.0.2.1").Append("k1 end").ToArray();

        Examine(Probe(1_000_000, Begin), fits)[^1].ShouldBe("k1 begin 192.0.2.1|k1 end");
        Examine(Probe(1_000_000, Begin), exceeds)[^1].ShouldBeNull();
    }

    [Fact]
    public void Examine_LongWindowOfEmptyLines_ForgetsTheOldest() =>
        Examine(Probe(int.MaxValue, "^begin <HOST>$<SKIPLINES>^end$"), [.. Enumerable.Repeat("", 17_000).Prepend("begin 192.0.2.1"), "end"])[^1].ShouldBeNull();

    [Fact]
    public void Examine_DatedLines_SeesTheTextWithoutThemAndShowsThemWhole()
    {
        var probe = Probe(5, Begin);

        probe.Examine("12:00 k1 begin 192.0.2.1", cut: new DateCut(0, 5));
        probe.Examine("12:01 noise", cut: new DateCut(0, 5));
        probe.Examine("12:02 k1 end", cut: new DateCut(0, 5)).ShouldBe(LineOutcome.Matched);

        probe.Found.Single().Lines.ShouldBe(["12:00 k1 begin 192.0.2.1", "12:02 k1 end"]);
        probe.Found.Single().Fields["skiplines0"].ShouldBe(" noise\n");
    }

    [Fact]
    public void Examine_HostileBytesBetween_ArePassedOver()
    {
        var probe = Probe(6, Begin);

        probe.Examine("k1 begin 192.0.2.1");
        probe.Examine([0xff, (byte)'x', 0xc3]);
        probe.Examine("a\u0085b\u2028c\rd");
        probe.Examine([]);
        probe.Examine("k1 end").ShouldBe(LineOutcome.Matched);

        probe.Found.Single().Fields["skiplines0"].ShouldBe("\ufffdx\ufffd\na\u0085b\u2028c\rd\n\n");
    }

    [Fact]
    public void Examine_LinePassed_IsInTheWindow()
    {
        var filter = Patterns.Filter([Begin], maxLines: 3);
        var sink = default(NoSink);

        filter.Pass("k1 begin 192.0.2.1"u8, DateCut.None);

        filter.Examine("k1 end"u8, DateCut.None, default, [], 0, ref sink).ShouldBe(LineOutcome.Matched);
    }

    [Fact]
    public void Examine_IgnoreRegex_SeesTheMatchedLinesOnlyAndTakesThemOut()
    {
        var probe = Probe(5, [Begin], ignores: ["k1 end"]);

        Examine(probe, "k1 begin 192.0.2.1", "k2 begin 192.0.2.2", "k2 end").ShouldBe([null, null, "k2 begin 192.0.2.2|k2 end"]);
        probe.Examine("k1 end").ShouldBe(LineOutcome.Ignored);
        probe.LinesTakenUp.ShouldBe(["k1 begin 192.0.2.1"]);
        probe.Examine("k1 end").ShouldBe(LineOutcome.Unmatched);
    }

    [Fact]
    public void Examine_FewIgnoreRegexes_IgnoreAsLongAsTheirLineIsInTheWindow()
    {
        var probe = Probe(2, ["^a <HOST>$", "^b <HOST>$", "^c <HOST>$", "^d <HOST>$"], ignores: ["^hush"]);

        probe.Examine("hush").ShouldBe(LineOutcome.Ignored);
        probe.Examine("a 192.0.2.1").ShouldBe(LineOutcome.Ignored);
        probe.Examine("b 192.0.2.1").ShouldBe(LineOutcome.Matched);
    }

    [Fact]
    public void Examine_PrefixMatches_ItsContentTakesThePlaceOfTheLines()
    {
        var probe = new FilterProbe(["^a$<SKIPLINES>^b from <HOST>$"], @"^svc: <F-CONTENT>.+</F-CONTENT>$|^a\nsvc: <F-CONTENT2>x</F-CONTENT2>", options: keepDetails, maxLines: 3);

        probe.Examine("svc: a").ShouldBe(LineOutcome.Unmatched);
        probe.Examine("svc: b from 192.0.2.1").ShouldBe(LineOutcome.Unmatched); // its window is "a", and the prefix isn't MULTILINE
    }

    [Fact]
    public void Examine_SessionOfSeveralLinesEach_KeepsThemAll()
    {
        var probe = Probe(3, @"^<F-MLFID>s\d</F-MLFID> <F-NOFAIL>open</F-NOFAIL>\nfrom <HOST>$", @"^<F-MLFID>s\d</F-MLFID> bad\nlogin$");

        Examine(probe, "s1 open", "from 192.0.2.1", "s1 bad", "login").ShouldBe([null, null, null, "s1 open|from 192.0.2.1|s1 bad|login"]);
    }

    [Fact]
    public void Examine_SearchIsGivenUp_EmptiesTheWindow()
    {
        // The cost doubles with each 'a', and a reference can't have memory; the line alone is given up, and those behind it must not pay again.
        var probe = Probe(5, @"^begin <HOST>$<SKIPLINES>^end$", @"^(?P<g>(?P<h>a+)+)(?P=h)\d from <HOST>$");

        probe.Examine("begin 192.0.2.1");
        probe.Examine(new string('a', 64) + " from 192.0.2.2").ShouldBe(LineOutcome.Unmatched);
        probe.Examine("end").ShouldBe(LineOutcome.Unmatched);
        Examine(probe, "begin 192.0.2.1", "end").ShouldBe([null, "begin 192.0.2.1|end"]);
    }

    private static FilterProbe Probe(int maxLines, params string[] fails) => Probe(maxLines, fails, null);

    private static FilterProbe Probe(int maxLines, string[] fails, string[]? ignores) => new(fails, ignores: ignores, options: keepDetails, maxLines: maxLines);

    private static string?[] Examine(FilterProbe probe, params string[] lines) => lines.Select(line =>
    {
        var outcome = probe.Examine(Encoding.UTF8.GetBytes(line));
        probe.Found.Count.ShouldBe(outcome == LineOutcome.Matched ? 1 : 0);
        return outcome == LineOutcome.Matched ? string.Join('|', probe.Found[0].Lines) : null;
    }).ToArray();

    private struct NoSink : IFindingSink
    {
        public readonly void Add(in Finding finding)
        {
        }
    }
}
