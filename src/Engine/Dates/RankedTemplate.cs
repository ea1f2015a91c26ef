namespace Banhammer.Engine.Dates;

/// <summary>A template within the order of one detector.</summary>
internal sealed class RankedTemplate(DateTemplate template)
{
    /// <summary>The template, which other detectors share.</summary>
    public DateTemplate Template { get; } = template;

    /// <summary>Lines that it won.</summary>
    public long Hits { get; set; }

    /// <summary>True once it was found in a line, won or not.</summary>
    public bool WasFound { get; set; }

    /// <summary>The reference time of its last hit; the smallest number before the first.</summary>
    public long LastUsedSeconds { get; set; } = long.MinValue;

    /// <summary>Characters before the match of its last hit.</summary>
    public int Distance { get; set; } = int.MaxValue;

    /// <summary>What decides about its place: often is good, far from the start of the line is bad.</summary>
    public double Weight => Hits * Template.Weight / (Distance > 1 ? Distance : 1);
}
