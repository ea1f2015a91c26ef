using System;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>Runs of a class: spans, and the ends of loops.</summary>
internal sealed partial class Machine
{
    // A step for the operation itself is counted by the loop over operations.
    private void CountScan(int bytes) => budget -= bytes / BytesPerStep;

    private int LimitedEnd<TMemory>(in PackedRun span, int position)
        where TMemory : struct, IMemory
    {
        if (span.High != Operation.Unbounded)
        {
            return WalkedEnd(span, position, span.High, out var taken) is var walked && taken >= span.Low ? walked : NoEnd;
        }

        var end = TMemory.IsOn ? RememberedEnd(span, position) : RunEnd(span, position);
        return IsLongEnough(position, end, span.Low) ? end : NoEnd;
    }

    private int RememberedEnd(in PackedRun run, int position)
    {
        var end = runEnds.EndAt(program, run, text, position, out var scanned);
        CountScan(scanned);
        return end;
    }

    // The end of a run that has no limit.
    private int RunEnd(in PackedRun run, int position)
    {
        var end = program.Classes[run.Class].RunEnd(text, position);
        CountScan(end - position);
        if (run.Stop < 0)
        {
            return end;
        }

        ref readonly var stop = ref program.Literals[run.Stop];
        var found = stop.IndexIn(text, position, Math.Min(textEnd, end + stop.Length - 1));
        return found < 0 ? end : found;
    }

    // The end of a run of at most so many code points, one after the other.
    private int WalkedEnd(in PackedRun run, int position, int most, out int taken)
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

    private int EnterLoop<TMemory>(in PackedRun loop, int index, int position)
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
    private int UntriedEnd(in PackedRun loop, int position)
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

    // The last end before one that was tried.
    private int EarlierEnd(in PackedRun loop, int index, int earliest, int tried) =>
        tried > earliest ? LatestEnd(loop, index, earliest, CodePoints.StepBack(text, tried)) : NoEnd;

    // The last end from latest down to earliest where the continuation can start; those before it become a choice.
    private int LatestEnd(in PackedRun loop, int index, int earliest, int latest)
    {
        var end = latest;
        if (loop.Literal >= 0)
        {
            ref readonly var literal = ref program.Literals[loop.Literal];
            var found = literal.LastIndexIn(text, earliest, Math.Min(textEnd, latest + literal.Length));
            end = found < 0 ? earliest - 1 : found;
            CountScan(latest - end);
        }
        else
        {
            while (end >= earliest && !program.CanContinue(loop.Table, text, end))
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
            Push(ChoiceKind.Less, index, end, earliest);
        }

        return end;
    }

    // The first end from earliest on where the continuation can start; those behind it become a choice.
    private int EarliestEnd<TMemory>(in PackedRun loop, int index, int earliest, int taken)
        where TMemory : struct, IMemory
    {
        var end = earliest;
        var isUnbounded = loop.High == Operation.Unbounded;
        if (!TMemory.IsOn && isUnbounded && loop is { Literal: >= 0, Stop: < 0 })
        {
            // Nothing but the literal can follow, so that what lies before it is taken at once.
            end = program.Literals[loop.Literal].IndexIn(text, earliest, textEnd);
            CountScan((end < 0 ? textEnd : end) - earliest);
            if (end < 0 || (end > earliest && !program.Classes[loop.Class].IsRun(text, earliest, end)))
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
            if (loop.Literal >= 0 ? program.Literals[loop.Literal].IsAt(text, end) : program.CanContinue(loop.Table, text, end))
            {
                if (width > 0)
                {
                    Push(ChoiceKind.More, index, end + width, taken + 1);
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
