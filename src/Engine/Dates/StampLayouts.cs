using System;
using System.Runtime.CompilerServices;
using System.Text;
using Banhammer.Engine.Dates.Expressions;

namespace Banhammer.Engine.Dates;

/// <summary>The layouts that the template of the last line has found, by where the stamp stands.</summary>
/// <remarks>What stands before a stamp may differ in length, such as the address in an access log; the byte before the stamp then tells where that is.</remarks>
internal sealed class StampLayouts
{
    private readonly StampLayout only = new(); // knows nothing where there is a mark
    private readonly StampLayout?[] byPlace = new StampLayout?[ByteRanges.Capacity];
    private DateTemplate? template;
    private byte mark; // 0: all lines have one layout
    private int lastPlace = -1;

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        only.Forget();
        for (; lastPlace >= 0; lastPlace--) byPlace[lastPlace]?.Forget();
        (template, mark) = (null, 0);
    }

    /// <summary>The layout that the line has, if it has one that is known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public StampLayout Of(ReadOnlySpan<byte> line) => mark == 0 ? only : AtMark(line);

    /// <summary>Forgets all but the layouts of a template that finds its dates whatever stood in the lines before.</summary>
    public void KeepOnly(DateTemplate winner)
    {
        if (!winner.IsAnchored || winner != template) Clear();
    }

    /// <summary>Takes the layout of a dated line.</summary>
    public void Learn(ReadOnlySpan<byte> line, SearchTrace trace, in DateMatch match, in DateFields fields, StampConverter converter)
    {
        if (!Ascii.IsValid(line[..trace.Length])) return;
        if (template is null && match.Template!.IsAnchored) mark = MarkBefore(line, match.Cut.Start);
        template = match.Template;
        if (LayoutFor(line) is { } layout) layout.Learn(line, trace, match, fields, converter);
    }

    private StampLayout? LayoutFor(ReadOnlySpan<byte> line)
    {
        if (mark == 0) return only;
        var place = PlaceOf(mark, line);
        lastPlace = Math.Max(lastPlace, place);
        return place < 0 ? null : byPlace[place] ??= new StampLayout();
    }

    private StampLayout AtMark(ReadOnlySpan<byte> line)
    {
        var place = PlaceOf(mark, line);
        return place < 0 ? only : byPlace[place] ?? only;
    }

    private static int PlaceOf(byte mark, ReadOnlySpan<byte> line) => line[..Math.Min(line.Length, ByteRanges.Capacity)].IndexOf(mark);

    private static byte MarkBefore(ReadOnlySpan<byte> line, int start)
        => start > 0 && PlaceOf(line[start - 1], line) == start - 1 ? line[start - 1] : (byte)0;
}
