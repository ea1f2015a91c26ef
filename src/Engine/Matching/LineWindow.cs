using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Banhammer.Engine.Dates;

namespace Banhammer.Engine.Matching;

/// <summary>The last lines of a source, which a filter of several lines (<c>maxlines</c>) searches as one text. The peer's rules.</summary>
/// <remarks>
/// Each new line is added and the whole text searched. A match takes the lines that it touches out of the window; those that
/// <c>&lt;SKIPLINES&gt;</c> passed over stay, between the lines before the match and those behind it. Bounded by the number of lines and
/// by <see cref="MaxBytes"/>: beyond, the oldest lines go. Once warm, only lines that are kept for show allocate.
/// </remarks>
internal sealed class LineWindow(int maxLines, bool keepOriginals)
{
    /// <summary>Most memory for the lines, each counted with <see cref="LineOverhead"/>: 1 MiB; joining them takes as much again, twice.</summary>
    public const int MaxBytes = 1 << 20;

    private const int LineOverhead = 64;

    private readonly Stack<WindowLine> spare = [];
    private readonly List<WindowLine> whole = []; // with the new line, before any match
    private readonly List<WindowLine> left = []; // what matches left of it
    private readonly List<WindowLine> matched = [];
    private readonly List<WindowLine> unmatched = [];
    private readonly JoinedLines wholeText = new();
    private readonly JoinedLines leftText = new();
    private readonly JoinedLines matchedText = new();
    private WindowLine? content; // stands for the whole window once prefregex has matched
    private int bytes;
    private bool isWhole;
    private bool hasTaken;

    /// <summary>The text to be searched: the lines in the window, with a line feed between two. Valid until the window changes.</summary>
    public ReadOnlySpan<byte> Text => isWhole ? wholeText.Text : leftText.Text;

    /// <summary>The lines of the last match, those passed over left out.</summary>
    public IReadOnlyList<WindowLine> Matched => matched;

    /// <summary>The text of <see cref="Matched"/>. Valid until the next call.</summary>
    public ReadOnlySpan<byte> MatchedText
    {
        get
        {
            matchedText.Join(matched);
            return matchedText.Text;
        }
    }

    /// <summary>Adds a line.</summary>
    public void Add(ReadOnlySpan<byte> line, DateCut cut)
    {
        Recycle();
        var added = NewLine();
        added.Set(line, cut, keepOriginals);
        left.Add(added);
        bytes += SizeOf(added);
        var gone = 0;
        while (left.Count - gone > maxLines || (bytes > MaxBytes && left.Count - gone > 1))
        {
            bytes -= SizeOf(left[gone]);
            spare.Push(left[gone++]);
        }

        left.RemoveRange(0, gone);
        whole.Clear();
        whole.AddRange(left);
        wholeText.Join(whole);
        isWhole = true;
        hasTaken = false;
    }

    /// <summary>Puts what prefregex cut out in the place of all lines.</summary>
    public void ReplaceBy(ReadOnlySpan<byte> text)
    {
        content = NewLine();
        content.Set(text, default, keepOriginals);
        left.Clear();
        left.Add(content);
        Rejoin();
    }

    /// <summary>Finds the lines of a match of <see cref="Text"/>.</summary>
    /// <param name="captures">The match.</param>
    /// <param name="skips">The groups of <c>&lt;SKIPLINES&gt;</c>, in order.</param>
    public void Locate(in Captures captures, ReadOnlySpan<int> skips)
    {
        matched.Clear();
        unmatched.Clear();
        if (whole.Count <= 1)
        {
            matched.AddRange(whole);
            return;
        }

        // Lines are counted in the text that was searched but taken from the whole window, even where an earlier match or prefregex has
        // shortened the text: so does the peer.
        var text = Text;
        var first = Math.Min(LineOfStart(text, captures.MatchStart), whole.Count);
        var end = Math.Min(LineBehindEnd(text, captures.MatchEnd), whole.Count);
        var lines = CollectionsMarshal.AsSpan(whole);
        matched.AddRange(lines[first..Math.Max(first, end)]);
        unmatched.AddRange(lines[..first]);
        var from = 0;
        foreach (var skip in skips)
        {
            if (captures.IsSet(skip))
            {
                PassOver(text[captures.Start(skip)..Math.Min(captures.End(skip), text.Length)], ref from);
            }
        }

        unmatched.AddRange(lines[Math.Max(first, end)..]);
    }

    /// <summary>Takes the lines of the last match out.</summary>
    public void TakeMatched()
    {
        left.Clear();
        left.AddRange(unmatched);
        hasTaken = true;
        Rejoin();
    }

    /// <summary>The lines before the last one that its matches took out, as they stand in the log; one that another line equals stays, as in the peer.</summary>
    public IEnumerable<string> TakenOriginals() => hasTaken
        ? whole.SkipLast(1).Select(line => line.Original!).Where(original => !left.Exists(other => other.Original == original))
        : [];

    /// <summary>Takes all lines out.</summary>
    public void Clear()
    {
        left.Clear();
        Rejoin();
    }

    // The line behind the last line feed at or before the match's start: a match that starts on a line feed belongs to the next line.
    private static int LineOfStart(ReadOnlySpan<byte> text, int start) =>
        start < text.Length ? text[..(start + 1)].Count((byte)'\n') : text.Count((byte)'\n') + 1;

    // The line behind the first line feed at or behind the match's last character. The text ends with one that isn't in the span; an
    // empty match at the start reaches to it, by a negative index of the peer.
    private static int LineBehindEnd(ReadOnlySpan<byte> text, int end)
    {
        var last = end == 0 ? text.Length : end - 1;
        var feed = last < text.Length ? text[last..].IndexOf((byte)'\n') : -1;
        return text[..(feed < 0 ? text.Length : last + feed)].Count((byte)'\n') + 1;
    }

    private static int SizeOf(WindowLine line) => line.Text.Length + LineOverhead;

    // Walks forward through the matched lines and moves each one that was passed over.
    private void PassOver(ReadOnlySpan<byte> skipped, ref int from)
    {
        foreach (var line in new SkippedLines(skipped))
        {
            for (var i = from; i < matched.Count; i++)
            {
                if (matched[i].Text.SequenceEqual(line))
                {
                    unmatched.Add(matched[i]);
                    matched.RemoveAt(i);
                    from = i;
                    break;
                }
            }
        }
    }

    private void Rejoin()
    {
        leftText.Join(left);
        isWhole = false;
        bytes = 0;
        foreach (var line in left)
        {
            bytes += SizeOf(line);
        }
    }

    private WindowLine NewLine() => spare.TryPop(out var line) ? line : new WindowLine();

    // Lines are used again when the next one comes: until then the findings of this one may show them.
    private void Recycle()
    {
        foreach (var line in left)
        {
            line.IsHeld = true;
        }

        foreach (var line in whole)
        {
            Release(line);
        }

        if (content is not null)
        {
            Release(content);
        }

        foreach (var line in left)
        {
            line.IsHeld = false;
        }

        content = null;
    }

    private void Release(WindowLine line)
    {
        if (!line.IsHeld)
        {
            spare.Push(line);
        }
    }
}
