using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Banhammer.Engine.Dates;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Dates;

public sealed partial class DateTokensTests
{
    private static readonly string[] zones = ["UTC", "Europe/Zurich", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/St_Johns"];

    // Instants near which the zones change their offsets, and those at which years and leap days begin and end.
    private static readonly string[] edges =
        ["2025-03-30T01:00:00Z", "2025-10-26T01:00:00Z", "2025-03-09T07:00:00Z", "2025-11-02T06:00:00Z", "2025-04-05T15:00:00Z", "2025-10-04T15:30:00Z",
         "2025-03-09T05:30:00Z", "2024-12-31T23:59:59Z", "2025-01-01T00:00:00Z", "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z"];

    public static TheoryData<string, string, string> Rows => DateTokenCases.Rows;

    [Theory]
    [MemberData(nameof(Rows))]
    public void TryDetect_Token_ReadsItsEdges(string pattern, string line, string expected) => Stamps.Detector(pattern).Describe(line).ShouldBe(expected);

    [Theory]
    [InlineData(1999, @"(?:199|200)\d")]
    [InlineData(2005, @"200\d")]
    [InlineData(2006, @"200\d")]
    [InlineData(2007, @"20[01]\d")]
    [InlineData(2026, @"20[012]\d")]
    [InlineData(2027, @"20[0123]\d")]
    [InlineData(2097, @"2(?:00|01|02|03|04|05|06|07|08|09|10)\d")]
    public void ToRegex_Window_IsWrittenAsByThePeer(int year, string regex) => YearWindow.Around(year).ToRegex().ShouldBe(regex);

    [Fact]
    public void TryDetect_AnyTimeInAnyFormatAndZone_GivesItBack()
    {
        var instants = Gen.OneOf(
            from edge in Gen.Elements(edges) from seconds in Gen.Choose(-7200, 7200) select Stamps.Time(edge).ToDateTimeOffset().AddSeconds(seconds),
            from seconds in Gen.Choose(1_000_000_000, 1_893_455_999) select DateTimeOffset.FromUnixTimeSeconds(seconds));
        var cases = from instant in instants
                    from zone in Gen.Elements(zones)
                    from format in Gen.Elements(StampFormats.All.ToArray())
                    from later in Gen.Choose(0, 79_200)
                    where !MayBeginAYearTooEarly(instant, format)
                    select (instant, zone, format, later);
        Prop.ForAll(cases.ToArbitrary(), row =>
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(row.zone);
            var local = TimeZoneInfo.ConvertTime(row.instant, zone);

            // An hour that occurs twice is told apart by what is near.
            var now = row.instant.AddSeconds(zone.IsAmbiguousTime(local.DateTime) ? row.later / 200 : row.later);
            var detector = Stamps.Detector(row.format.Pattern, new DateOptions { TimeZone = zone, ReferenceTime = EventTime.From(now) });
            var line = row.format.Write(local).ToString(CultureInfo.InvariantCulture);
            detector.Describe(line).ShouldStartWith(row.instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture), Case.Sensitive, $"'{line}' in {row.zone}, read at {now:O}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithReplay(20261121, 17));
    }

    // A stamp without a year takes the reader's, also where the stamp's own zone is in the next year already: as in the peer, it's a year old then.
    private static bool MayBeginAYearTooEarly(DateTimeOffset instant, StampFormat format)
    {
        var text = format.Write(instant).ToString(CultureInfo.InvariantCulture);
        var nearNewYear = instant.AddDays(-1).Year != instant.Year || instant.AddDays(1).Year != instant.Year;
        return nearNewYear && !text.Contains("202", StringComparison.Ordinal) && ZoneInText().IsMatch(text);
    }

    [GeneratedRegex(@"[A-Z]{3}|Z|[+-]\d\d")]
    private static partial Regex ZoneInText();
}
