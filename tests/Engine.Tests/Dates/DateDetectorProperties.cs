using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Banhammer.Engine.Dates;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Banhammer.Engine.Tests.Dates;

public sealed class DateDetectorProperties
{
    // Format of .NET, and what precedes the stamp.
    private static readonly (string Format, string Before, string Behind)[] Formats =
    [
        ("yyyy-MM-dd HH:mm:ss", "", " x"), ("yyyy/M/d  H:m:s", "at ", ""), ("yyyy-MM-ddTHH:mm:ss.fffffffZ", "[", "]"),
        ("MMM dd HH:mm:ss yyyy", "", " x"), ("ddd MMM d H:mm:ss.fff yyyy", "x ", ""), ("MMM dd yyyy HH:mm:ss", "", ""),
        ("dd/MM/yyyy HH:mm:ss", "", " x"), ("d-M-yyyy H:m:s", "x ", ""), ("dd/MMM/yyyy:HH:mm:ss +0000", "a - - [", "] x"),
        ("MM/dd/yyyy:HH:mm:ss", "x ", ""), ("yyMMdd HH:mm:ss", "", " x"), ("MMM d, yyyy h:mm:ss tt", "", " x"), ("MMM-dd-yy HH:mm:ss", "", ""),
        ("<MM/dd/yy@HH:mm:ss>", "", ""), ("yyyyMMddTHHmmss", "", " x"), ("yyyyMMdd-HH:mm:ss,f Z", "x ", ""), ("GMT MMM dd HH:mm:ss yyyy", "", ""),
        ("+00:00 ddd MMM d HH:mm:ss yyyy", "", ""),
    ];

    [Fact]
    public void TryDetect_FormattedTime_GivesItBack()
    {
        // Until the reference time, so that no two-digit year or missing century is in the future.
        var last = Stamps.Time(Stamps.Now).Microseconds / 1_000_000;
        var first = Stamps.Time("2001-01-01T00:00:00Z").Microseconds / 1_000_000;
        var cases = from seconds in Gen.Choose((int)first, (int)last) from format in Gen.Elements(Formats) select (seconds, format);
        Prop.ForAll(cases.ToArbitrary(), row =>
        {
            var (seconds, (format, before, behind)) = row;
            var time = DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime;
            var line = before + Format(time, format) + behind;
            return Stamps.Detector().TryDetect(Encoding.UTF8.GetBytes(line), out var match) && match.Time == EventTime.FromSeconds(seconds);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(600).WithReplay(20261121, 17));
    }

    [Fact]
    public void TryDetect_AnyBytes_CutLiesWithinLine()
    {
        var patterns = (string[])["", "{^LN-BEG}", "%b (%d) %H:%M:%S", @"\W*%H:%M", "LEPOCH", "%Exz", "{NONE}"];
        var pieces = Gen.OneOf(
            Gen.Elements("Nov 20", " ", "10:00:00", "2025-11-20", "[", "T", "1124013599", "é", "@4000000041f4104f00000000", "CET", ":", ".123", "+01", "audit(")
                .Select(Encoding.UTF8.GetBytes),
            ArbMap.Default.GeneratorFor<byte[]>());
        var lines = Gen.ListOf(pieces).Select(parts => parts.SelectMany(part => part).ToArray());
        var cases = from pattern in Gen.Elements(patterns) from all in Gen.ListOf(lines) select (pattern, all: all.ToArray());
        Prop.ForAll(cases.ToArbitrary(), row =>
        {
            var detector = Stamps.Detector(row.pattern);
            return row.all.All(line => !detector.TryDetect(line, out var match)
                || match.Cut.Start >= 0 && match.Cut.Start <= match.Cut.End && match.Cut.End <= line.Length);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261121, 17));
    }

    [Fact]
    public void TryDetect_WithAndWithoutLayouts_AgreeOnAnyOrderOfLines()
    {
        var line = from stamp in Gen.Elements("Nov 20 10:00:0", "Nov 20 10:00:01", "2025-11-20 10:00:00", "10:00:00", "1124013599", "CET Nov 20 10:00:00", "Nov 20 10:14:59", "2025-11-20 10:59:59", "Nov 20 12:00:01", "2025-11-20 10:00:60")
                   from before in Gen.Elements("", "[", "a ", "ab ", "é ", "éé ")
                   from behind in Gen.Elements("", " ", "1", ".5", " 2024", " +0100", "Z", "é", "] x")
                   select before + stamp + behind;
        Prop.ForAll(Gen.ListOf(line).ToArbitrary(), lines =>
        {
            return AgreeWithAndWithoutLayouts(Stamps.Options(), lines.SelectMany(text => (string[])[text, text, text]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261121, 17));
    }

    [Fact]
    public void TryDetect_StampsOfNearbySeconds_AgreeWithAndWithoutLayouts()
    {
        // The zone changes by half an hour; the first places are its changes, the others edges of guessed years.
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Australia/Lord_Howe");
        var places = Gen.Elements("2025-04-05T15:00:00Z", "2025-10-04T15:30:00Z", "2024-11-21T12:00:00Z", "2025-01-01T00:00:00Z", "2025-11-20T12:00:00Z", "2025-11-21T12:00:00Z")
            .Select(place => Stamps.Time(place).ToDateTimeOffset());
        var formats = Gen.Elements("MMM dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.fff", "x [dd/MMM/yyyy:HH:mm:ss +0000]", "MMM dd H:m:s.ff", "HH:mm:ss", "GMT MMM dd HH:mm:ss");
        var cases = from place in places
                    from format in formats
                    from offsets in Gen.ListOf(Gen.Choose(-1_500_000, 1_500_000))
                    select offsets.Select(offset => place.AddMilliseconds(offset).ToOffset(zone.GetUtcOffset(place))).Select(time => Format(time.DateTime, format) + " y").ToArray();
        Prop.ForAll(cases.ToArbitrary(), lines => AgreeWithAndWithoutLayouts(Stamps.Options("Australia/Lord_Howe"), lines)).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20261121, 17));
    }

    [Fact]
    public void TryDetect_PatternsOfFilters_AgreeWithAndWithoutLayouts()
    {
        // What stands before a stamp changes its length and what a search takes for it; digits change within the stamp and beside it.
        var patterns = Gen.Elements(
            "", "{^LN-BEG}", @"^%Y-%m-%dT%H:%M:%S(?:\.%f\d*)?(?:%z)?", @"^\S+ - \S+ \[(%d/%b/%Y:%H:%M:%S %z)\]", @"^(?:\d+ |[a-c]\S* )?%H:%M:%S", "^EPOCH", "LEPOCH",
            @"^\d:%M:%S|%m-%d", @"^.{3,7} %b %d %I:%M:%S %p$", @"%b %d %H:%M:%S(?=5|\s)", "^%b %d %H:%M:%S %Y (?P<j>..)", "{NONE}", @"^(?P<M>\w\w)-%S %d %b %H");
        var before = Gen.OneOf(Gen.Elements("", "[", "1 ", "12 ", "abc ", "cab ", "ipé - x [", "192.0.2.1 - - [", "2001:db8::1 - bob ["), Gen.Choose(0, 99).Select(n => $"192.0.2.{n} - - ["));
        var time = Gen.Choose(-8_000, 8_000).Select(offset => Stamps.Time(Stamps.Now).ToDateTimeOffset().AddSeconds(offset));
        var stamp = from at in time
                    from format in Gen.Elements("yyyy-MM-ddTHH:mm:ss.fff+00:00", "yyyy-MM-ddTHH:mm:ss", "dd/MMM/yyyy:HH:mm:ss +0000", "HH:mm:ss", "MMM dd hh:mm:ss tt", "MMM dd HH:mm:ss", "MMM dd HH:mm:ss yyyy mm", "mm-ss dd MMM HH", "E", "Em")
                    select format[0] == 'E' ? (at.ToUnixTimeSeconds() * (format.Length > 1 ? 1000 : 1)).ToString(CultureInfo.InvariantCulture) : Format(at.DateTime, format);
        var behind = Gen.Elements("", "] x", " x y z, and what makes it longer than thirty-two bytes", "5 x", ".5", "\t", "é");
        var line = from b in before from s in stamp from e in behind select b + s + e;
        var cases = from pattern in patterns from lines in Gen.ListOf(line) select (pattern, lines: lines.SelectMany(text => (string[])[text, text, Turned(text)]).ToArray());
        Prop.ForAll(cases.ToArbitrary(), row => AgreeWithAndWithoutLayouts(Stamps.Options(), row.lines, row.pattern))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20261121, 17));
    }

    // Another last digit
    private static string Turned(string text)
    {
        var at = text.LastIndexOfAny([.. "0123456789"]);
        return at < 0 ? text : text[..at] + (char)('0' + (text[at] - '0' + 3) % 10) + text[(at + 1)..];
    }

    private static bool AgreeWithAndWithoutLayouts(DateOptions options, IEnumerable<string> lines, string pattern = "")
    {
        var (remembering, forgetting) = (Stamps.Detector(pattern, options), Stamps.Detector(pattern, options));
        return lines.All(text =>
        {
            // A change of the reference time, though undone, empties the layouts.
            forgetting.ReferenceTime = default;
            forgetting.ReferenceTime = options.ReferenceTime;
            return remembering.Describe(text) == forgetting.Describe(text);
        });
    }

    private static string Format(DateTime time, string format)
    {
        foreach (var literal in (string[])["GMT ", "+00:00 ", "x ["])
        {
            if (format.StartsWith(literal, StringComparison.Ordinal)) return literal + Format(time, format[literal.Length..]);
        }

        return time.ToString(format.Replace("T", "'T'", StringComparison.Ordinal).Replace("Z", "'Z'", StringComparison.Ordinal).Replace("/", "'/'", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }
}
