using System;
using Banhammer.FilterLanguage.Programs;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Matching.Programs;

/// <summary>The lines that are made up for slow regexes are as bad as they are said to be, and do no harm to a search with memory.</summary>
public sealed class AttackLinesTests
{
    private const int Copies = 200;
    private const long ManySteps = 2_000_000;

    [Theory]
    [InlineData("^(?:a*)*b")]
    [InlineData("^x (?:a|aa)*c")]
    [InlineData(@"^\S+ (?:\[(?:[^\]""]*|""[^""]*"")*\])+ sshd")]
    [InlineData(@"^x (?:\[(?:\w+ ""[^""]*""|[^\]]*)\] )*denied")]
    [InlineData("^x .*foo.*bar$")]
    [InlineData(@"^\S+@\S+@\S+ ok")]
    [InlineData(@"^(?P<ip4>(?:\d{1,3}\.){3}\d{1,3}) .* user .* port \d+: .*failed$")]
    [InlineData(@"\w+ failed$")]
    public void Candidates_OfASlowRegex_IncludeOneThatShowsIt(string regex)
    {
        var probe = ProgramProbe.TryCreate(regex).ShouldNotBeNull();

        AttackLines.Candidates(probe.Program).ShouldContain(line => Steps(probe.Plainly, probe, line.Of(2 * Copies)) > Math.Min(ManySteps, 3 * Steps(probe.Plainly, probe, line.Of(Copies))));
        AttackLines.Candidates(probe.Program).ShouldAllBe(line => Steps(probe.WithMemory, probe, line.Of(2 * Copies)) < 3 * Steps(probe.WithMemory, probe, line.Of(Copies)));
    }

    // A search that is called off took all the steps that it had.
    private static long Steps(Func<string, long, string?> search, ProgramProbe probe, string subject) =>
        search(subject, ManySteps) is null ? ManySteps + 1 : Math.Max(1, probe.Steps);
}
