using System;
using Banhammer.Engine.Dates;

namespace Banhammer.Host.Testing;

/// <summary>Dates every line of a log as the peer's tester does: however old or far ahead a stamp is, it counts.</summary>
internal sealed class TestDates(DateDetector detector)
{
    private static readonly long lendMicroseconds = (long)TimeSpan.FromSeconds(60).TotalMicroseconds;
    private EventTime? last;

    // A stamp is lent to lines without one as long as it isn't older than this before now.
    private EventTime? Lent => last is { } time && time.Microseconds > detector.ReferenceTime.Microseconds - lendMicroseconds ? time : null;

    /// <summary>Finds the date of a line.</summary>
    /// <param name="line">UTF-8, without its end.</param>
    /// <param name="cut">What to leave out of it; none where it has the date of an earlier line.</param>
    /// <returns>Its own date, a lent one, or null.</returns>
    public EventTime? Of(ReadOnlySpan<byte> line, out DateCut cut)
    {
        var isFound = detector.TryDetect(line, out var match);
        cut = match.Cut;
        if (isFound && !match.IsEmpty)
        {
            last = match.Time;
            return last;
        }

        if (Lent is { } lent)
        {
            cut = DateCut.None;
            return lent;
        }

        return isFound ? detector.ReferenceTime : null;
    }
}
