using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Banhammer.Corpus.Tests.Dates;

/// <summary>Where we date lines differently from the peer on purpose: classes of lines, each with its reason and an example that must still differ.</summary>
internal static partial class KnownDateDivergences
{
    private const double DaySeconds = 86_400;
    private const double FirstSecond = -62_135_596_800;
    private const double LastSecond = 253_402_300_799;
    private const double Year1900 = -2_208_988_800;

    /// <summary>The classes; docs/limits.md lists them for users.</summary>
    public static IReadOnlyList<KnownDateDivergence> All { get; } =
    [
        new("long fraction", "fractions of any length are read, so that a zone behind them is; the peer reads six digits",
            found => LongFraction().IsMatch(found.Text) && found.AnyTemplateHas("Microseconds"),
            Example("UTC", "", "2017-12-07T16:55:49.9395590-08:00 x")),
        new("unknown zone", "a word that looks like a zone is no date; the peer fails on the line",
            found => found.Theirs.Escaped == "KeyError",
            Example("UTC", "", "WARN Nov 20 10:00:00 x")),
        new("half a day", "a month without day, or a day without month, is no date; the peer fails on the line",
            found => found.Theirs.Escaped == "TypeError" && found.Ours.Time is null,
            Example("UTC", "%m %H:%M", "11 10:00")),
        new("clock of twelve hours", "without AM or PM, where the pattern lets them be left out, it is taken for AM; the peer fails on the line",
            found => found.Theirs.Escaped == "AttributeError",
            Example("UTC", "%I:%M(?: %p)?", "11:00")),
        new("empty stamp at the end", "is one like any other; the peer fails on the line",
            found => found is { Theirs.Escaped: "IndexError", Ours: { Time: null } ours } && ours.Start == ours.End,
            Example("UTC", "()$", "x")),
        new("escaped {DATE}", "is text; the peer refuses the pattern",
            found => found.Theirs.Escaped == "refused" && found.Case.Pattern.Contains(@"\{DATE}", StringComparison.OrdinalIgnoreCase),
            Example("UTC", @"\{DATE}", "{DATE}")),
        new("{DEFAULT} among others", "adds the default templates; the peer adds them only where {DEFAULT} stands alone",
            found => found.Case.Pattern.Contains("{DEFAULT}", StringComparison.OrdinalIgnoreCase) && found.Case.Pattern.Contains('\n', StringComparison.Ordinal),
            Example("UTC", "%H:%M\n{DEFAULT}", "Nov 20 100000 2025-11-20 x")),
        new("other scripts", "digits are those of ASCII, and so are letters; the peer takes those of all scripts, and letters that are alike without case",
            found => found.Text.Any(character => character is '\u0663' or '\u017f'),
            Example("UTC", "", "Nov 2\u0663 10:00:00 x")),
        new("zone without year", "a zoned stamp without year or day is placed by comparing instants; the peer compares its UTC with local time and can be a day off",
            found => found is { IsOfTimeOnly: true, Ours.IsWhole: true, Theirs.IsWhole: true, Seconds: { } seconds } && Math.Abs(seconds) is DaySeconds or 364 * DaySeconds or 365 * DaySeconds or 366 * DaySeconds or 367 * DaySeconds,
            Example("Europe/Zurich", "", "UTC Nov 21 12:30:00 x")),
        new("ambiguous time", "a local time that occurs twice is the one nearest to the line before; the peer's depends on what it converted last",
            found => found is { IsOfTimeOnly: true, Ours: { IsWhole: false, Time: { } ours }, Theirs.Time: { } theirs } && IsSameOnTheClock(found.Zone, ours, theirs),
            Example("Europe/Zurich", "", "2025-01-10 10:00:00 x", "2025-10-26 02:30:00 x")),
        new("local mean time", "zones before 1900 have no local mean time in .NET",
            found => found is { IsOfTimeOnly: true, Theirs.Time: < Year1900, Seconds: > -3600 and < 3600 },
            Example("Europe/Zurich", "%Y-%m-%d %H:%M:%S", "1850-01-01 00:00:00")),
        new("beyond the calendar", "before the year 1 or after 9999, in UTC, is no date; in the peer some are and on some it fails",
            found => found is { Ours.Time: null } && (found.Theirs.Escaped == "OverflowError" || found is { IsOfTimeOnly: true, Theirs.Time: > LastSecond or < FirstSecond }),
            Example("UTC", "", "@4f00000041f4104f00000000 x")),
    ];

    /// <summary>The class of a divergence, or null.</summary>
    public static KnownDateDivergence? Of(DateDivergence found) => All.FirstOrDefault(known => known.Covers(found));

    private static bool IsSameOnTheClock(TimeZoneInfo zone, double left, double right)
        => left != right && TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds((long)left), zone).DateTime == TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds((long)right), zone).DateTime;

    private static DateCase Example(string zone, string pattern, params string[] lines)
        => new(pattern, zone, null, lines.Select(line => new DatedLine(1_763_640_000, Encoding.UTF8.GetBytes(line))).ToArray());

    [GeneratedRegex(@"[.,]\d{7}")]
    private static partial Regex LongFraction();
}
