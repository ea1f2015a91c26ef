using System;
using Banhammer.Engine.Dates;

namespace Banhammer.Host.Testing;

/// <summary>Dates every line of a log as the peer's tester does: however old or far ahead a stamp is, it counts.</summary>
internal sealed class TestDates(DateDetector detector)
{
    private EventTime? last;

    /// <summary>Finds the date of a line.</summary>
    /// <param name="line">UTF-8, without its end.</param>
    /// <param name="cut">What to leave out of it; none where it has the date of an earlier line.</param>
    /// <returns>Its own date, a lent one, or null.</returns>
    public EventTime? Of(ReadOnlySpan<byte> line, out DateCut cut)
    {
        var isFound = detector.TryDetect(line, out var match);
        var placed = DatePolicy.Unchecked.Place(isFound, match, last, detector.ReferenceTime);
        (last, cut) = (placed.LastDate, placed.Cut);
        return placed.Time;
    }
}
