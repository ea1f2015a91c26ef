using System;
using System.Runtime.CompilerServices;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>The choices that are left, newest last, with the slots' old values between them.</summary>
/// <remarks>A range of ends is one entry however long it is.</remarks>
internal sealed class ChoiceStack
{
    /// <summary>Most entries; 16 MB. Longer stacks come from lines that are megabytes long.</summary>
    public const int MaxCount = 1 << 20;

    private Choice[] choices = new Choice[256];

    /// <summary>Number of entries.</summary>
    public int Count { get; private set; }

    /// <summary>Whether an entry was lost for want of room; what was pushed before must not be taken up any more.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Puts an entry on top.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(ChoiceKind kind, int target, int position, int operand = 0)
    {
        var count = Count;
        if ((uint)count >= (uint)choices.Length && !TryGrow())
        {
            return;
        }

        choices[count] = new Choice(kind, target, position, operand);
        Count = count + 1;
    }

    /// <summary>Takes the newest entry off; valid until the next push.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly Choice Pop() => ref choices[--Count];

    /// <summary>Forgets all entries.</summary>
    public void Clear() => (Count, IsFull) = (0, false);

    /// <summary>Drops the choices above <paramref name="bottom"/>, but keeps what older choices have to undo.</summary>
    public void Commit(int bottom)
    {
        var kept = bottom;
        for (var i = bottom; i < Count; i++)
        {
            if (choices[i].Kind == ChoiceKind.Undo)
            {
                choices[kept++] = choices[i];
            }
        }

        Count = kept;
    }

    private bool TryGrow()
    {
        IsFull = choices.Length == MaxCount;
        if (!IsFull)
        {
            Array.Resize(ref choices, Math.Min(2 * choices.Length, MaxCount));
        }

        return !IsFull;
    }
}
