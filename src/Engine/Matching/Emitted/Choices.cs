using System;
using System.Runtime.CompilerServices;
using Banhammer.Engine.Matching.Programs;

namespace Banhammer.Engine.Matching.Emitted;

/// <summary>The choices that an emitted search has left, newest last, with the slots' old values between them. Not shared between threads.</summary>
/// <remarks>Their number is the search's to keep, in a local. Grows to what the deepest search took, then allocates nothing.</remarks>
public sealed class Choices
{
    /// <summary>Most entries; 12 MB. Longer stacks come from lines that are megabytes long.</summary>
    public const int MaxCount = 1 << 20;

    private Choice[] entries = new Choice[64];

    /// <summary>Where the last match starts; searches that begin at the subject's start only leave it alone.</summary>
    public int MatchStart { get; set; }

    /// <summary>Whether the subject is known to have no newline but the one at its end <i>(default: false)</i>.</summary>
    public bool IsOneLine { get; set; }

    /// <summary>Whether an entry was lost for want of room: what was pushed before must not be taken up any more.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Room for the ends that an address may have.</summary>
    public int[] Ends { get; } = new int[Ip6.MaxEnds];

    /// <summary>Starts a stack: with one entry, which is taken up when nothing else is left.</summary>
    /// <returns>The number of entries.</returns>
    public int Begin()
    {
        IsFull = false;
        entries[0] = new Choice(Choice.NothingLeft, 0, 0);
        return 1;
    }

    /// <summary>Puts an entry on top.</summary>
    /// <param name="count">The number of entries.</param>
    /// <param name="resume">Where the search goes on.</param>
    /// <param name="position">From where in the text; of <see cref="Choice.Undo"/> a slot's old value.</param>
    /// <param name="operand">What else is to be known there; of <see cref="Choice.Undo"/> the slot.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(ref int count, int resume, int position, int operand = 0)
    {
        if ((uint)count < (uint)entries.Length || TryGrow())
        {
            entries[count++] = new Choice(resume, position, operand);
        }
    }

    /// <summary>Takes the newest entry off; valid until the next push.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly Choice Pop(ref int count) => ref entries[--count];

    /// <summary>Drops the choices above <paramref name="bottom"/>, but keeps what older choices have to undo.</summary>
    /// <returns>The number of entries.</returns>
    public int Commit(int bottom, int count)
    {
        var kept = bottom;
        for (var i = bottom; i < count; i++)
        {
            if (entries[i].Resume == Choice.Undo)
            {
                entries[kept++] = entries[i];
            }
        }

        return kept;
    }

    /// <summary>Drops all entries above <paramref name="bottom"/> and puts back the slots that they remember.</summary>
    /// <returns>The number of entries.</returns>
    public int Revert(int bottom, int count, int[] slots)
    {
        while (count > bottom)
        {
            if (Pop(ref count) is { Resume: Choice.Undo } old)
            {
                slots[old.Operand] = old.Position;
            }
        }

        return count;
    }

    /// <summary>The newline at or behind <paramref name="index"/>, or the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int LineEnd(byte[] text, int index, int end) => IsOneLine ? Math.Max(index, end - 1) : NextLineEnd(text, index, end);

    private static int NextLineEnd(byte[] text, int index, int end) =>
        text.AsSpan(index, end - index).IndexOf((byte)'\n') is >= 0 and var found ? index + found : end;

    private bool TryGrow()
    {
        IsFull = entries.Length == MaxCount;
        if (!IsFull)
        {
            Array.Resize(ref entries, Math.Min(2 * entries.Length, MaxCount));
        }

        return !IsFull;
    }
}
