using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Host.Testing;

/// <summary>Tries a filter on one line after the other.</summary>
internal sealed class LineTester(Filter filter, DateDetector detector, OffenderTexts texts)
{
    private readonly TestDates dates = new(detector);
    private readonly List<TestedFailure> failures = [];
    private long ignoreMatches;

    /// <summary>The filter.</summary>
    public Filter Filter => filter;

    /// <summary>The detector, with its template hits.</summary>
    public DateDetector Detector => detector;

    /// <summary>Tests a line.</summary>
    public TestedLine Test(in TestedEntry entry)
    {
        failures.Clear();
        var line = entry.Line;
        var cut = entry.Cut;
        var time = entry.Time is { } given ? dates.Take(given) : dates.Of(line, out cut);
        var sink = new TestedFailureSink(failures, line, time, filter.FieldNames, texts);

        // Sessions age by the clock in the peer, so in a log that is read within a moment they don't age at all.
        filter.Examine(line, cut, detector.ReferenceTime, [], 0, ref sink);
        var ignored = ignoreMatches;
        ignoreMatches = filter.IgnoreMatches.Sum();
        return new TestedLine(entry.Number, line, cut, dates.Last, failures, ignoreMatches > ignored, [.. filter.LinesTakenUp]);
    }
}
