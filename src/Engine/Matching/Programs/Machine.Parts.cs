using System;
using Banhammer.FilterLanguage.Patterns.Nodes;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>Assertions, bodies, references and addresses: each gives where it ends, or <see cref="NoEnd"/>.</summary>
internal sealed partial class Machine
{
    private const int UnknownGate = -2;

    private bool Holds(in PackedOperation operation, int position) => (AssertionKind)operation.Where switch
    {
        AssertionKind.Start => position == textStart,
        AssertionKind.LineStart => position == textStart || text[position - 1] == '\n',
        AssertionKind.End => position == textEnd || (position == textEnd - 1 && text[position] == '\n'),
        AssertionKind.LineEnd => position == textEnd || text[position] == '\n',
        AssertionKind.VeryEnd => position == textEnd,
        AssertionKind.WordBoundary => IsBoundary(program.Classes[operation.Class], position),
        _ => textEnd > textStart && !IsBoundary(program.Classes[operation.Class], position),
    };

    private bool IsBoundary(in PackedClass words, int position) => words.IsBefore(text, textStart, position) != words.WidthAt(text, position) > 0;

    private int RunBody<TMemory>(in PackedOperation operation, int position)
        where TMemory : struct, IMemory
    {
        var (bottom, trail) = (stack.Count, tried.TrailLength);
        depth++;
        var end = Run<TMemory>(operation.Other, position);
        depth--;
        if (end == Exhausted || stack.IsFull)
        {
            return Exhausted;
        }

        if (TMemory.IsOn)
        {
            tried.LeaveBody(trail, end >= 0, depth > 0);
        }

        if (operation.Kind == OperationKind.Atomic)
        {
            stack.Commit(bottom);
            return end;
        }

        if (operation.IsNegative)
        {
            Undo(bottom);
            return end < 0 ? position : NoEnd;
        }

        stack.Commit(bottom);
        return end < 0 ? NoEnd : position;
    }

    private void Undo(int bottom)
    {
        while (stack.Count > bottom)
        {
            if (stack.Pop() is { Kind: ChoiceKind.Undo } old)
            {
                slots[old.Target] = old.Position;
            }
        }
    }

    private int ReferenceEnd(in PackedOperation reference, int position)
    {
        var (start, end) = (slots[reference.Slot], slots[reference.Slot + 1]);
        if (end < 0 || end < start)
        {
            return NoEnd;
        }

        CountScan(end - start);
        return text.AsSpan(position..textEnd).StartsWith(text.AsSpan(start..end)) ? position + end - start : NoEnd;
    }

    private int AddressEnd<TMemory>(in PackedOperation operation, int position)
        where TMemory : struct, IMemory
        => operation.Kind switch
        {
            OperationKind.Ip4 => Ip4End<TMemory>(operation, position),
            OperationKind.Ip6 => Ip6.CanStart(text, position) ? Ip6End<TMemory>(operation, position) : NoEnd,
            _ => HostNameEnd<TMemory>(operation, position),
        };

    private int Ip4End<TMemory>(in PackedOperation operation, int position)
        where TMemory : struct, IMemory
    {
        var end = Ip4.LongestEnd(text, position, out var lastOctet);
        if (end < 0)
        {
            return NoEnd;
        }

        Span<int> ends = stackalloc int[3];
        var count = 0;
        for (; end > lastOctet; end = CodePoints.StepBack(text, end))
        {
            ends[count++] = end;
        }

        return TryEnds<TMemory>(operation, position, ends[..count]);
    }

    private int Ip6End<TMemory>(in PackedOperation operation, int position)
        where TMemory : struct, IMemory
    {
        Span<int> ends = stackalloc int[Ip6.MaxEnds];
        var count = Ip6.FindEnds(text, position, ends);
        CountScan(Ip6.MaxEnds);
        return TryEnds<TMemory>(operation, position, ends[..count]);
    }

    // The first end where the continuation can start; the others like it become choices.
    private int TryEnds<TMemory>(in PackedOperation operation, int position, Span<int> ends)
        where TMemory : struct, IMemory
    {
        var viable = 0;
        foreach (var end in ends)
        {
            if (program.CanContinue(operation, text, end))
            {
                ends[viable++] = end;
            }
        }

        if (viable == 0 || (TMemory.IsOn && viable > 1 && !TryEnter(operation.States, position)))
        {
            return NoEnd;
        }

        for (var i = viable - 1; i > 0 && !operation.IsSingle; i--)
        {
            stack.Push(ChoiceKind.Go, operation.Next, ends[i]);
        }

        return ends[0];
    }

    private int HostNameEnd<TMemory>(in PackedOperation operation, int position)
        where TMemory : struct, IMemory
    {
        int end;
        if (TMemory.IsOn)
        {
            end = runEnds.EndAt(program, operation, text, position, out var scanned);
            CountScan(scanned);
        }
        else
        {
            end = program.Classes[operation.Class].RunEnd(text, position);
            CountScan(end - position);
        }

        while (!operation.IsSingle && end > position && !PackedProgram.Word.IsBefore(text, textStart, end))
        {
            end = CodePoints.StepBack(text, end);
            budget--;
        }

        return end > position && PackedProgram.Word.IsBefore(text, textStart, end) ? end : NoEnd;
    }

    // Where a gate's literal comes last; looked for once a search.
    private int LastOf(int gate)
    {
        if (lastOfGate[gate] == UnknownGate)
        {
            lastOfGate[gate] = textStart + text.AsSpan(textStart..textEnd).LastIndexOf(program.Gates[gate]);
            CountScan(textEnd - textStart);
        }

        return lastOfGate[gate];
    }
}
