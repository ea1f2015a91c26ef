using Banhammer.Engine.Dates;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Dates;

public sealed class StampConversionTests
{
    [Theory]
    [InlineData("2005-08-14T10:00:00Z", "Aug 15 12:00:00 x", "2005-08-15T10:00:00Z")] // 24 hours ahead
    [InlineData("2005-08-14T10:00:00Z", "Aug 15 12:00:01 x", "2004-08-15T10:00:01Z")]
    [InlineData("2005-08-14T10:00:00Z", "12:00:00 x", "2005-08-14T10:00:00Z")]
    [InlineData("2005-08-14T10:00:00Z", "12:00:01 x", "2005-08-13T10:00:01Z")]
    [InlineData("2026-01-01T00:30:00Z", "Dec 31 23:59:59 x", "2025-12-31T22:59:59Z")]
    [InlineData("2025-12-31T23:30:00Z", "Jan  1 00:10:00 x", "2025-12-31T23:10:00Z")] // it is 2026 in Berlin
    [InlineData("2024-03-01T00:00:00Z", "Feb 29 12:00:00 x", "2024-02-29T11:00:00Z")]
    public void TryDetect_YearOrDayMissing_TakesThemFromReferenceTime(string now, string line, string expected)
        => Stamps.Detector("", Stamps.Options("Europe/Berlin", now)).Describe(line).ShouldStartWith(expected);

    [Theory]
    [InlineData("2025-03-01T00:00:00Z")]
    [InlineData("2024-01-10T00:00:00Z")] // ahead, and 2023 has none
    public void TryDetect_LeapDayOfNoSuchYear_HasNoTime(string now)
        => Stamps.Detector("", Stamps.Options("UTC", now)).Describe("Feb 29 12:00:00 x").ShouldBe("no time");

    [Theory]
    [InlineData("2005-03-27 01:59:59", "2005-03-27T00:59:59Z")]
    [InlineData("2005-03-27 02:30:00", "2005-03-27T01:30:00Z")] // left out
    [InlineData("2005-03-27 03:00:00", "2005-03-27T01:00:00Z")]
    [InlineData("2005-10-30 01:59:59", "2005-10-29T23:59:59Z")]
    [InlineData("2005-10-30 03:00:00", "2005-10-30T02:00:00Z")]
    public void TryDetect_DaylightSavingChanges_FollowsRules(string stamp, string expected)
        => Stamps.Detector("", Stamps.Options("Europe/Berlin")).Describe(stamp).ShouldStartWith(expected);

    [Theory]
    [InlineData("2005-10-30T00:00:00Z", "2005-10-30 01:58:00", "2005-10-30T00:30:00Z")]
    [InlineData("2005-10-30T00:00:00Z", "2005-10-30 03:10:00", "2005-10-30T01:30:00Z")]
    [InlineData("2005-10-29T00:00:00Z", null, "2005-10-30T00:30:00Z")]
    [InlineData("2005-10-31T00:00:00Z", null, "2005-10-30T01:30:00Z")]
    public void TryDetect_AmbiguousTime_IsNearestToPreviousLineElseToNow(string now, string? previous, string expected)
    {
        var detector = Stamps.Detector("", Stamps.Options("Europe/Berlin", now));
        if (previous is not null) detector.Describe(previous);
        detector.Describe("2005-10-30 02:30:00").ShouldStartWith(expected);
    }

    [Theory]
    [InlineData("2005-08-14 12:00:00 x", "2005-08-14T14:00:00Z")]
    [InlineData("2005-08-14 12:00:00 +0100 x", "2005-08-14T11:00:00Z")]
    public void TryDetect_LogTimeZone_CountsForStampsWithoutZone(string line, string expected)
        => Stamps.Detector("", Stamps.Options("Europe/Berlin", logTimeZone: new ZoneOffset(-120))).Describe(line).ShouldStartWith(expected);

    [Theory]
    [InlineData("2005-08-14 12:00:00", null, false)]
    [InlineData("2005-08-14 12:00:00Z", null, true)]
    [InlineData("2005-08-14 12:00:00", 0, true)]
    [InlineData("1124013599", null, false)]
    [InlineData("@4000000041f4104f00000000", null, true)]
    public void TryDetect_KindOfStamp_TellsWhetherTimeIsWhole(string line, int? logTimeZone, bool expected)
    {
        var options = Stamps.Options(logTimeZone: logTimeZone is { } minutes ? new ZoneOffset(minutes) : null);
        Stamps.Detector("", options).TryDetect(System.Text.Encoding.UTF8.GetBytes(line), out var match).ShouldBeTrue();
        match.IsWhole.ShouldBe(expected);
    }

    [Theory]
    [InlineData("2026-06-01T00:00:00Z", "2030-01-23 21:59:59", "no stamp")]
    [InlineData("2027-06-01T00:00:00Z", "2030-01-23 21:59:59", "2030-01-23T21:59:59Z")]
    [InlineData("2027-06-01T00:00:00Z", "2039-01-23 21:59:59", "2039-01-23T21:59:59Z")]
    [InlineData("2027-06-01T00:00:00Z", "2040-01-23 21:59:59", "no stamp")]
    public void TryDetect_YearWindow_MovesWithReferenceTime(string now, string line, string expected)
    {
        var detector = Stamps.Detector();
        detector.ReferenceTime = Stamps.Time(now);
        detector.Describe(line).ShouldStartWith(expected);
    }

    [Fact]
    public void ReferenceTime_ChangesBetweenEqualLines_GivesOtherYear()
    {
        var detector = Stamps.Detector();
        for (var i = 0; i < 3; i++) detector.Describe("Nov 20 09:53:01 x").ShouldStartWith("2025-11-20");
        detector.ReferenceTime = Stamps.Time("2024-12-01T00:00:00Z");
        detector.Describe("Nov 20 09:53:01 x").ShouldStartWith("2024-11-20");
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("UTC", 0)]
    [InlineData("CET", 60)]
    [InlineData("UTC+0200", 120)]
    [InlineData("GMT-01", -60)]
    [InlineData("+0100", 60)]
    [InlineData("CET+01:30", 150)]
    [InlineData("CEST-01", 60)]
    [InlineData("MART", -570)]
    [InlineData("NPT", 345)]
    [InlineData("Z", 0)]
    public void TryParse_Zone_GivesMinutes(string text, int minutes)
    {
        ZoneOffset.TryParse(text, out var zone, out var problem).ShouldBeTrue(problem);
        zone.Minutes.ShouldBe(minutes);
    }

    [Theory]
    [InlineData("cet")]
    [InlineData("IST")]
    [InlineData("Europe/Berlin")]
    [InlineData("+25")]
    [InlineData("+1")]
    [InlineData("+01:3")]
    [InlineData("ZZ")]
    [InlineData("é")]
    public void TryParse_NoZone_TellsProblem(string text)
    {
        ZoneOffset.TryParse(text, out _, out var problem).ShouldBeFalse();
        problem.ShouldNotBeNull().ShouldContain($"'{text}'");
    }
}
