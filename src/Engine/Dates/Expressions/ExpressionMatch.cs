using System;
using System.Runtime.CompilerServices;

namespace Banhammer.Engine.Dates.Expressions;

/// <summary>One attempt to match a compiled expression at a place of a line.</summary>
/// <remarks>
/// Backtracks in the order of Python's <c>re</c>, so the same text is taken. A group is forgotten when a choice around it takes another
/// way; nothing else needs undoing, since no loop has a group inside. Work is limited: an attempt that outgrows its budget fails.
/// Recursion is as deep as the expression is long.
/// </remarks>
internal ref struct ExpressionMatch
{
    private static readonly CharacterSet LineFeed = CharacterSet.Single('\n');

    private readonly ReadOnlySpan<byte> line;
    private readonly Span<int> slots;
    private readonly YearWindow window;
    private readonly SearchTrace? trace;
    private int budget;

    /// <param name="line">The line up to where the search ends.</param>
    /// <param name="slots">Two for each group; all -1.</param>
    /// <param name="window">The years that a date may have.</param>
    /// <param name="budget">Steps that all attempts may take together.</param>
    /// <param name="trace">Takes down what was asked of each byte.</param>
    public ExpressionMatch(ReadOnlySpan<byte> line, Span<int> slots, YearWindow window, int budget, SearchTrace? trace)
    {
        this.trace = trace;
        this.line = line;
        this.slots = slots;
        this.window = window;
        this.budget = budget;
    }

    /// <summary>End of the match that was found last.</summary>
    public int End { get; private set; }

    /// <summary>Steps that are left.</summary>
    public readonly int Budget => budget;

    /// <summary>True if the steps are used up.</summary>
    public readonly bool IsSpent => budget <= 0;

    /// <summary>Matches <paramref name="node"/> and all that follows at <paramref name="at"/>.</summary>
    public bool TryMatch(Node node, int at)
    {
        while (true)
        {
            if (--budget <= 0) return false;
            switch (node.Kind)
            {
                case NodeKind.Accept:
                    End = at;
                    return true;
                case NodeKind.Set:
                    if (Take(node.Set, at) is not (> 0 and var length)) return false;
                    at += length;
                    break;
                case NodeKind.Byte:
                    trace?.Note(line, at, default); // a byte beyond ASCII
                    if (at >= line.Length || line[at] != node.Value) return false;
                    at++;
                    break;
                case NodeKind.Year:
                    if (!IsYear(at)) return false;
                    at += 4;
                    break;
                case NodeKind.Run:
                    return TryRun(node, at);
                case NodeKind.Choice:
                    return TryWays(node, at);
                case NodeKind.Save:
                    slots[node.Slot] = at;
                    break;
                case NodeKind.BackReference:
                    if (!TryRepeatGroup(node, ref at)) return false;
                    break;
                case NodeKind.Conditional:
                    node = slots[node.Slot + 1] >= 0 ? node.Ways[0] : node.Ways[1];
                    continue;
                case NodeKind.LookAhead:
                    if (!Look(node, at)) return false;
                    break;
                case NodeKind.LookBehind:
                    if (at >= node.Min ? !Look(node, at - node.Min) : !node.IsNegated) return false;
                    break;
                case NodeKind.Start:
                    if (at != 0) return false;
                    break;
                case NodeKind.End:
                    // A line feed may still follow, as for Python.
                    if (at >= line.Length - 1) trace?.NoteEnd();
                    else trace?.Note(line, at, LineFeed);
                    if (at < line.Length - 1 || at == line.Length - 1 && line[at] != '\n') return false;
                    break;
                case NodeKind.WordBoundary:
                    if (IsWordBoundary(at) == node.IsNegated) return false;
                    break;
                case NodeKind.BeforeDate:
                    if (at > 0 && IsWithinWord(at)) return false;
                    break;
                case NodeKind.BehindDate:
                    if (IsWithinWord(at)) return false;
                    break;
            }

            node = node.Next!;
        }
    }

    private bool TryWays(Node node, int at)
    {
        foreach (var way in node.Ways)
        {
            if (!CanBegin(way, at)) continue;
            for (var slot = node.SlotsFrom; slot < node.SlotsTo; slot++) slots[slot] = -1;
            if (TryMatch(way, at)) return true;
        }

        return false;
    }

    private bool TryRun(Node node, int at)
    {
        var next = node.Next!;
        var start = at;
        var count = 0;
        var limit = node.IsLazy ? node.Min : node.Max;
        var set = node.Set;
        while (count < limit && Take(set, at) is > 0 and var length) { at += length; count++; }
        if (count < node.Min) return false;
        budget -= (at - start) / 8;
        if (node.IsLazy)
        {
            while (!TryMatch(next, at))
            {
                if (count++ >= node.Max || IsSpent || Take(set, at) is not (> 0 and var more)) return false;
                at += more;
            }

            return true;
        }

        while (true)
        {
            if (CanBegin(next, at) && TryMatch(next, at)) return true;
            if (count-- <= node.Min || IsSpent) return false;
            at -= Utf8Characters.LengthBefore(line, at);
        }
    }

    private bool Look(Node node, int at)
    {
        var end = End;
        var found = TryMatch(node.Ways[0], at) && (node.Kind == NodeKind.LookAhead || End == at + node.Min);
        End = end;
        if (node.IsNegated)
        {
            for (var slot = node.SlotsFrom; slot < node.SlotsTo; slot++) slots[slot] = -1;
        }

        return found != node.IsNegated;
    }

    private bool TryRepeatGroup(Node node, ref int at)
    {
        var (from, to) = (slots[node.Slot], slots[node.Slot + 1]);
        if (from < 0 || to < from) return false;
        var length = to - from;
        if (at + length > line.Length)
        {
            trace?.NoteEnd();
            return false;
        }

        for (var i = 0; i < length; i++)
        {
            trace?.NoteByte(line, from + i);
            trace?.NoteByte(line, at + i);
            var (left, right) = (line[from + i], line[at + i]);
            if (left != right && !(node.IgnoresCase && (left | 0x20) == (right | 0x20) && char.IsAsciiLetter((char)left))) return false;
        }

        at += length;
        return true;
    }

    // Bytes of the character at a place if it is in the set, else 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int Take(in CharacterSet set, int at)
    {
        trace?.Note(line, at, set);
        if ((uint)at >= (uint)line.Length) return 0;
        var value = line[at];
        if (value < 0x80) return set.HasAscii(value) ? 1 : 0;
        return TakeBeyond(set, at);
    }

    private readonly int TakeBeyond(in CharacterSet set, int at)
    {
        if (set.Beyond == CharacterClass.None) return 0;
        var length = Utf8Characters.Read(line, at, out var found);
        return (set.Beyond & found) != 0 ? length : 0;
    }

    private bool IsYear(int at)
    {
        if (at + 4 > line.Length)
        {
            trace?.NoteEnd();
            return false;
        }

        var decade = 0;
        for (var i = 0; i < 4; i++)
        {
            trace?.Note(line, at + i, CharacterSet.Digit);
            var digit = line[at + i] - '0';
            if ((uint)digit > 9) return false;
            if (i < 3) decade = decade * 10 + digit;
        }

        for (var i = 0; i < 3; i++) trace?.NoteByte(line, at + i);
        return window.Contains(decade);
    }

    private readonly bool CanBegin(Node node, int at)
    {
        trace?.Note(line, at, node.First.Ascii);
        return node.CanBegin(line, at);
    }

    private readonly bool IsWordBoundary(int at) => IsWordAt(at) != IsWordBefore(at);

    private readonly bool IsWithinWord(int at) => IsWordAt(at) && IsWordBefore(at);

    private readonly bool IsWordAt(int at)
    {
        trace?.Note(line, at, CharacterSet.Word);
        return Utf8Characters.IsWordAt(line, at);
    }

    private readonly bool IsWordBefore(int at)
    {
        if (at > 0) trace?.Note(line, at - 1, CharacterSet.Word);
        return Utf8Characters.IsWordBefore(line, at);
    }
}
