using System;

namespace Banhammer.FilterLanguage.Patterns;

/// <summary>Text made from other text, which knows for each of its characters where that came from.</summary>
/// <remarks>What a tag was replaced by comes, as a whole, from the tag.</remarks>
public sealed class ExpandedText
{
    // Of each character: the stretch of the source text it came from.
    private readonly int[] starts;
    private readonly int[] ends;

    internal ExpandedText(string text, int[] starts, int[] ends)
    {
        Text = text;
        this.starts = starts;
        this.ends = ends;
    }

    /// <summary>The result.</summary>
    public string Text { get; }

    /// <summary>Where a stretch of <see cref="Text"/> came from: an offset and a length in the source text, in UTF-16 units.</summary>
    public (int Offset, int Length) Source(int offset, int length)
    {
        if (Text.Length == 0)
            return (0, 0);

        if (offset >= Text.Length)
            return (ends[Text.Length - 1], 0);

        var first = Math.Max(0, offset);
        var start = starts[first];
        var end = start;
        for (var i = first; i < Math.Min(first + length, Text.Length); i++)
            end = Math.Max(end, ends[i]);

        return (start, end - start);
    }
}
