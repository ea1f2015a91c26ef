using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Banhammer.Engine.Dates.Expressions;

namespace Banhammer.Engine.Dates;

/// <summary>Finds and reads the date of each line of one source.</summary>
/// <remarks>
/// The template that dated the last line is tried first, at the same place if it isn't anchored. If it fails, or is found elsewhere, all are
/// tried in order: a date further into the line than usual is kept while something nearer to the start is sought, since it may be part of a
/// message. Templates that hit move up the order. A line that looks like one before costs a comparison (<see cref="StampLayout"/>). Nothing is allocated per line, save by patterns that need a real regex. Not thread-safe: owned by one source.
/// </remarks>
public sealed class DateDetector
{
    private const int None = int.MaxValue;

    private readonly TemplateRanking ranking;
    private readonly StampConverter converter;
    private readonly StampLayouts layouts = new();
    private readonly SearchTrace trace = new();
    private EventTime? previousTime;

    private int lastIndex = None;
    private RankedTemplate? lastWinner;
    // Counted in characters, so that a name with accents before the date doesn't move it.
    private int lastStart = 1;
    private int lastEnd = None;

    // Characters around and at the edges of the last match; -1 where the line has none.
    private int beforeStart = -1, atStart = -1, beforeEnd = -1, atEnd = -1;

    /// <summary>A detector that has seen nothing yet.</summary>
    public DateDetector(DateTemplateList templates, DateOptions options)
    {
        ArgumentNullException.ThrowIfNull(templates);
        ArgumentNullException.ThrowIfNull(options);
        ranking = new TemplateRanking(templates);
        converter = new StampConverter(options);
    }

    /// <summary>What the log takes for now; a scan sets it from the time of the file, a live source from the clock.</summary>
    public EventTime ReferenceTime
    {
        get => converter.ReferenceTime;
        set
        {
            if (value == converter.ReferenceTime) return;
            converter.ReferenceTime = value;
            layouts.Clear();
        }
    }

    /// <summary>The templates in their present order with the lines that each won.</summary>
    public IEnumerable<DateTemplateHits> Hits
        => ranking.All.Select(ranked => new DateTemplateHits(ranked.Template, ranked.Hits, ranked.Weight, ranked.Template.RegexFor(converter.Window)));

    private long NowSeconds => converter.ReferenceTime.Microseconds / 1_000_000;

    /// <summary>Finds the date of a line.</summary>
    /// <param name="line">The line without its end, UTF-8; bytes that aren't UTF-8 are taken for unknown characters.</param>
    /// <param name="match">The date; when false only its template and its cut tell which stamp, if any, was found but made no sense.</param>
    public bool TryDetect(ReadOnlySpan<byte> line, out DateMatch match)
    {
        var layout = layouts.Of(line);
        if (!TryRepeat(layout, line, out var time)) return TryDetectAnew(line, out match);
        match = layout.Match with { Time = time };
        return true;
    }

    /// <summary>Finds the date of a line that looks like one before: the common case, without all that a match says.</summary>
    /// <returns>False if the line has none, or an empty one, or looks otherwise.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryRepeat(ReadOnlySpan<byte> line, out DateCut cut, out EventTime time)
    {
        var layout = layouts.Of(line);
        (cut, time) = (layout.Match.Cut, default);
        return !layout.Match.IsEmpty && TryRepeat(layout, line, out time);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryRepeat(StampLayout layout, ReadOnlySpan<byte> line, out EventTime time)
    {
        if (!layout.TryShift(line, out time) && !TryReadAnew(layout, line, out time)) return false;
        lastWinner!.Hits++;
        if (!layout.Match.IsEmpty) previousTime = time;
        return true;
    }

    private bool TryReadAnew(StampLayout layout, ReadOnlySpan<byte> line, out EventTime time)
    {
        var isRead = layout.TryReadAnew(line, converter, previousTime ?? ReferenceTime);
        time = layout.Match.Time;
        return isRead;
    }

    private bool TryDetectAnew(ReadOnlySpan<byte> line, out DateMatch match)
    {
        match = default;
        // Even a template without text needs a place to stand.
        if (line.IsEmpty) return false;
        var template = Find(line, out var fields, out var isTraced);
        if (template is null || !converter.TryDate(fields, template, previousTime ?? ReferenceTime, out match)) return false;
        if (!match.IsEmpty) previousTime = match.Time;
        if (isTraced) layouts.Learn(line, trace, match, fields, converter);
        return true;
    }

    // The template that dates the line; traced if lines that give the same answers to its search have their date at the same place.
    private DateTemplate? Find(ReadOnlySpan<byte> line, out DateFields fields, out bool isTraced)
    {
        var (found, foundIndex, skip) = (default(DateFields), -1, -1);
        isTraced = false;
        if (lastIndex < ranking.Count && TryLast(line, out fields, out skip, out var isSamePlace))
        {
            var template = ranking[lastIndex].Template;
            if (ranking.Count == 1 || template.IsAnchored || isSamePlace)
            {
                isTraced = template.IsAnchored ? !trace.IsSpoilt && !trace.HasAskedEnd : skip < 0 && isSamePlace && TraceEdges(line, fields);
                return Win(line, lastIndex, fields);
            }

            (found, foundIndex) = (fields, lastIndex);
        }

        for (var i = 0; i < ranking.Count; i++)
        {
            if (i == skip || !TryFind(i, line, 0, null, out fields)) continue;
            if (IsAccepted(i, Utf8Characters.CountBefore(line, fields.Start))) return Win(line, i, fields);
            if (foundIndex < 0 || fields.Start < found.Start) (found, foundIndex) = (fields, i);
        }

        fields = found;
        return foundIndex < 0 ? null : Win(line, foundIndex, found);
    }

    // A search at the last place saw the line up to where the stamp ends, because it looks the same at its edges.
    private bool TraceEdges(ReadOnlySpan<byte> line, in DateFields fields)
    {
        if (fields.Start > 0) trace.NoteByte(line, fields.Start - 1);
        trace.NoteByte(line, fields.End);
        return !trace.IsSpoilt && fields.End < line.Length;
    }

    // The last template: anchored in the whole line, else at the same place if the line looks the same at its edges, else in the whole line.
    private bool TryLast(ReadOnlySpan<byte> line, out DateFields fields, out int skip, out bool isSamePlace)
    {
        var (start, end) = (Utf8Characters.ByteAt(line, lastStart), Utf8Characters.ByteAt(line, lastEnd));
        var isWhole = ranking[lastIndex].Template.IsAnchored || !HasSameEdges(line, start, end);
        skip = isWhole ? lastIndex : -1;
        fields = default;
        trace.Clear();
        var isFound = isWhole ? TryFind(lastIndex, line, 0, trace, out fields)
            : start <= line.Length && TryFind(lastIndex, line[..Math.Min(end, line.Length)], start, trace, out fields);
        isSamePlace = isFound && (fields.Start, fields.End) == (start, end);
        return isFound;
    }

    // Equal outside, or equal inside where that is no letter or digit; otherwise a longer text could be cut short.
    private bool HasSameEdges(ReadOnlySpan<byte> line, int start, int end)
        => (Utf8Characters.CodeBefore(line, start) == beforeStart || Utf8Characters.CodeAt(line, start) == atStart && !Utf8Characters.IsLetterOrNumber(atStart))
        && (Utf8Characters.CodeAt(line, end) == atEnd || Utf8Characters.CodeBefore(line, end) == beforeEnd && !Utf8Characters.IsLetterOrNumber(beforeEnd));

    private bool TryFind(int index, ReadOnlySpan<byte> line, int from, SearchTrace? asked, out DateFields fields)
    {
        var ranked = ranking[index];
        if (!ranked.Template.TryFind(line, from, converter.Window, asked, out fields)) return false;
        ranked.WasFound = true;
        return true;
    }

    private bool IsAccepted(int index, int distance)
    {
        var ranked = ranking[index];
        if (index + 1 == ranking.Count || ranked.Template.IsAnchored) return true;
        if (distance == 0 && ranked.Hits > 0 && !ranking[index + 1].WasFound) return true;
        return distance <= ranked.Distance && distance <= lastStart;
    }

    private DateTemplate Win(ReadOnlySpan<byte> line, int index, in DateFields fields)
    {
        lastStart = Utf8Characters.CountBefore(line, fields.Start);
        lastEnd = lastStart + Utf8Characters.CountBefore(line[fields.Start..], fields.End - fields.Start);
        (beforeStart, atStart) = (Utf8Characters.CodeBefore(line, fields.Start), Utf8Characters.CodeAt(line, fields.Start));
        (beforeEnd, atEnd) = (Utf8Characters.CodeBefore(line, fields.End), Utf8Characters.CodeAt(line, fields.End));
        var template = ranking[index].Template;
        layouts.KeepOnly(template);
        lastWinner = ranking[index];
        lastIndex = ranking.Hit(index, lastIndex, lastStart, NowSeconds);
        return template;
    }
}
