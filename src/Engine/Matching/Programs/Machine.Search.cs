using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>The places where a match can start, from the left.</summary>
internal sealed partial class Machine
{
    private const int NoStart = int.MaxValue;
    private const int Unset = -1;

    // The end of the first match.
    private int FindMatch<TMemory>()
        where TMemory : struct, IMemory
    {
        if (program.Anchor == ProgramAnchor.Start)
        {
            ClearSlots();
            (MatchStart, MatchEnd) = (textStart, Run<TMemory>(program.Entry, textStart));
            return MatchEnd;
        }

        var last = LastStart();
        for (var start = NextStart(textStart); start <= last; start = NextStart(start + 1))
        {
            ClearSlots();
            if (Run<TMemory>(program.Entry, start) is var end and not NoEnd)
            {
                (MatchStart, MatchEnd) = (start, end);
                return end;
            }
        }

        return NoEnd;
    }

    private void ClearSlots()
    {
        for (var i = 0; i < program.Slots; i += Vector256<int>.Count)
        {
            Vector256.Create(Unset).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(slots), (nuint)i);
        }
    }

    private int NextStart(int from) => program.Anchor switch
    {
        ProgramAnchor.LineStart => from == textStart ? from : Behind(from - 1, text.AsSpan(from - 1, textEnd - from + 1).IndexOf((byte)'\n') + 1),
        _ when program.FirstLiteral >= 0 => Found(program.Literals[program.FirstLiteral].IndexIn(text, from, textEnd)),
        _ => Found(from, text.AsSpan(from, textEnd + 1 - from).IndexOfAny(program.Starts)),
    };

    private static int Found(int index) => index < 0 ? NoStart : index;

    private static int Found(int from, int found) => found < 0 ? NoStart : from + found;

    private static int Behind(int from, int found) => found == 0 ? NoStart : from + found;

    // A match contains one of the required literals, or stands right behind it, so that it starts no later than the last of them ends.
    private int LastStart()
    {
        if (program.Required.Length == 0)
        {
            return textEnd;
        }

        var last = NoEnd;
        foreach (var literal in program.Required)
        {
            if (literal.LastIndexIn(text, textStart, textEnd) is >= 0 and var found)
            {
                last = Math.Max(last, found + literal.Length);
            }

            CountScan(textEnd - textStart);
        }

        return last;
    }
}
