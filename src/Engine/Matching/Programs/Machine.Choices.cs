using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>The choices that are left, newest last, with the slots' old values between them.</summary>
/// <remarks>A range of ends is one entry however long it is.</remarks>
internal sealed partial class Machine
{
    // 16 MB. Longer stacks come from lines that are megabytes long.
    private const int MostChoices = 1 << 20;

    private Choice[] choices = new Choice[256];
    private int choiceCount;

    // Whether an entry was lost for want of room; what was pushed before must not be taken up any more.
    private bool hasLostChoices;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Push(ChoiceKind kind, int target, int position, int operand = 0)
    {
        var count = choiceCount;
        if (count < choices.Length || TryGrowChoices())
        {
            Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(choices), count) = new Choice(kind, target, position, operand);
            choiceCount = count + 1;
        }
    }

    // Drops the choices above the bottom, but keeps what older choices have to undo.
    private void Commit(int bottom)
    {
        var kept = bottom;
        for (var i = bottom; i < choiceCount; i++)
        {
            if (choices[i].Kind == ChoiceKind.Undo)
            {
                choices[kept++] = choices[i];
            }
        }

        choiceCount = kept;
    }

    private void Undo(int bottom)
    {
        while (choiceCount > bottom)
        {
            if (choices[--choiceCount] is { Kind: ChoiceKind.Undo } old)
            {
                slots[old.Target] = old.Position;
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryGrowChoices()
    {
        hasLostChoices = choices.Length == MostChoices;
        if (!hasLostChoices)
        {
            Array.Resize(ref choices, Math.Min(2 * choices.Length, MostChoices));
        }

        return !hasLostChoices;
    }
}
