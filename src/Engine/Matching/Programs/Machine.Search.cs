using System;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>The places where a match can start, from the left.</summary>
internal sealed partial class Machine
{
    private const int NoStart = int.MaxValue;

    // The end of the first match.
    private int FindMatch<TMemory>()
        where TMemory : struct, IMemory
    {
        var last = LastStart();
        for (var start = NextStart(textStart); start <= last; start = NextStart(start + 1))
        {
            slots.AsSpan(0, program.Slots).Fill(-1);
            if (Run<TMemory>(program.Entry, start) is var end and not NoEnd)
            {
                (MatchStart, MatchEnd) = (start, end);
                return end;
            }
        }

        return NoEnd;
    }

    private int NextStart(int from) => program.Anchor switch
    {
        ProgramAnchor.Start => from == textStart && program.Starts.Contains(text[from]) ? from : NoStart,
        ProgramAnchor.LineStart => from == textStart ? from : Behind(from - 1, text.AsSpan(from - 1, textEnd - from + 1).IndexOf((byte)'\n') + 1),
        _ when program.FirstLiteral >= 0 => At(from, text.AsSpan(from, textEnd + 1 - from).IndexOf(program.Literals[program.FirstLiteral].Bytes)),
        _ => At(from, text.AsSpan(from, textEnd + 1 - from).IndexOfAny(program.Starts)),
    };

    private static int At(int from, int found) => found < 0 ? NoStart : from + found;

    private static int Behind(int from, int found) => found == 0 ? NoStart : from + found;

    // A match contains one of the required literals, or stands right behind it, so that it starts no later than the last of them ends.
    private int LastStart()
    {
        if (program.Anchor == ProgramAnchor.Start || program.Required.Length == 0)
        {
            return textEnd;
        }

        var last = NoEnd;
        foreach (var literal in program.Required)
        {
            if (text.AsSpan(textStart..textEnd).LastIndexOf(literal) is >= 0 and var found)
            {
                last = Math.Max(last, textStart + found + literal.Length);
            }

            CountScan(textEnd - textStart);
        }

        return last;
    }
}
