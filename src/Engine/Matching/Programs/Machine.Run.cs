using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>The loop over operations.</summary>
internal sealed partial class Machine
{
    // Runs from an operation at a position until Accept, and gives the end; NoEnd if every choice above those on the stack now is used up,
    // with all they set undone; or Exhausted. An operation moves the position, or sets it to NoEnd where it fails.
    private int Run<TMemory>(int index, int position)
        where TMemory : struct, IMemory
    {
        // What each operation needs is in locals; the steps are written back where something else counts on. The arrays are indexed by what the
        // packer made for them, and the subject by positions up to its end, behind which there is padding.
        var (s, bottom, steps) = (text, choiceCount, budget);
        ref var operations = ref MemoryMarshal.GetArrayDataReference(program.Operations);
        ref var literals = ref MemoryMarshal.GetArrayDataReference(program.Literals);
        ref var classes = ref MemoryMarshal.GetArrayDataReference(program.Classes);
        ref var columns = ref MemoryMarshal.GetArrayDataReference(program.Columns);
        ref var tables = ref MemoryMarshal.GetArrayDataReference(program.Tables);
        while (true)
        {
            ref readonly var operation = ref Unsafe.Add(ref operations, index);

            // Two kinds are most of what runs. To ask for them costs less than a jump through the table of the switch.
            if (operation.Kind == PackedKind.Step)
            {
                if (operation.Length > 0)
                {
                    if (!Unsafe.Add(ref literals, operation.Literal).StartsAt(s, position))
                    {
                        if (operation.Other >= 0)
                        {
                            index = operation.Other;
                            continue;
                        }

                        goto Fail;
                    }

                    position += operation.Length;
                }

                if (operation.Between >= 0)
                {
                    Set(operation.Between, position);
                }

                if (operation.Span != StepRun.None)
                {
                    ref readonly var set = ref Unsafe.Add(ref classes, operation.Class);
                    int end;
                    if (TMemory.IsOn && (operation.IsLoop || operation.Span != StepRun.Optional))
                    {
                        budget = steps;
                        ref readonly var run = ref program.Runs[operation.Run];
                        end = operation.IsLoop ? EnterLoop<TMemory>(run, index, position) : RememberedEnd(run, position);
                        steps = budget;
                    }
                    else
                    {
                        end = operation.Span switch
                        {
                            StepRun.Optional => position + set.WidthAt(s, position),
                            StepRun.Short => set.ShortRunEnd(s, position),
                            _ => set.BlockRunEnd(s, position),
                        };
                        if (end < 0)
                        {
                            end = set.RunEnd(s, position);
                            steps -= (end - position) / BytesPerStep;
                        }
                    }

                    if (end - position < operation.Low)
                    {
                        goto Fail;
                    }

                    if (!TMemory.IsOn && operation.IsLoop && end - position > operation.Low)
                    {
                        Push(ChoiceKind.Less, index, end, operation.Low == 0 ? position : position + CodePoints.Width(s[position]));
                    }

                    position = end;
                }
            }
            else if (operation.Kind == PackedKind.Split)
            {
                // All that goes around in circles comes by here, so that what lies between two splits need not be counted.
                if (--steps < 0)
                {
                    budget = steps;
                    return Exhausted;
                }

                var target = Unsafe.Add(ref tables, operation.Table + Unsafe.Add(ref columns, ByteAt(s, position)));
                if (target < 0 || (TMemory.IsOn && operation.IsStar))
                {
                    budget = steps;
                    target = Choose<TMemory>(operation, target, position);
                    steps = budget;
                    if (target < 0)
                    {
                        goto Fail;
                    }
                }

                index = target;
                continue;
            }
            else
            {
                switch (operation.Kind)
                {
                    case PackedKind.Accept:
                        budget = steps;
                        return position;
                    case PackedKind.AtEnd:
                        if (position < textEnd && (position < textEnd - 1 || ByteAt(s, position) != '\n'))
                        {
                            goto Fail;
                        }

                        break;
                    case PackedKind.Ip4:
                        if (operation.Between >= 0)
                        {
                            Set(operation.Between, position);
                        }

                        var end = Ip4.LongestEnd(s, position);
                        if (end < 0 || (TMemory.IsOn && !operation.IsSingle && !TryEnter(program.Runs[operation.Run].States, position)))
                        {
                            goto Fail;
                        }

                        if (!operation.IsSingle)
                        {
                            Push(ChoiceKind.Less, index, end, Ip4.ShortestEnd(s, end));
                        }

                        position = end;
                        break;
                    case PackedKind.Check:
                        index = slots[operation.Slot] == position ? operation.Other : operation.Next;
                        continue;
                    case PackedKind.IfSet:
                        index = slots[operation.Slot + 1] >= 0 ? operation.Next : operation.Other;
                        continue;
                    default:
                        budget = steps;
                        position = Perform<TMemory>(operation, index, position);
                        steps = budget;
                        if (position < 0)
                        {
                            goto Fail;
                        }

                        break;
                }
            }

            if (operation.Save >= 0)
            {
                Set(operation.Save, position);
            }

            index = operation.Next;
            continue;

        Fail:
            budget = steps;
            position = position == Exhausted ? Exhausted : Resume<TMemory>(bottom);
            if (position < 0)
            {
                return position;
            }

            (steps, index) = (budget, resumed);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte ByteAt(byte[] text, int index) => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(text), index);

    // The operations that take longer, or come seldom.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Perform<TMemory>(in PackedOperation operation, int index, int position)
        where TMemory : struct, IMemory
    {
        budget--;
        switch (operation.Kind)
        {
            case PackedKind.Set:
                return program.Classes[operation.Class].WidthAt(text, position) is > 0 and var width ? position + width : NoEnd;
            case PackedKind.LimitedSpan:
                return LimitedEnd<TMemory>(program.Runs[operation.Run], position);
            case PackedKind.Loop:
                return EnterLoop<TMemory>(program.Runs[operation.Run], index, position);
            case PackedKind.Mark:
                Set(operation.Slot, position);
                return position;
            case PackedKind.At:
                return Holds(operation, position) ? position : NoEnd;
            case PackedKind.Behind:
                return program.Classes[operation.Class].IsBefore(text, textStart, position) != operation.IsNegative ? position : NoEnd;
            case PackedKind.LookLiteral:
                return program.Literals[operation.Literal].IsAt(text, position) != operation.IsNegative ? position : NoEnd;
            case PackedKind.Look or PackedKind.Atomic:
                return RunBody<TMemory>(operation, position);
            case PackedKind.Reference:
                return ReferenceEnd(operation, position);
            case PackedKind.Ip6:
                return Ip6.CanStart(text, position) ? Ip6End<TMemory>(operation, position) : NoEnd;
            default:
                return HostNameEnd<TMemory>(operation, position);
        }
    }

    // Takes up the newest choice above the bottom: gives its position and sets the operation to go on with.
    private int Resume<TMemory>(int bottom)
        where TMemory : struct, IMemory
    {
        if (hasLostChoices)
        {
            return Exhausted;
        }

        while (choiceCount > bottom)
        {
            ref readonly var choice = ref choices[--choiceCount];
            if (choice.Kind == ChoiceKind.Undo)
            {
                slots[choice.Target] = choice.Position;
                continue;
            }

            if (--budget < 0)
            {
                return Exhausted;
            }

            if (choice.Kind == ChoiceKind.Go)
            {
                resumed = choice.Target;
                return choice.Position;
            }

            ref readonly var loop = ref program.Operations[choice.Target];
            ref readonly var run = ref program.Runs[loop.Run];
            var position = choice.Kind == ChoiceKind.Less
                ? EarlierEnd(run, choice.Target, choice.Operand, choice.Position)
                : EarliestEnd<TMemory>(run, choice.Target, choice.Position, choice.Operand);
            if (position >= 0)
            {
                if (loop.Save >= 0)
                {
                    Set(loop.Save, position);
                }

                resumed = loop.Next;
                return position;
            }
        }

        return NoEnd;
    }

    // Old values matter only where an older choice, or what is around a body, can be taken up.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Set(int slot, int value)
    {
        if (choiceCount + depth > 0)
        {
            Push(ChoiceKind.Undo, slot, slots[slot]);
        }

        slots[slot] = value;
    }

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
