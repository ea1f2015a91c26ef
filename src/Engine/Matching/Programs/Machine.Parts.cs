using System;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>Assertions, bodies, references and addresses: each gives where it ends, or <see cref="NoEnd"/>.</summary>
internal sealed partial class Machine
{
    private bool Holds(in PackedOperation operation, int position) => (AssertionKind)operation.Where switch
    {
        AssertionKind.Start => position == textStart,
        AssertionKind.LineStart => position == textStart || text[position - 1] == '\n',
        AssertionKind.LineEnd => position == textEnd || text[position] == '\n',
        AssertionKind.VeryEnd => position == textEnd,
        AssertionKind.WordBoundary => IsBoundary(program.Classes[operation.Class], position),
        _ => textEnd > textStart && !IsBoundary(program.Classes[operation.Class], position),
    };

    private bool IsBoundary(in PackedClass words, int position) => words.IsBefore(text, textStart, position) != words.WidthAt(text, position) > 0;

    private int RunBody<TMemory>(in PackedOperation operation, int position)
        where TMemory : struct, IMemory
    {
        var (bottom, trail) = (choiceCount, tried.TrailLength);
        depth++;
        var end = Run<TMemory>(operation.Other, position);
        depth--;
        if (end == Exhausted || hasLostChoices)
        {
            return Exhausted;
        }

        if (TMemory.IsOn)
        {
            tried.LeaveBody(trail, end >= 0, depth > 0);
        }

        if (operation.Kind == PackedKind.Atomic)
        {
            Commit(bottom);
            return end;
        }

        if (operation.IsNegative)
        {
            Undo(bottom);
            return end < 0 ? position : NoEnd;
        }

        Commit(bottom);
        return end < 0 ? NoEnd : position;
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
            if (program.CanContinue(operation.Table, text, end))
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
            Push(ChoiceKind.Go, operation.Next, ends[i]);
        }

        return ends[0];
    }

    private int HostNameEnd<TMemory>(in PackedOperation operation, int position)
        where TMemory : struct, IMemory
    {
        int end;
        if (TMemory.IsOn)
        {
            end = runEnds.EndAt(program, program.Runs[operation.Run], text, position, out var scanned);
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

    // Whether a gate's literal comes at a position or behind it. Each part of the text is looked at once a search, as long as positions grow.
    private bool IsAhead(int gate, int position)
    {
        ref var state = ref gates[gate];
        if (position <= state.Found || position >= state.NoneFrom)
        {
            return position <= state.Found;
        }

        var found = program.Gates[gate].IndexIn(text, position, textEnd);
        CountScan((found < 0 ? textEnd : found) - position);
        state = found < 0 ? state with { NoneFrom = position } : state with { Found = found };
        return found >= 0;
    }
}
