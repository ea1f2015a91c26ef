using System.Runtime.CompilerServices;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>The ways that a split can go.</summary>
internal sealed partial class Machine
{
    // Where a split goes at an entry of its row that isn't one target, or where it must be remembered.
    private int Choose<TMemory>(in PackedOperation split, int entry, int position)
        where TMemory : struct, IMemory
    {
        if (entry == PackedProgram.NoTarget || (TMemory.IsOn && !TryEnter(split.States, position)))
        {
            return PackedProgram.NoTarget;
        }

        return entry >= 0 ? entry : FirstViable(program.Choices[PackedProgram.EntryOfChoice(entry)], position);
    }

    // The first target that doesn't fail at once; the others like it become choices.
    private int FirstViable(PackedTarget[] targets, int position)
    {
        var first = PackedProgram.NoTarget;
        for (var i = targets.Length - 1; i >= 0; i--)
        {
            if (!IsViable(targets[i], position))
            {
                continue;
            }

            if (first >= 0)
            {
                Push(ChoiceKind.Go, first, position);
            }

            first = targets[i].Operation;
        }

        return first;
    }

    // False only for a target that fails.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsViable(in PackedTarget target, int position)
    {
        if (target.Literal >= 0)
        {
            ref readonly var literal = ref program.Literals[target.Literal];
            if (!literal.StartsAt(text, position) || (target.Behind >= 0 && !program.CanContinue(target.Behind, text, position + literal.Length)))
            {
                return false;
            }
        }

        return (!target.IsIp6 || Ip6.MayStart(text, position)) && (target.Gate < 0 || IsAhead(target.Gate, position));
    }

    private bool TryEnter(int row, int position)
    {
        var context = 0;
        foreach (var test in program.Tests)
        {
            context = (context << 1) | (slots[test] >= 0 ? 1 : 0);
        }

        foreach (var register in program.Registers)
        {
            context = (context << 1) | (slots[register] == position ? 1 : 0);
        }

        var contexts = 1 << (program.Tests.Length + program.Registers.Length);
        return tried.TryEnter((((row * contexts) + context) * (textEnd - textStart + 1)) + position - textStart, depth > 0);
    }
}
