using System.Linq;
using System.Text.RegularExpressions;
using Banhammer.FilterLanguage.Programs;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Programs;

public sealed class AttackLinesTests
{
    [Theory]
    [InlineData("^(?:a*)*b", "", "a", "xb")]
    [InlineData("^x (?:a|aa)*c", "x ", "a", "xc")]
    [InlineData(@"^x (?:\[(?:\w+ ""[^""]*""|[^\]]*)\] )*y", "x ", "[a \"\"] ", "ay")]
    [InlineData("^x .*foo.*bar$", "x ", "foo", "bar\u0001")]
    [InlineData(@"^\S+@\S+ ok", "a", "@", "\t ok")]
    [InlineData("a+b", "", "a", "xb")]
    [InlineData(@"^(?P<ip4>(?:\d{1,3}\.){3}\d{1,3}) .*: .*$\Z(?<=x)", "1.2.3.4 ", ": ", "\u0001")]
    public void Candidates_OfASlowRegex_LeadToItsAmbiguity(string regex, string prefix, string pump, string suffix) =>
        AttackLines.Candidates(Compiling.Program(regex)).ShouldContain(new AttackLine(prefix, pump, suffix));

    /// <summary>What is to show the cost of failing has to fail.</summary>
    [Theory]
    [InlineData("^(?:a*)*b")]
    [InlineData(@"^(?:\[(?:[^\]""]*|""[^""]*"")*\])+ sshd")]
    [InlineData(@"^\S+@\S+ (?:ok|failed)$")]
    [InlineData("^x .*foo.*bar$")]
    [InlineData(@"^user (?>\S+ |x)+: .* from .* port (?=\d)\d+$")]
    public void Candidates_OfASlowRegex_IncludeOneThatFails(string regex)
    {
        var candidates = AttackLines.Candidates(Compiling.Program(regex));

        candidates.ShouldContain(line => !Regex.IsMatch(line.Of(3), regex));
        candidates.ShouldAllBe(line => line.Pump.Length > 0 && !line.Of(2).Contains('\n'));
    }

    [Theory]
    [InlineData("^a+b")]
    [InlineData(@"^\S+ \S+$")]
    [InlineData(@"^Failed password for (?P<user>\S+) from (?P<ip4>(?:\d{1,3}\.){3}\d{1,3}) port \d+$")]
    public void Candidates_OfALinearRegex_AreNone(string regex) => AttackLines.Candidates(Compiling.Program(regex)).ShouldBeEmpty();

    [Fact]
    public void Candidates_OfARegexWithManyLoops_AreBounded() =>
        AttackLines.Candidates(Compiling.Program(string.Concat(Enumerable.Range(0, 60).Select(i => $".*{i}")))).Count.ShouldBe(256);

    [Fact]
    public void Of_Copies_RepeatsThePump() => new AttackLine("a", "bc", "d").Of(3).ShouldBe("abcbcbcd");
}
