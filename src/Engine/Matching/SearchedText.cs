using System;
using Banhammer.Engine.Dates;

namespace Banhammer.Engine.Matching;

/// <summary>What a filter's regexes search for one line: the whole text, and what prefregex leaves of it for the failregexes.</summary>
/// <param name="whole">The line, or the lines that are searched as one.</param>
/// <param name="wholeCut">What is left out of it.</param>
internal ref struct SearchedText(ReadOnlySpan<byte> whole, DateCut wholeCut)
{
    /// <summary>What prefregex and the ignoreregexes of whole lines search.</summary>
    public readonly ReadOnlySpan<byte> Whole = whole;

    /// <summary>What is left out of it.</summary>
    public readonly DateCut WholeCut = wholeCut;

    /// <summary>What the failregexes search.</summary>
    public ReadOnlySpan<byte> Text = whole;

    /// <summary>What is left out of that.</summary>
    public DateCut Cut = wholeCut;

    /// <summary>Where <see cref="Text"/> begins in <see cref="Whole"/>.</summary>
    public int Origin;

    /// <summary>Leaves a part of the whole for the failregexes.</summary>
    public void Narrow(int start, int end)
    {
        Text = Whole[start..end];
        Origin = start;
        Cut = WholeCut.Length > 0 && WholeCut.Start > start && WholeCut.Start < end
            ? new DateCut(WholeCut.Start - start, Math.Min(WholeCut.End, end) - start)
            : DateCut.None;
    }
}
