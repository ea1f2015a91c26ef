using System;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Matching;

public sealed class RegexMatcherTests
{
    private static readonly string[] properties =
        [@"^(?P<g>\S*) (?P<h>.*)$", @"b(?P<g>[^a]*)a(?P<h>[^b]*)", @"(?P<g>.*)(?P<h>\s*)$", @"(?P<g>[^a-z]+)(?P<h>[a-z]*)\n", "(?P<g>a*)(?P<h>b)?"];

    // Bytes that begin, continue and break sequences are as likely as letters.
    private static readonly Gen<byte[]> bytes = Gen.Elements(
        "a"u8.ToArray(), "b"u8.ToArray(), " "u8.ToArray(), "é"u8.ToArray(), "€"u8.ToArray(), "\U0001F600"u8.ToArray(), [0xff], [0xe2, 0x82], [0x80], [0xf0, 0x9f], [0])
        .ArrayOf().Select(pieces => pieces.SelectMany(piece => piece).ToArray());

    [Theory]
    [MemberData(nameof(RegexMatcherCases.Rows), MemberType = typeof(RegexMatcherCases))]
    public void TryMatch_Line_GivesByteOffsetsAndText(string name, string regex, string latin1, int cutStart, int cutEnd, int start, int end, string text)
    {
        var line = Encoding.Latin1.GetBytes(latin1);
        var cut = new DateCut(cutStart, cutEnd);
        foreach (var choice in new[] { MatcherChoice.Regex, MatcherChoice.Vm })
        {
            var matcher = Patterns.Pattern(regex).NewMatcher(choice);
            var captures = new Captures(matcher.GroupNames.Count);

            matcher.TryMatch(line, cut, ref captures).ShouldBeTrue($"{name}, {choice}");

            (captures.Start(0), captures.End(0)).ShouldBe((start, end), $"{name}, {choice}");
            TextOf(captures, 0, line, cut).ShouldBe(text, $"{name}, {choice}");
        }
    }

    [Fact]
    public void TryMatch_AnyBytesAndCut_CapturesWhatTheRegexCapturesInTheDecodedText() => Prop.ForAll(
        Arb.From(bytes.SelectMany(head => bytes.SelectMany(date => bytes.SelectMany(tail => Gen.Elements(properties).Select(regex => (head, date, tail, regex)))))),
        Arb.From(Gen.Elements(MatcherChoice.Regex, MatcherChoice.Vm)),
        (sample, choice) =>
        {
            var (head, date, tail, text) = sample;
            byte[] line = [.. head, .. date, .. tail];
            var cut = new DateCut(head.Length, head.Length + date.Length);
            var expected = new Regex(text.Replace("?P<", "?<", StringComparison.Ordinal), RegexOptions.CultureInvariant).Match(Encoding.UTF8.GetString(head) + Encoding.UTF8.GetString(tail) + "\n");
            var matcher = Patterns.Pattern(text).NewMatcher(choice);
            var captures = new Captures(2);

            matcher.TryMatch(line, cut, ref captures).ShouldBe(expected.Success);
            for (var i = 0; expected.Success && i < 2; i++)
            {
                var group = expected.Groups[i == 0 ? "g" : "h"];
                captures.IsSet(i).ShouldBe(group.Success);
                if (group.Success)
                {
                    // The two sides are decoded apart, as the subject was: joined bytes may make a character of two halves.
                    InSides(captures, i, line, cut).ShouldBe(group.Value);
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20261121, 17));

    [Fact]
    public void TryMatch_NextSubject_DecodesAnew()
    {
        var matcher = Patterns.Pattern("^(?P<g>.*)$").NewMatcher(MatcherChoice.Regex);
        var captures = new Captures(1);
        byte[] first = "é first"u8.ToArray(), second = "second, longer"u8.ToArray();

        matcher.TryMatch(first, DateCut.None, ref captures).ShouldBeTrue();
        captures.NextSubject();
        matcher.TryMatch(second, DateCut.None, ref captures).ShouldBeTrue();

        TextOf(captures, 0, second, DateCut.None).ShouldBe("second, longer");
    }

    [Fact]
    public void TryMatch_LineOfAMegabyte_KeepsOffsets()
    {
        var line = Encoding.UTF8.GetBytes(new string('é', 500_000) + "x");
        var matcher = Patterns.Pattern("(?P<g>x)").NewMatcher();
        var captures = new Captures(1);

        matcher.TryMatch(line, DateCut.None, ref captures).ShouldBeTrue();

        (captures.Start(0), captures.End(0)).ShouldBe((1_000_000, 1_000_001));
    }

    [Fact]
    public void TryMatch_UnmatchedGroup_DiffersFromAnEmptyOne()
    {
        var matcher = Patterns.Pattern("^(?P<g>a)?(?P<h>b*)").NewMatcher();
        var captures = new Captures(2);

        matcher.TryMatch("c"u8, DateCut.None, ref captures).ShouldBeTrue();

        (captures.IsSet(0), captures.IsSet(1)).ShouldBe((false, true));
    }

    [Fact]
    public void TryMatch_SearchTakesTooLong_IsGivenUpAndCountedAndTheNextLineWorks()
    {
        var regex = RuntimeRegex.Create("^(?<g>(a+)+)$", RegexOptions.None, TimeSpan.FromMilliseconds(20));
        var matcher = new RegexMatcher(regex, ["g"], MatcherKind.RuntimeRegex);
        var captures = new Captures(1);

        matcher.TryMatch(Encoding.ASCII.GetBytes(new string('a', 64) + "!"), DateCut.None, ref captures).ShouldBeFalse();
        captures.NextSubject();

        matcher.GivenUp.ShouldBe(1);
        matcher.TryMatch("aaa"u8, DateCut.None, ref captures).ShouldBeTrue();
        matcher.GivenUp.ShouldBe(1);
    }

    [Fact]
    public void TryMatch_FirstSearchSlowedByItsCompilation_IsTriedOnceMore()
    {
        var matcher = new RegexMatcher(new SlowToStartRegex(slowSearches: 1), [], MatcherKind.Regex);
        var captures = new Captures(0);

        matcher.TryMatch("a"u8, DateCut.None, ref captures).ShouldBeTrue();
        matcher.GivenUp.ShouldBe(0);
    }

    [Fact]
    public void TryMatch_SearchSlowTwice_IsGivenUp()
    {
        var matcher = new RegexMatcher(new SlowToStartRegex(slowSearches: 3), [], MatcherKind.Regex);
        var captures = new Captures(0);

        new[] { matcher.TryMatch("a"u8, DateCut.None, ref captures), matcher.TryMatch("a"u8, DateCut.None, ref captures), matcher.TryMatch("a"u8, DateCut.None, ref captures) }
            .ShouldBe([false, false, true]);
        matcher.GivenUp.ShouldBe(2);
    }

    [Fact]
    public void RegexMatcher_GroupThatTheRegexLacks_Throws() =>
        Should.Throw<ArgumentException>(() => new RegexMatcher(RuntimeRegex.Create("a", RegexOptions.None), ["g"], MatcherKind.Regex)).Message.ShouldContain("'g'");

    private static string TextOf(in Captures captures, int group, byte[] line, DateCut cut)
    {
        var text = new byte[line.Length + 1];
        return Encoding.UTF8.GetString(text, 0, captures.CopyTo(group, line, cut, text));
    }

    private static string InSides(in Captures captures, int group, byte[] line, DateCut cut)
    {
        var (start, end) = (captures.Start(group), captures.End(group));
        var copied = new byte[line.Length + 1];
        var length = captures.CopyTo(group, line, cut, copied);
        var head = start < cut.Start && end > cut.Start ? cut.Start - start : 0;
        return Encoding.UTF8.GetString(copied, 0, head) + Encoding.UTF8.GetString(copied, head, length - head);
    }
}
