namespace Banhammer.Engine.Dates;

/// <summary>The stretch of a line that its date takes, cut out before the regexes see the line: byte offsets, start inclusive, end exclusive.</summary>
/// <remarks>Nothing is trimmed: what stands before and after is joined as it is. An empty cut leaves the line whole.</remarks>
public readonly record struct DateCut
{
    // One number: the two would be stored one by one and handed on as one, and the processor can't load what it just stored in parts.
    private readonly long bits;

    /// <summary>A stretch.</summary>
    /// <param name="start">First byte of the date.</param>
    /// <param name="end">First byte behind the date.</param>
    public DateCut(int start, int end) => bits = ((long)end << 32) | (uint)start;

    /// <summary>First byte of the date.</summary>
    public int Start => (int)bits;

    /// <summary>First byte behind the date.</summary>
    public int End => (int)(bits >> 32);

    /// <summary>No cut.</summary>
    public static DateCut None => default;

    /// <summary>Bytes that are left out.</summary>
    public int Length => End - Start;
}
