using System;
using System.Collections.Generic;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching.Programs;

namespace Banhammer.Engine.Matching;

/// <summary>A matcher whose work a program of byte operations does, interpreted by a <see cref="Machine"/>.</summary>
internal sealed class ProgramMatcher : Matcher
{
    private readonly PackedProgram program;
    private readonly int groups;

    /// <summary>A matcher over <paramref name="program"/>.</summary>
    /// <param name="program">May be shared.</param>
    /// <param name="groupNames">Its groups, in the order of their slots.</param>
    public ProgramMatcher(PackedProgram program, IReadOnlyList<string> groupNames)
        : base(groupNames) => (this.program, groups) = (program, groupNames.Count);

    /// <inheritdoc/>
    public override MatcherKind Kind => MatcherKind.Vm;

    /// <inheritdoc/>
    public override bool TryMatch(ReadOnlySpan<byte> line, DateCut cut, ref Captures captures)
    {
        var (machine, subject) = (captures.Machine, captures.Subject);
        subject.Read(line, cut);
        var result = machine.Search(program, subject);
        if (result != SearchResult.Match)
        {
            GivenUp += result == SearchResult.TooMuch ? 1 : 0;
            return false;
        }

        captures.SetAll(machine.MatchStart, machine.MatchEnd, machine.Slots, groups, isKept: false);
        return true;
    }
}
