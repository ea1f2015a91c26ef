using System;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>Runs of a class: spans, and the ends of loops.</summary>
internal sealed partial class Machine
{
    // A step for the operation itself is counted by the loop over operations.
    private void CountScan(int bytes) => budget -= bytes / BytesPerStep;

    private int SpanEnd<TMemory>(in PackedOperation span, int position)
        where TMemory : struct, IMemory
    {
        if (span.High != Operation.Unbounded)
        {
            return WalkedEnd(span, position, span.High, out var taken) is var walked && taken >= span.Low ? walked : NoEnd;
        }

        int end;
        if (TMemory.IsOn)
        {
            end = runEnds.EndAt(program, span, text, position, out var scanned);
            CountScan(scanned);
        }
        else
        {
            end = RunEnd(span, position);
        }

        return IsLongEnough(position, end, span.Low) ? end : NoEnd;
    }

    // The end of a run that has no limit.
    private int RunEnd(in PackedOperation run, int position)
    {
        var end = program.Classes[run.Class].RunEnd(text, position);
        CountScan(end - position);
        if (run.Stop < 0)
        {
            return end;
        }

        ref readonly var stop = ref program.Literals[run.Stop];
        var found = text.AsSpan(position..Math.Min(textEnd, end + stop.Length - 1)).IndexOf(stop.Bytes);
        return found < 0 ? end : position + found;
    }

    // The end of a run of at most so many code points, one after the other.
    private int WalkedEnd(in PackedOperation run, int position, int most, out int taken)
    {
        var start = position;
        for (taken = 0; taken < most && program.RunWidthAt(run, text, position) is > 0 and var width; taken++)
        {
            position += width;
        }

        CountScan(position - start);
        return position;
    }

    private bool IsLongEnough(int position, int end, int low) => low <= 1 ? end - position >= low : Advance(position, end, low) >= 0;

    // The position so many code points on, or NoEnd if that is behind the end of the run.
    private int Advance(int position, int end, int codePoints)
    {
        for (var i = 0; i < codePoints; i++)
        {
            if (position >= end)
            {
                return NoEnd;
            }

            position += CodePoints.Width(text[position]);
        }

        return position;
    }

    private int EnterLoop<TMemory>(in PackedOperation loop, int index, int position)
        where TMemory : struct, IMemory
    {
        if (TMemory.IsOn && !TryEnter(loop.States, position))
        {
            return NoEnd;
        }

        if (loop.IsLazy)
        {
            return WalkedEnd(loop, position, loop.Low, out var taken) is var least && taken == loop.Low
                ? EarliestEnd<TMemory>(loop, index, least, loop.Low) : NoEnd;
        }

        var end = position;
        if (TMemory.IsOn && loop.High == Operation.Unbounded)
        {
            end = UntriedEnd(loop, position);
        }
        else
        {
            end = loop.High == Operation.Unbounded ? RunEnd(loop, position) : WalkedEnd(loop, position, loop.High, out _);
        }

        var first = Advance(position, end, loop.Low);
        return first >= 0 ? LatestEnd(loop, index, first, end) : NoEnd;
    }

    // Marks each end, and stops at one that is marked: that one and all behind it were tried. Positions only grow, and a pending choice of
    // an outer loop lies before the current position.
    private int UntriedEnd(in PackedOperation loop, int position)
    {
        var start = position;
        for (var taken = 0; taken < loop.Low || TryEnter(loop.States + 1, position); taken++)
        {
            if (program.RunWidthAt(loop, text, position) is not (> 0 and var width))
            {
                break;
            }

            position += width;
        }

        CountScan(position - start);
        return position;
    }

    // The last end from latest down to earliest where the continuation can start; those before it become a choice.
    private int LatestEnd(in PackedOperation loop, int index, int earliest, int latest)
    {
        var end = latest;
        if (loop.Literal >= 0)
        {
            ref readonly var literal = ref program.Literals[loop.Literal];
            var found = text.AsSpan(earliest..Math.Min(textEnd, latest + literal.Length)).LastIndexOf(literal.Bytes);
            end = found < 0 ? earliest - 1 : earliest + found;
            CountScan(latest - end);
        }
        else
        {
            while (end >= earliest && !program.CanContinue(loop, text, end))
            {
                end = end > earliest ? CodePoints.StepBack(text, end) : earliest - 1;
                budget--;
            }
        }

        if (end < earliest)
        {
            return NoEnd;
        }

        if (end > earliest)
        {
            stack.Push(ChoiceKind.Less, index, CodePoints.StepBack(text, end), earliest);
        }

        return end;
    }

    // The first end from earliest on where the continuation can start; those behind it become a choice.
    private int EarliestEnd<TMemory>(in PackedOperation loop, int index, int earliest, int taken)
        where TMemory : struct, IMemory
    {
        var end = earliest;
        var isUnbounded = loop.High == Operation.Unbounded;
        if (!TMemory.IsOn && isUnbounded && loop is { Literal: >= 0, Stop: < 0 })
        {
            // Nothing but the literal can follow, so that what lies before it is taken at once.
            var found = text.AsSpan(earliest..textEnd).IndexOf(program.Literals[loop.Literal].Bytes);
            end = earliest + found;
            CountScan(found < 0 ? textEnd - earliest : found);
            if (found < 0 || (found > 0 && program.Classes[loop.Class].RunEnd(text, earliest, end) < end))
            {
                return NoEnd;
            }
        }

        while (true)
        {
            if (TMemory.IsOn && isUnbounded && !TryEnter(loop.States + 1, end))
            {
                return NoEnd;
            }

            var width = isUnbounded || taken < loop.High ? program.RunWidthAt(loop, text, end) : 0;
            if (loop.Literal >= 0 ? program.Literals[loop.Literal].IsAt(text, end) : program.CanContinue(loop, text, end))
            {
                if (width > 0)
                {
                    stack.Push(ChoiceKind.More, index, end + width, taken + 1);
                }

                return end;
            }

            if (width == 0)
            {
                return NoEnd;
            }

            end += width;
            taken++;
            budget--;
        }
    }
}
