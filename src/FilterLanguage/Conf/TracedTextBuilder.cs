using System;
using System.Collections.Generic;
using System.Text;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Conf;

/// <summary>Joins pieces of text without losing where they came from.</summary>
internal sealed class TracedTextBuilder
{
    private readonly StringBuilder text = new();
    private readonly List<TracedSegment> segments = [];

    /// <summary>Number of UTF-16 units so far.</summary>
    public int Length => text.Length;

    /// <summary>Adds characters that stand at <paramref name="where"/>.</summary>
    public void Append(string piece, SourceSpan where)
    {
        if (piece.Length > 0)
        {
            segments.Add(new TracedSegment(text.Length, where));
            text.Append(piece);
        }
    }

    /// <summary>Adds the end of the line that was added last.</summary>
    public void AppendLineEnd(SourceSpan line)
    {
        // It has no column of its own: it belongs to the piece before it, or stands at the end of an empty line.
        if (text.Length == 0 || text[text.Length - 1] == '\n')
        {
            segments.Add(new TracedSegment(text.Length, line));
        }

        text.Append('\n');
    }

    /// <summary>Adds a whole text.</summary>
    public void Append(TracedText source) => Append(source, 0, source.Length);

    /// <summary>Adds a part of a text.</summary>
    public void Append(TracedText source, int start, int length)
    {
        var end = start + length;
        for (var index = source.IndexOf(start); start < end; index++)
        {
            var segment = source.Segments[index];
            var next = index + 1 < source.Segments.Count ? Math.Min(source.Segments[index + 1].Start, end) : end;
            var origin = segment.Origin;
            var skipped = Math.Min(start - segment.Start, origin.Length);
            var left = Math.Min(origin.Length - skipped, next - start);
            segments.Add(new TracedSegment(text.Length, new SourceSpan(origin.Path, origin.Line, origin.Column + skipped, left)));
            text.Append(source.Text, start, next - start);
            start = next;
        }
    }

    /// <summary>The text; if it is empty it stands at <paramref name="where"/>.</summary>
    public TracedText ToText(SourceSpan where) =>
        segments.Count == 0 ? TracedText.At("", where) : new TracedText(text.ToString(), segments.ToArray());
}
