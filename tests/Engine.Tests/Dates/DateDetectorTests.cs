using System;
using System.Linq;
using System.Text;
using Banhammer.Engine.Dates;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Dates;

public sealed class DateDetectorTests
{
    [Fact]
    public void TryDetect_DateInMessage_PrefersThatNearTheStart()
        => Stamps.Detector().Describe("x [20/Nov/2025:10:00:00 +0000] since 2025-11-19 10:00:00")
            .ShouldBe("2025-11-20T10:00:00Z [20/Nov/2025:10:00:00 +0000]");

    [Fact]
    public void TryDetect_OtherLayoutThanBefore_SwitchesTemplate()
    {
        var detector = Stamps.Detector();
        for (var i = 0; i < 3; i++) detector.Describe("Nov 20 09:53:01 x").ShouldStartWith("2025-11-20T09:53:01Z");
        detector.Describe("2025-11-20 10:00:00 x").ShouldStartWith("2025-11-20T10:00:00Z");
        detector.Describe("Nov 20 10:00:01 x").ShouldStartWith("2025-11-20T10:00:01Z");
    }

    [Theory]
    [InlineData("a=1 2025-11-20 10:00:00 x", "a=1 2025-11-20 10:00:01 x", "10:00:01")]
    [InlineData("a=1 2025-11-20 10:00:00 x", "a=1 2025-11-20 10:00:00.5 x", "10:00:00")]
    [InlineData("a=1 2025-11-20 10:00:00 x", "a=12 2025-11-20 10:00:02 x", "10:00:02")]
    [InlineData("a=1 2025-11-20 10:00:00 x", "a=1 2025-11-20 10:00:00+0100 x", "09:00:00")]
    [InlineData("2025-11-20 10:00:00 x", "2025-11-20 10:00:00 +0100", "09:00:00")]
    [InlineData("Nov 20 10:00:00 host", "Nov 20 10:00:00 2024", "2024-11-20T10:00:00")]
    [InlineData("Nov 20 10:00:0 host", "Nov 20 10:00:01 host", "10:00:01")]
    public void TryDetect_StampLikeTheLast_IsReadAnewWhereItDiffers(string last, string line, string expected)
    {
        var detector = Stamps.Detector();
        for (var i = 0; i < 3; i++) detector.Describe(last);
        detector.Describe(line).ShouldContain(expected);
    }

    [Fact]
    public void TryDetect_AccentBeforeTheStamp_CountsAsOneCharacter()
    {
        // The second stamp stands at another place than the first by bytes, at the same by characters.
        var detector = Stamps.Detector();
        detector.Describe("é Nov 20 28:45:05 2025 x").ShouldBe("no time");
        detector.WinnerOf("= Nov 20 28:45:05 2025 x").ShouldStartWith("(?:DAY )?MON");
    }

    [Theory]
    [InlineData("EPOCH", "audit(1124013599, x", "AUDIT(1124013599, x", "no stamp")]
    [InlineData(@"(?<=\bat )%H:%M:%S", "at 10:00:00 x", "xt 10:00:00 x", "no stamp")]
    [InlineData(@"(?<=\bat )%H:%M:%S", "at 10:00:00 x", "at 10:00:01 x", "2025-11-20T10:00:01Z [10:00:01]")]
    public void TryDetect_PatternThatLooksBehind_SeesWhatIsThere(string pattern, string last, string line, string expected)
    {
        var detector = Stamps.Detector(pattern);
        for (var i = 0; i < 3; i++) detector.Describe(last).ShouldNotBe("no stamp");
        detector.Describe(line).ShouldBe(expected);
    }

    [Fact]
    public void Hits_AfterLines_CountWinners()
    {
        var detector = Stamps.Detector();
        foreach (var line in (string[])["Nov 20 09:53:01 x", "Nov 20 09:53:01 x", "Nov 20 09:53:01 x", "2025-11-20 10:00:00 x", "none"]) detector.Describe(line);
        detector.Hits.Where(hit => hit.Hits > 0).Select(hit => (hit.Template.Name[9..13], hit.Hits)).ShouldBe([("(?:D", 3), ("ExYe", 1)], ignoreOrder: true);
        detector.Hits.Count().ShouldBe(31);
    }

    [Fact]
    public void Hits_FrequentTemplate_MovesUp()
    {
        var detector = Stamps.Detector();
        detector.Describe("x [20/Nov/2025:10:00:00 +0000] y");
        detector.Hits.First().Template.Name.ShouldStartWith("Day(?P<_sep>[-/])MON");
    }

    [Fact]
    public void TryDetect_UnknownZoneEverywhere_HasNoStamp()
        => Stamps.Detector("%Z %b %d %H:%M:%S").Describe("WARN Nov 20 09:53:01").ShouldBe("no stamp");

    [Fact]
    public void TryDetect_LongRunOfDigitsAndBlanks_EndsWithoutStamp()
    {
        var line = string.Concat(Enumerable.Repeat("2025-11-20 10:00 ", 500)) + new string(' ', 5_000);
        Stamps.Detector().Describe(line).ShouldBe("no stamp");
        Stamps.Detector(@"\s*\s*\s*\s*%H:%M:%S").Describe(line).ShouldBe("no stamp");
    }

    [Fact]
    public void TryDetect_BytesThatAreNoText_AreUnknownCharacters()
    {
        byte[] line = [0xff, 0xc3, .. Encoding.ASCII.GetBytes("Nov 20 09:53:01"), 0xe2, 0x82];
        Stamps.Detector().TryDetect(line, out var match).ShouldBeTrue();
        match.Cut.ShouldBe(new DateCut(2, 17));
    }

    [Fact]
    public void TryDetect_BrokenCharacter_IsOneUnknownCharacter()
    {
        // Two characters at most may stand before a stamp that is tied to the start of the line.
        var detector = Stamps.Detector("{^LN-BEG}%H:%M:%S");
        detector.TryDetect([0xf0, 0x9f, 0x98, 0xe2, 0x82, .. "10:00:00"u8], out var match).ShouldBeTrue();
        match.Cut.ShouldBe(new DateCut(5, 13));
        detector.TryDetect([0x80, 0x80, 0x80, .. "10:00:00"u8], out _).ShouldBeFalse();
    }
}
