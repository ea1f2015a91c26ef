namespace Banhammer.Engine.Dates;

/// <summary>The stretch of a line that its date takes, cut out before the regexes see the line: byte offsets, start inclusive, end exclusive.</summary>
/// <remarks>Nothing is trimmed: what stands before and after is joined as it is. An empty cut leaves the line whole.</remarks>
/// <param name="Start">First byte of the date.</param>
/// <param name="End">First byte behind the date.</param>
public readonly record struct DateCut(int Start, int End)
{
    /// <summary>No cut.</summary>
    public static DateCut None => default;

    /// <summary>Bytes that are left out.</summary>
    public int Length => End - Start;
}
