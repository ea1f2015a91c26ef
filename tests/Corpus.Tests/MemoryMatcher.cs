using System;
using System.Collections.Generic;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Matching.Programs;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Programs;
using Shouldly;

namespace Banhammer.Corpus.Tests;

/// <summary>A matcher that interprets its program with memory of tried states from the start, where others come to it on bad lines only.</summary>
internal sealed class MemoryMatcher : Matcher
{
    private readonly PackedProgram program;

    private MemoryMatcher(PackedProgram program, IReadOnlyList<string> groupNames)
        : base(groupNames) => this.program = program;

    /// <inheritdoc/>
    public override MatcherKind Kind => MatcherKind.Vm;

    /// <summary>A matcher of a pattern that is a program.</summary>
    public static Matcher Of(CompiledPattern pattern)
    {
        ProgramCompiler.TryCompile(PatternParser.Parse(pattern.Final).Tree.ShouldNotBeNull(), out var program, out var reason).ShouldBeTrue(reason);
        return new MemoryMatcher(ProgramPacker.Pack(program!), pattern.Groups) { Start = pattern.Start };
    }

    /// <inheritdoc/>
    public override bool TryMatch(ReadOnlySpan<byte> line, DateCut cut, ref Captures captures)
    {
        var (machine, subject) = (captures.Machine, captures.Subject);
        subject.Read(line, cut);
        var result = program.IsMemoable ? machine.SearchWithMemory(program, subject, long.MaxValue / 2) : machine.SearchPlainly(program, subject, long.MaxValue / 2);
        result.ShouldNotBe(SearchResult.TooMuch);
        if (result != SearchResult.Match)
        {
            return false;
        }

        captures.SetAll(machine.MatchStart, machine.MatchEnd, machine.Slots, GroupNames.Count, isKept: false);
        return true;
    }
}
