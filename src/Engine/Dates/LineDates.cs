using System;
using Banhammer.Engine.Framing;

namespace Banhammer.Engine.Dates;

/// <summary>Dates the candidate lines of one source, each at most once, however many jails ask.</summary>
/// <remarks>
/// A candidate without a date takes that of the last dated line before it, as in the peer; lines between candidates aren't dated unless
/// one asks for them. Each line is tried at most once, so the work stays linear. A log that is followed has its dates held against the clock
/// (<see cref="Check"/>, <see cref="Now"/>): the policy is <see cref="DatePolicy"/>'s, but for how old a line may be, which is each jail's.
/// </remarks>
public sealed class LineDates(DateDetector detector) : ILineDates
{
    /// <summary>A stamp this far ahead of now is no date of this log.</summary>
    public static readonly TimeSpan FurthestAhead = TimeSpan.FromHours(24);

    private const int LinesTriedAtBlockEnd = 64;
    private static readonly DatePolicy live = new() { Check = DateCheck.Live };
    private static readonly DatePolicy catchUp = new() { Check = DateCheck.CatchUp, FindTime = TimeSpan.MaxValue };
    private readonly long furthestAheadMicroseconds = (long)FurthestAhead.TotalMicroseconds;
    private EventTime? lastDated;
    private int triedTo;
    private int currentStart = -1;
    private LineDate current;

    /// <summary>The detector, with its template hits.</summary>
    public DateDetector Detector => detector;

    /// <summary>What dates are held against <em>(default: nothing but a day ahead of the reference time)</em>. To be set between two blocks.</summary>
    public DateCheck Check { get; set; }

    /// <summary>The clock, where dates are held against it.</summary>
    public EventTime Now { get; set; }

    /// <summary>How far the last date was from now that was so far that it didn't count; null if none was since this was set to null.</summary>
    public TimeSpan? Deviation { get; set; }

    /// <inheritdoc/>
    public ref readonly LineDate Of(ReadOnlySpan<byte> block, int start, int end)
    {
        if (start != currentStart) Find(block, start, end);
        return ref current;
    }

    /// <summary>Looks for the last date of a block that is done with, for the lines of the next.</summary>
    public void FinishBlock(ReadOnlySpan<byte> block)
    {
        LookBack(block, block.Length, LinesTriedAtBlockEnd);
        triedTo = 0;
        currentStart = -1;
    }

    private void Find(ReadOnlySpan<byte> block, int start, int end)
    {
        if (detector.TryRepeat(block[start..end], out var cut, out var time)) SetOwn(block, start, cut, time);
        else FindAnew(block, start, end);
        (currentStart, triedTo) = (start, end);
    }

    private void SetOwn(ReadOnlySpan<byte> block, int start, DateCut cut, EventTime time)
    {
        if (Check != DateCheck.None)
        {
            Set(Policy.Checked(new PlacedDate(PlacedDateKind.Own, time, cut, time), Now));
            return;
        }

        current = new LineDate(LineDateKind.Dated, cut, time);
        if (!IsTooFarAhead(time))
        {
            lastDated = time;
            return;
        }

        current = current with { Kind = LineDateKind.Rejected };
        LookBack(block, start, int.MaxValue); // what stands before it is passed by now, and may date a line behind it
    }

    private DatePolicy Policy => Check == DateCheck.Live ? live : catchUp;

    private void Set(in PlacedDate placed)
    {
        lastDated = placed.LastDate;
        Deviation = placed.Kind == PlacedDateKind.InsteadOfOdd ? placed.Deviation : Deviation;
        current = placed.Time is { } time ? new LineDate(LineDateKind.Dated, placed.Cut, Policy.CountedAt(time, Now)) : new LineDate(LineDateKind.Undated, DateCut.None, default);
    }

    private bool IsTooFarAhead(EventTime time) => Check == DateCheck.None && time.Microseconds - detector.ReferenceTime.Microseconds > furthestAheadMicroseconds;

    private void FindAnew(ReadOnlySpan<byte> block, int start, int end)
    {
        var isFound = detector.TryDetect(block[start..end], out var match);
        if (isFound && !match.IsEmpty)
        {
            SetOwn(block, start, match.Cut, match.Time);
            return;
        }

        LookBack(block, start, int.MaxValue);
        if (Check != DateCheck.None)
        {
            Set(Policy.Place(isFound, match, lastDated, Now));
            return;
        }

        current = lastDated is { } inherited ? new LineDate(LineDateKind.Dated, match.IsEmpty ? match.Cut : DateCut.None, inherited)
            : match.IsEmpty ? new LineDate(LineDateKind.Dated, match.Cut, detector.ReferenceTime)
            : new LineDate(LineDateKind.Undated, DateCut.None, default);
    }

    // Backwards from the line that ends before 'end', through lines that no candidate has tried yet, to the first with a date.
    private void LookBack(ReadOnlySpan<byte> block, int end, int mostLines)
    {
        while (end > triedTo && mostLines-- > 0)
        {
            var lineEnd = end > 0 && block[end - 1] == LineBounds.LineFeed ? end - 1 : end;
            var start = block[triedTo..lineEnd].LastIndexOf(LineBounds.LineFeed) + 1 + triedTo;
            var line = block[start..LineBounds.TrimEnd(block, start, lineEnd)];
            if (detector.TryDetect(line, out var match) && !match.IsEmpty && !IsTooFarAhead(match.Time))
            {
                lastDated = match.Time;
                return;
            }

            end = start;
        }
    }
}
