using System;
using Banhammer.Engine.Dates;

namespace Banhammer.Host.Testing;

/// <summary>Dates every line of a log as the peer's tester does: however old or far ahead a stamp is, it counts.</summary>
internal sealed class TestDates(DateDetector detector)
{
    /// <summary>The last stamp that was read, however old; null before the first.</summary>
    public TestedTime? Last { get; private set; }

    /// <summary>Takes the time of a line that comes with it.</summary>
    public TestedTime? Take(EventTime time) => Last = new TestedTime(time, IsWhole: false);

    /// <summary>Finds the date of a line.</summary>
    /// <param name="line">UTF-8, without its end.</param>
    /// <param name="cut">What to leave out of it; none where it has the date of an earlier line.</param>
    /// <returns>Its own date, a lent one, the clock's, or null.</returns>
    public TestedTime? Of(ReadOnlySpan<byte> line, out DateCut cut)
    {
        var isFound = detector.TryDetect(line, out var match);
        var placed = DatePolicy.Unchecked.Place(isFound, match, Last?.Instant, detector.ReferenceTime);
        cut = placed.Cut;
        return placed.Kind switch
        {
            PlacedDateKind.Own => Last = new TestedTime(match.Time, match.IsWhole),
            PlacedDateKind.Lent => Last,
            _ => placed.Time is { } time ? new TestedTime(time, IsWhole: false) : null,
        };
    }
}
