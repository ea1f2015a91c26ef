using System;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Sources.Journal;

namespace Banhammer.Engine.Dates;

/// <summary>The dates of lines whose source knows them, such as the journal's: nothing in a line is taken for a date, and nothing is cut out.</summary>
public sealed class GivenDates(LineTimes times) : ILineDates
{
    private int counted; // bytes of the block before which the lines are counted
    private int index;   // of the line that begins there
    private LineDate current;

    /// <inheritdoc/>
    public ref readonly LineDate Of(ReadOnlySpan<byte> block, int start, int end)
    {
        index += block[counted..start].Count(LineBounds.LineFeed);
        counted = start;
        current = new LineDate(LineDateKind.Dated, DateCut.None, new EventTime(times[index]));
        return ref current;
    }

    /// <inheritdoc/>
    public void FinishBlock(ReadOnlySpan<byte> block)
    {
        times.Drop(index + LineBounds.Count(block[counted..]));
        (counted, index) = (0, 0);
    }
}
