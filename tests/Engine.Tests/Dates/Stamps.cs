using System;
using System.Globalization;
using System.Text;
using Banhammer.Engine.Dates;
using Shouldly;

namespace Banhammer.Engine.Tests.Dates;

/// <summary>Detectors and stamps the way the tests write them.</summary>
internal static class Stamps
{
    public const string Now = "2025-11-20T12:00:00Z";

    public static EventTime Time(string iso) => EventTime.From(DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture));

    public static DateOptions Options(string zone = "UTC", string now = Now, ZoneOffset? logTimeZone = null)
        => new() { TimeZone = TimeZoneInfo.FindSystemTimeZoneById(zone), ReferenceTime = Time(now), LogTimeZone = logTimeZone };

    public static DateTemplateList Templates(string pattern)
    {
        DateTemplateList.TryCompile(pattern, out var list, out var problem).ShouldBeTrue(problem);
        return list;
    }

    public static DateDetector Detector(string pattern = "", DateOptions? options = null) => new(Templates(pattern), options ?? Options());

    /// <summary>Line, then the cut in brackets and the time: <c>2025-11-20T12:00:00Z [Nov 20 12:00:00]</c>.</summary>
    public static string Describe(this DateDetector detector, string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        if (!detector.TryDetect(bytes, out var match)) return match.Template is null ? "no stamp" : "no time";
        var cut = Encoding.UTF8.GetString(bytes.AsSpan(match.Cut.Start, match.Cut.Length));
        return match.IsEmpty ? "empty" : $"{match.Time.ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture)} [{cut}]";
    }

    public static string WinnerOf(this DateDetector detector, string line)
    {
        detector.TryDetect(Encoding.UTF8.GetBytes(line), out var match);
        return match.Template?.Name ?? "";
    }
}
