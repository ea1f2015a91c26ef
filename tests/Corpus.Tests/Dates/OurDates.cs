using System;
using System.Linq;
using Banhammer.Engine.Dates;
using Shouldly;

namespace Banhammer.Corpus.Tests.Dates;

/// <summary>Our detector, in the peer's terms.</summary>
internal static class OurDates
{
    /// <summary>What it does; null for a case whose pattern we refuse.</summary>
    public static DateRun? Of(DateCase one)
    {
        if (!DateTemplateList.TryCompile(one.Pattern, out var templates, out _)) return null;
        var detector = new DateDetector(templates, new DateOptions
        {
            TimeZone = TimeZoneInfo.FindSystemTimeZoneById(one.Zone),
            LogTimeZone = one.LogTimeZone is { } zone ? Zone(zone) : null,
            ReferenceTime = EventTime.FromSeconds(one.Lines[0].Now),
        });
        var answers = one.Lines.Select(line => Of(detector, line)).ToArray();
        return new DateRun(answers, detector.Hits.Select(hit => new TemplateUse(hit.Template.Name, hit.Hits, hit.Template.Weight, hit.Template.Pattern ?? "", hit.Regex)).ToArray());
    }

    private static DateAnswer Of(DateDetector detector, DatedLine line)
    {
        detector.ReferenceTime = EventTime.FromSeconds(line.Now);
        var isFound = detector.TryDetect(line.Bytes, out var match);
        if (match.Template is not { } template) return DateAnswer.None;
        return new DateAnswer(
            template.Name, isFound && !match.IsEmpty ? match.Time.Seconds : null, isFound && !match.IsEmpty && match.IsWhole,
            match.Cut.Length == 0 ? 0 : match.Cut.Start, match.Cut.Length == 0 ? 0 : match.Cut.End);
    }

    private static ZoneOffset Zone(string text)
    {
        ZoneOffset.TryParse(text, out var zone, out var problem).ShouldBeTrue(problem);
        return zone;
    }
}
