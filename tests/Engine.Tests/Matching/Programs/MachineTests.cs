using System;
using System.Linq;
using System.Text;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Matching.Programs;

public sealed class MachineTests
{
    private const int StepsPerByte = 24; // at most eight without memory, the rest with it; all but addresses need 20
    private const int LongLine = 64 << 10;

    [Theory]
    [MemberData(nameof(ProgramCases.Rows), MemberType = typeof(ProgramCases))]
    public void Search_Subject_FindsWhatPythonFinds(string name, string regex, string subject, string answer)
    {
        var probe = ProgramProbe.TryCreate(regex).ShouldNotBeNull(name);

        probe.Plainly(subject).ShouldBe(answer, name);
        (probe.WithMemory(subject) ?? answer).ShouldBe(answer, name);
        probe.Found(subject).ShouldBe(answer, name);
        (probe.ByDotNet(subject) ?? answer).ShouldBe(answer, name);
    }

    [Theory]
    [MemberData(nameof(ProgramCases.Attacks), MemberType = typeof(ProgramCases))]
    public void Search_Attack_TakesStepsInProportionToTheText(string regex, string head, string repeated, string tail)
    {
        var probe = ProgramProbe.TryCreate(regex).ShouldNotBeNull();
        foreach (var times in new[] { 20, 400, LongLine / repeated.Length })
        {
            var subject = head + string.Concat(Enumerable.Repeat(repeated, times)) + tail;

            probe.Found(subject).ShouldBe(ProgramProbe.NoMatch);
            probe.Steps.ShouldBeLessThan(StepsPerByte * (subject.Length + 16), $"{times} times");
        }
    }

    [Fact]
    public void Search_AttackOnALongLine_IsNotGivenUp()
    {
        var probe = ProgramProbe.TryCreate("^(a+)+$").ShouldNotBeNull();

        probe.Found(new string('a', 32_768) + "!").ShouldBe(ProgramProbe.NoMatch);
        probe.Plainly(new string('a', 32_768) + "!").ShouldBeNull();
    }

    [Fact]
    public void TryMatch_ReferenceTakesTooManySteps_IsGivenUpAndCountedAndTheNextLineWorks()
    {
        var matcher = Patterns.Pattern("^(?P<g>a*?)(?:a*)*(?P=g)b$").NewMatcher(MatcherChoice.Vm);
        var captures = new Captures(1);

        matcher.TryMatch(Encoding.ASCII.GetBytes(new string('a', 40)), DateCut.None, ref captures).ShouldBeFalse();
        captures.NextSubject();

        (matcher.Kind, matcher.GivenUp).ShouldBe((MatcherKind.Vm, 1));
        matcher.TryMatch("aab"u8, DateCut.None, ref captures).ShouldBeTrue();
        matcher.GivenUp.ShouldBe(1);
    }

    [Fact]
    public void TryMatch_OutsideOfTheSubset_FallsBackToARegex()
    {
        var matcher = Patterns.Pattern("^(?i:(?P<g>a)b(?P=g))$").NewMatcher(MatcherChoice.Vm);
        var captures = new Captures(1);

        matcher.Kind.ShouldBe(MatcherKind.RuntimeRegex);
        matcher.TryMatch("abA"u8, DateCut.None, ref captures).ShouldBeTrue();
    }

    /// <summary>A part of a line is a text of its own: what stands around it is not seen, and a newline ends it.</summary>
    [Theory]
    [InlineData("^(?P<g>content)$", 0, 7)]
    [InlineData(@"(?P<g>content\s*)$", 0, 8)]
    [InlineData("^(?P<g>[^x]*)t$", 0, 6)]
    [InlineData("^(?P<g>[^x]*)", 0, 8)]
    [InlineData(@"\b(?P<g>content)\b", 0, 7)]
    [InlineData("(?<!x)(?P<g>content)(?!y)", 0, 7)]
    [InlineData(@"(?P<g>t\n)\Z", 6, 8)]
    [InlineData(@"(?P<g>.*)", 0, 7)]
    [InlineData(@"(?P<g>\w+)", 0, 7)]
    public void TryMatch_PartOfALine_SeesNothingAroundIt(string regex, int start, int end)
    {
        foreach (var around in new[] { "xy", "é\n" })
        {
            var line = Encoding.UTF8.GetBytes($"{around}xcontenty{around}");
            var offset = line.AsSpan().IndexOf("content"u8);
            foreach (var choice in new[] { MatcherChoice.Vm, MatcherChoice.Regex })
            {
                var matcher = Patterns.Pattern(regex).NewMatcher(choice);
                var captures = new Captures(1);

                matcher.TryMatch(line.AsSpan(offset, 7), DateCut.None, ref captures).ShouldBeTrue();

                (captures.Start(0), captures.End(0)).ShouldBe((start, end), $"{choice}");

                // The same part, left of a line that was taken in as a whole.
                captures.NextSubject();
                captures.Subject.Read(line, DateCut.None);
                captures.NarrowSubject(offset, offset + 7);
                matcher.TryMatch(line.AsSpan(offset, 7), DateCut.None, ref captures).ShouldBeTrue();

                (captures.Start(0), captures.End(0)).ShouldBe((start, end), $"{choice}, narrowed");
            }
        }
    }

    [Fact]
    public void TryMatch_ShorterLineAfterALongOne_SeesNothingOfIt()
    {
        var matcher = Patterns.Pattern("(?P<g>b+)").NewMatcher(MatcherChoice.Vm);
        var captures = new Captures(1);
        foreach (var (line, isMatch) in new[] { (new string('b', 2_000), true), ("a", false), ("", false), ("ab", true) })
        {
            captures.NextSubject();
            matcher.TryMatch(Encoding.ASCII.GetBytes(line), DateCut.None, ref captures).ShouldBe(isMatch);
        }

        (captures.Start(0), captures.End(0)).ShouldBe((1, 2));
    }

    [Fact]
    public void Search_LineOfAMegabyte_KeepsOffsets()
    {
        var matcher = Patterns.Pattern(@"^\w+(?P<g>x)").NewMatcher(MatcherChoice.Vm);
        var captures = new Captures(1);

        matcher.TryMatch(Encoding.UTF8.GetBytes(new string('é', 500_000) + "x"), DateCut.None, ref captures).ShouldBeTrue();

        (captures.Start(0), captures.End(0)).ShouldBe((1_000_000, 1_000_001));
    }

    [Fact]
    public void Search_HostileAndMalformedLines_AllocatesNothing()
    {
        var matcher = Patterns.Pattern(@"^(?:(?P<g>a+)+|(?:\w*\d*)*)(?P<h><ADDR>)$").NewMatcher(MatcherChoice.Vm);
        var captures = new Captures(matcher.GroupNames.Count);
        byte[][] lines =
        [
            Encoding.UTF8.GetBytes(new string('a', 500)), Encoding.UTF8.GetBytes(new string('1', 300) + "é"), [.. "aaa"u8, 0xff, .. "192.0.2.1"u8], [.. "aaa192.0.2.1"u8],
        ];

        Run(matcher, lines, ref captures).ShouldBe(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            Run(matcher, lines, ref captures);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static int Run(Matcher matcher, byte[][] lines, ref Captures captures)
    {
        var matched = 0;
        foreach (var line in lines)
        {
            captures.NextSubject();
            matched += matcher.TryMatch(line, DateCut.None, ref captures) ? 1 : 0;
        }

        return matched;
    }
}
