using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>The loop over operations.</summary>
internal sealed partial class Machine
{
    // Runs from an operation at a position until Accept or Done, and gives the end; NoEnd if every choice above those on the stack now is
    // used up, with all they set undone; or Exhausted. In the switch, "continue" goes on and "break" fails.
    private int Run<TMemory>(int index, int position)
        where TMemory : struct, IMemory
    {
        var (p, s, bottom) = (program, text, stack.Count);
        var operations = p.Operations;
        while (true)
        {
            if (--budget < 0)
            {
                return Exhausted;
            }

            ref readonly var operation = ref operations[index];
            switch (operation.Kind)
            {
                case OperationKind.Accept or OperationKind.Done:
                    return position;
                case OperationKind.Literal:
                    ref readonly var literal = ref p.Literals[operation.Literal];
                    if (literal.IsAt(s, position))
                    {
                        position += literal.Length;
                        index = operation.Next;
                        continue;
                    }

                    break;
                case OperationKind.Set:
                    if (p.Classes[operation.Class].WidthAt(s, position) is > 0 and var width)
                    {
                        position += width;
                        index = operation.Next;
                        continue;
                    }

                    break;
                case OperationKind.Span:
                    if (SpanEnd<TMemory>(operation, position) is >= 0 and var spanEnd)
                    {
                        position = spanEnd;
                        index = operation.Next;
                        continue;
                    }

                    break;
                case OperationKind.Loop:
                    if (EnterLoop<TMemory>(operation, index, position) is >= 0 and var loopEnd)
                    {
                        position = loopEnd;
                        index = operation.Next;
                        continue;
                    }

                    break;
                case OperationKind.Split:
                    var target = p.Tables[operation.Table + p.Columns[s[position]]];
                    if (TMemory.IsOn && (operation.IsStar || target < PackedProgram.NoTarget) && !TryEnter(operation.States, position))
                    {
                        break;
                    }

                    if (target < PackedProgram.NoTarget)
                    {
                        target = Choose(p.Choices[PackedProgram.EntryOfChoice(target)], position);
                    }

                    if (target >= 0)
                    {
                        index = target;
                        continue;
                    }

                    break;
                case OperationKind.Save or OperationKind.Mark:
                    Set(operation.Slot, position);
                    index = operation.Next;
                    continue;
                case OperationKind.Check:
                    index = slots[operation.Slot] == position ? operation.Other : operation.Next;
                    continue;
                case OperationKind.IfSet:
                    index = slots[operation.Slot + 1] >= 0 ? operation.Next : operation.Other;
                    continue;
                case OperationKind.At:
                    if (Holds(operation, position))
                    {
                        index = operation.Next;
                        continue;
                    }

                    break;
                case OperationKind.Behind:
                    if (p.Classes[operation.Class].IsBefore(s, textStart, position) != operation.IsNegative)
                    {
                        index = operation.Next;
                        continue;
                    }

                    break;
                case OperationKind.Look or OperationKind.Atomic:
                    var bodyEnd = RunBody<TMemory>(operation, position);
                    if (bodyEnd == Exhausted)
                    {
                        return Exhausted;
                    }

                    if (bodyEnd >= 0)
                    {
                        position = bodyEnd;
                        index = operation.Next;
                        continue;
                    }

                    break;
                case OperationKind.Reference:
                    if (ReferenceEnd(operation, position) is >= 0 and var referenceEnd)
                    {
                        position = referenceEnd;
                        index = operation.Next;
                        continue;
                    }

                    break;
                default:
                    if (AddressEnd<TMemory>(operation, position) is >= 0 and var addressEnd)
                    {
                        position = addressEnd;
                        index = operation.Next;
                        continue;
                    }

                    break;
            }

            position = Resume<TMemory>(bottom, ref index);
            if (position < 0)
            {
                return position;
            }
        }
    }

    // Takes up the newest choice above the bottom: gives its position and sets the operation to go on with.
    private int Resume<TMemory>(int bottom, ref int index)
        where TMemory : struct, IMemory
    {
        if (stack.IsFull)
        {
            return Exhausted;
        }

        while (stack.Count > bottom)
        {
            var choice = stack.Pop();
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
                index = choice.Target;
                return choice.Position;
            }

            ref readonly var loop = ref program.Operations[choice.Target];
            var position = choice.Kind == ChoiceKind.Less
                ? LatestEnd(loop, choice.Target, choice.Operand, choice.Position)
                : EarliestEnd<TMemory>(loop, choice.Target, choice.Position, choice.Operand);
            if (position >= 0)
            {
                index = loop.Next;
                return position;
            }
        }

        return NoEnd;
    }

    // Old values matter only where an older choice, or what is around a body, can be taken up.
    private void Set(int slot, int value)
    {
        if (stack.Count > 0 || depth > 0)
        {
            stack.Push(ChoiceKind.Undo, slot, slots[slot]);
        }

        slots[slot] = value;
    }

    // The first target whose gate is open; the others become choices.
    private int Choose(PackedTarget[] targets, int position)
    {
        var first = PackedProgram.NoTarget;
        for (var i = targets.Length - 1; i >= 0; i--)
        {
            if (targets[i].Gate >= 0 && LastOf(targets[i].Gate) < position)
            {
                continue;
            }

            if (first >= 0)
            {
                stack.Push(ChoiceKind.Go, first, position);
            }

            first = targets[i].Operation;
        }

        return first;
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
