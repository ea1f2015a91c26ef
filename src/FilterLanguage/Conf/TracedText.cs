using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Conf;

/// <summary>Text that knows for each of its characters from which line and column of which file it came.</summary>
/// <remarks>
/// Includes, interpolation and tags cut and join such texts, so an offset in a final regex still leads to the words that a user wrote.
/// An immutable value: equal text from equal places is equal.
/// </remarks>
public sealed class TracedText : IEquatable<TracedText>
{
    private readonly TracedSegment[] segments;

    internal TracedText(string text, TracedSegment[] segments)
    {
        Text = text;
        this.segments = segments;
    }

    /// <summary>The characters.</summary>
    public string Text { get; }

    /// <summary>Number of UTF-16 units.</summary>
    public int Length => Text.Length;

    internal IReadOnlyList<TracedSegment> Segments => segments;

    /// <summary>Text whose first character stands at <paramref name="where"/>; what is longer than that place stands at its end.</summary>
    public static TracedText At(string text, SourceSpan where) => new(text, [new TracedSegment(0, where)]);

    /// <summary>Where a range of the text came from: its first line of origin if it has several.</summary>
    /// <param name="offset">UTF-16 units from the start; outside of the text it means the nearest end.</param>
    /// <param name="length">UTF-16 units; 0 asks for a point.</param>
    public SourceSpan Locate(int offset, int length)
    {
        offset = Math.Max(0, Math.Min(offset, Text.Length));
        length = Math.Max(0, Math.Min(length, Text.Length - offset));
        var first = segments[IndexOf(offset)];
        var skipped = Math.Min(offset - first.Start, first.Origin.Length);
        var column = first.Origin.Column + skipped;
        var covered = Math.Min(length, first.Origin.Length - skipped);
        if (length > 0)
        {
            var last = segments[IndexOf(offset + length - 1)];
            var end = last.Origin.Column + Math.Min(offset + length - last.Start, last.Origin.Length);
            if (last.Origin.Path == first.Origin.Path && last.Origin.Line == first.Origin.Line && end >= column)
            {
                covered = end - column;
            }
        }

        return new SourceSpan(first.Origin.Path, first.Origin.Line, column, covered);
    }

    /// <summary>A part of the text.</summary>
    public TracedText Slice(int start, int length)
    {
        var part = new TracedTextBuilder();
        part.Append(this, start, length);
        return part.ToText(Locate(start, 0));
    }

    /// <summary>The lines of the text that are not empty.</summary>
    public IEnumerable<TracedText> NonEmptyLines()
    {
        for (var start = 0; start < Text.Length;)
        {
            var end = Text.IndexOf('\n', start);
            end = end < 0 ? Text.Length : end;
            if (end > start)
            {
                yield return Slice(start, end - start);
            }

            start = end + 1;
        }
    }

    /// <summary>Index of the segment that holds the character at <paramref name="offset"/>, or of the last one at the end of the text.</summary>
    internal int IndexOf(int offset)
    {
        var low = 0;
        var high = segments.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (segments[middle].Start <= offset)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    /// <inheritdoc/>
    public bool Equals(TracedText? other) =>
        ReferenceEquals(this, other) || (other is not null && Text == other.Text && segments.SequenceEqual(other.segments));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TracedText);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>The characters.</summary>
    public override string ToString() => Text;
}
