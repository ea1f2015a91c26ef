using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Dates.Expressions;

namespace Banhammer.Engine.Dates;

/// <summary>Finds and reads the date of each line of one source.</summary>
/// <remarks>
/// The template that dated the last line is tried first, at the same place if it isn't anchored. If it fails, or is found elsewhere, all are
/// tried in order: a date further into the line than usual is kept while something nearer to the start is sought, since it may be part of a
/// message. Templates that hit move up the order. A line that agrees with the one before in all bytes that its date depended on
/// costs one comparison. Nothing is allocated per line, save by patterns that need a real regex. Not thread-safe: owned by one source.
/// </remarks>
public sealed class DateDetector
{
    private const int None = int.MaxValue;

    private readonly TemplateRanking ranking;
    private readonly StampConverter converter;
    private readonly StampMemo memo = new();
    private EventTime? previousTime;

    private int lastIndex = None;
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
            memo.Clear();
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
        if (!memo.TryGet(line, out match)) return TryDetectAnew(line, out match);
        ranking[lastIndex].Hits++;
        if (!match.IsEmpty) previousTime = match.Time;
        return true;
    }

    private bool TryDetectAnew(ReadOnlySpan<byte> line, out DateMatch match)
    {
        memo.Clear();
        match = default;
        // Even a template without text needs a place to stand.
        if (line.IsEmpty) return false;
        var template = Find(line, out var fields, out var memoStart, out var memoEnd);
        if (template is null) return false;
        match = new DateMatch(fields.Cut, default, fields.Cut.Length == 0, converter.IsWhole(fields), template);
        if (!match.IsEmpty)
        {
            if (!converter.TryConvert(fields, previousTime ?? ReferenceTime, out var time)) return false;
            match = match with { Time = time };
            previousTime = time;
        }

        if (memoEnd > 0) memo.Set(line, memoStart, memoEnd, match, fields, converter.PlainRange(fields, match.Time));
        return true;
    }

    // The template that dates the line; memoEnd is 0 unless the match depends on nothing outside of the bytes from memoStart to it.
    private DateTemplate? Find(ReadOnlySpan<byte> line, out DateFields fields, out int memoStart, out int memoEnd)
    {
        var (found, foundIndex, skip) = (default(DateFields), -1, -1);
        (memoStart, memoEnd) = (0, 0);
        if (lastIndex < ranking.Count && TryLast(line, out fields, out skip, out var isSamePlace))
        {
            var template = ranking[lastIndex].Template;
            if (ranking.Count == 1 || template.IsAnchored || isSamePlace)
            {
                if (template.IsAnchored) memoEnd = fields.Examined;
                else if (skip < 0 && !template.LooksBehind) (memoStart, memoEnd) = (Math.Max(0, fields.Start - 1), fields.End + 1);
                return Win(line, lastIndex, fields);
            }

            (found, foundIndex) = (fields, lastIndex);
        }

        for (var i = 0; i < ranking.Count; i++)
        {
            if (i == skip || !TryFind(i, line, 0, out fields)) continue;
            if (IsAccepted(i, Utf8Characters.CountBefore(line, fields.Start))) return Win(line, i, fields);
            if (foundIndex < 0 || fields.Start < found.Start) (found, foundIndex) = (fields, i);
        }

        fields = found;
        return foundIndex < 0 ? null : Win(line, foundIndex, found);
    }

    // The last template: anchored in the whole line, else at the same place if the line looks the same at its edges, else in the whole line.
    private bool TryLast(ReadOnlySpan<byte> line, out DateFields fields, out int skip, out bool isSamePlace)
    {
        var (start, end) = (Utf8Characters.ByteAt(line, lastStart), Utf8Characters.ByteAt(line, lastEnd));
        var isWhole = ranking[lastIndex].Template.IsAnchored || !HasSameEdges(line, start, end);
        skip = isWhole ? lastIndex : -1;
        fields = default;
        var isFound = isWhole ? TryFind(lastIndex, line, 0, out fields)
            : start <= line.Length && TryFind(lastIndex, line[..Math.Min(end, line.Length)], start, out fields);
        isSamePlace = isFound && (fields.Start, fields.End) == (start, end);
        return isFound;
    }

    // Equal outside, or equal inside where that is no letter or digit; otherwise a longer text could be cut short.
    private bool HasSameEdges(ReadOnlySpan<byte> line, int start, int end)
        => (Utf8Characters.CodeBefore(line, start) == beforeStart || Utf8Characters.CodeAt(line, start) == atStart && !Utf8Characters.IsLetterOrNumber(atStart))
        && (Utf8Characters.CodeAt(line, end) == atEnd || Utf8Characters.CodeBefore(line, end) == beforeEnd && !Utf8Characters.IsLetterOrNumber(beforeEnd));

    private bool TryFind(int index, ReadOnlySpan<byte> line, int from, out DateFields fields)
    {
        var ranked = ranking[index];
        if (!ranked.Template.TryFind(line, from, converter.Window, out fields)) return false;
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
        lastIndex = ranking.Hit(index, lastIndex, lastStart, NowSeconds);
        return template;
    }
}
