using System;
using System.Runtime.CompilerServices;
using Banhammer.Engine.Framing;

namespace Banhammer.Engine.Prefiltering;

/// <summary>Turns occurrences of literals, in the order of their lines, into candidate lines with their bits.</summary>
/// <remarks>
/// Few candidates: a line's ends are looked for around its first occurrence, and the lines between are only counted. Many candidates
/// (<em>dense</em>): all lines are framed first, which is cheaper than looking for each one's ends, and those without an occurrence are dropped at the end.
/// </remarks>
internal ref struct LineMarker
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly CandidateList into;
    private readonly LiteralTable table;
    private readonly bool dense;
    private Span<ulong> bits;
    private int lastByte;  // of the current line with its terminator; -1 before the first line
    private int textEnd;   // of the current line
    private int lineIndex; // of the line at countedTo; when dense, of the current candidate
    private int countedTo; // lines before this byte are in lineIndex
    private bool anyEmpty;

    public LineMarker(ReadOnlySpan<byte> bytes, CandidateList into, LiteralTable table, bool dense)
    {
        this.bytes = bytes;
        this.into = into;
        this.table = table;
        this.dense = dense || table.AdmitsEveryLine; // then every line is a candidate
        lastByte = -1;
        into.Reset(table.WordsPerLine);
        if (this.dense)
        {
            FrameAll();
        }
    }

    /// <summary>Notes that <paramref name="literal"/> occurs at <paramref name="start"/>, in the same line as the last occurrence or a later one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Mark(int start, int literal)
    {
        if (start > lastByte)
        {
            MoveTo(start);
        }

        // The carriage returns at the end of a line aren't part of it.
        if (start + table.Literals[literal].Length <= textEnd)
        {
            var sets = table.SetsOf(literal);
            for (var i = 0; i < bits.Length; i++)
            {
                bits[i] |= sets[i];
            }
        }
        else
        {
            anyEmpty = true;
        }
    }

    /// <summary>To be called once when all occurrences are marked.</summary>
    public readonly void Finish()
    {
        if (!table.AdmitsEveryLine && (dense || anyEmpty))
        {
            into.RemoveEmpty();
        }
    }

    private readonly void FrameAll()
    {
        foreach (var line in new LineEnumerator(bytes))
        {
            table.EveryLine.CopyTo(into.Add(new Candidate(line.Start, line.End, line.Index)));
        }
    }

    private void MoveTo(int start)
    {
        if (dense)
        {
            MoveToFramed(start);
            return;
        }

        var between = bytes[countedTo..start];
        lineIndex += between.Count(LineBounds.LineFeed);
        var lineStart = countedTo + between.LastIndexOf(LineBounds.LineFeed) + 1;
        var feed = bytes[start..].IndexOf(LineBounds.LineFeed);
        lastByte = feed < 0 ? bytes.Length : start + feed;
        textEnd = LineBounds.TrimEnd(bytes, lineStart, lastByte);
        countedTo = lineStart;
        bits = into.Add(new Candidate(lineStart, textEnd, lineIndex));
        bits.Clear();
    }

    private void MoveToFramed(int start)
    {
        var lines = into.Lines;
        while (lineIndex + 1 < lines.Length && lines[lineIndex + 1].Start <= start)
        {
            lineIndex++;
        }

        lastByte = lineIndex + 1 < lines.Length ? lines[lineIndex + 1].Start - 1 : bytes.Length;
        textEnd = lines[lineIndex].End;
        bits = into.Bits(lineIndex);
    }
}
