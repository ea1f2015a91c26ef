using System;
using System.Collections.Generic;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching.Emitted;
using Banhammer.Engine.Matching.Programs;

namespace Banhammer.Engine.Matching;

/// <summary>A matcher whose work a program does that was emitted as C#; where that gives up, the same program is interpreted with memory.</summary>
internal sealed class EmittedMatcher : Matcher
{
    private readonly EmittedProgram program;
    private readonly Lazy<PackedProgram> interpreted;
    private readonly int[] slots;
    private readonly int groups;

    /// <summary>A matcher over <paramref name="program"/>.</summary>
    /// <param name="program">May be shared.</param>
    /// <param name="interpreted">The same, for lines that take it too long.</param>
    /// <param name="groupNames">Its groups, in the order of their slots.</param>
    public EmittedMatcher(EmittedProgram program, Lazy<PackedProgram> interpreted, IReadOnlyList<string> groupNames)
        : base(groupNames)
    {
        (this.program, this.interpreted) = (program, interpreted);
        slots = new int[program.Slots];
        groups = groupNames.Count;
    }

    /// <inheritdoc/>
    public override MatcherKind Kind => MatcherKind.Program;

    /// <inheritdoc/>
    public override bool TryMatch(ReadOnlySpan<byte> line, DateCut cut, ref Captures captures)
    {
        var (subject, choices) = (captures.Subject, captures.Choices);
        subject.Read(line, cut);
        (choices.MatchStart, choices.IsOneLine) = (subject.Start, subject.IsOneLine);
        var end = program.Search(subject.Bytes, subject.Start, subject.End, slots, choices);
        if (end >= 0)
        {
            captures.SetAll(choices.MatchStart, end, slots, groups, isKept: true);
            return true;
        }

        return end != EmittedProgram.NoMatch && TryMatchWithMemory(ref captures);
    }

    private bool TryMatchWithMemory(ref Captures captures)
    {
        var machine = captures.Machine;
        var result = machine.SearchAgain(interpreted.Value, captures.Subject);
        if (result == SearchResult.Match)
        {
            captures.SetAll(machine.MatchStart, machine.MatchEnd, machine.Slots, groups, isKept: false);
            return true;
        }

        GivenUp += result == SearchResult.TooMuch ? 1 : 0;
        return false;
    }
}
