using System;
using System.Runtime.CompilerServices;
using Banhammer.Engine.Framing;

namespace Banhammer.Engine.Prefiltering;

/// <summary>Turns occurrences of literals, in the order of their lines, into candidate lines with their bits.</summary>
/// <remarks>A line's ends are looked up when its first occurrence is met, in the bits that framing has found; lines without one cost nothing.</remarks>
internal ref struct LineMarker : IOccurrences
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly LineFeeds feeds;
    private readonly CandidateList into;
    private readonly LiteralTable table;
    private Span<ulong> bits; // of the current line; empty while it isn't in the list
    private int start;        // of the current line
    private int textEnd;
    private int feed;         // its last byte; -1 before the first line

    public LineMarker(in Block block, CandidateList into, LiteralTable table)
    {
        bytes = block.Bytes;
        feeds = block.Feeds;
        this.into = into;
        this.table = table;
        feed = -1;
        into.Reset(table.WordsPerLine);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Mark(int from, int to, int literal)
    {
        if (from > feed)
        {
            MoveTo(from);
        }

        // The carriage returns at the end of a line aren't part of it.
        if (to > textEnd)
        {
            return;
        }

        if (bits.IsEmpty)
        {
            AddLine();
        }

        var found = table.BitsOf(literal);
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] |= found[i];
        }
    }

    /// <summary>To be called once when all occurrences are marked.</summary>
    public void Finish()
    {
        if (table.AdmitsEveryLine)
        {
            AddLinesBefore(bytes.Length);
        }
    }

    private void MoveTo(int from)
    {
        if (table.AdmitsEveryLine)
        {
            AddLinesBefore(from);
        }

        StartLine(feeds.LastBefore(from) + 1, feeds.Next(from));
        if (table.AdmitsEveryLine)
        {
            AddLine();
        }
    }

    // The lines behind the current one that end before a place: no literal is in them, but some regex wants each line.
    private void AddLinesBefore(int to)
    {
        while (feed + 1 < to && feeds.Next(feed + 1) is var next && (next < to || to == bytes.Length))
        {
            StartLine(feed + 1, next);
            AddLine();
        }
    }

    private void StartLine(int first, int last)
    {
        start = first;
        feed = last;
        textEnd = LineBounds.TrimEnd(bytes, first, last);
        bits = default;
    }

    private void AddLine()
    {
        bits = into.Add(new Candidate(start, textEnd));
        var every = table.EveryLine;
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] = every[i]; // one or two words as a rule, too few for a copy by call
        }
    }
}
