using System;
using Banhammer.Engine.Dates;

namespace Banhammer.Host.Testing;

/// <summary>Dates every line of a log as the peer's tester does: however old or far ahead a stamp is, it counts.</summary>
internal sealed class TestDates(DateDetector detector)
{
    private static readonly long lendMicroseconds = (long)TimeSpan.FromSeconds(60).TotalMicroseconds;

    /// <summary>The last stamp that was read, however old; null before the first.</summary>
    public TestedTime? Last { get; private set; }

    // A stamp is lent to lines without one as long as it isn't older than this before now.
    private TestedTime? Lent => Last is { } time && time.Instant.Microseconds > detector.ReferenceTime.Microseconds - lendMicroseconds ? time : null;

    /// <summary>Takes the time of a line that comes with it.</summary>
    public TestedTime? Take(EventTime time) => Last = new TestedTime(time, IsWhole: false);

    /// <summary>Finds the date of a line.</summary>
    /// <param name="line">UTF-8, without its end.</param>
    /// <param name="cut">What to leave out of it; none where it has the date of an earlier line.</param>
    /// <returns>Its own date, a lent one, or null.</returns>
    public TestedTime? Of(ReadOnlySpan<byte> line, out DateCut cut)
    {
        var isFound = detector.TryDetect(line, out var match);
        cut = match.Cut;
        if (isFound && !match.IsEmpty)
        {
            Last = new TestedTime(match.Time, match.IsWhole);
            return Last;
        }

        if (Lent is { } lent)
        {
            cut = DateCut.None;
            return lent;
        }

        return isFound ? new TestedTime(detector.ReferenceTime, IsWhole: false) : null;
    }
}
