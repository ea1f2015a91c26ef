using Banhammer.FilterLanguage.Programs;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Programs;

public sealed class CostAnalysisTests
{
    [Theory]
    [InlineData("^a+b", "linear")]
    [InlineData(@"^\S+ \S+$", "linear")]
    [InlineData("^.*a.*b", "n^2")]
    [InlineData("^.*a.*b.*c", "n^3")]
    [InlineData("^.* .*: .*; .*!", "n^4")]
    [InlineData("a+b", "n^2")] // a search can start anywhere in a run
    [InlineData(@"^\S*:\S*$", "n^2")]
    [InlineData(@"^\S*: \S*$", "linear")] // what stands between can't be read by the first
    [InlineData("^(?:a|ab)*c", "linear")] // the next byte tells
    [InlineData("^(?:a|aa)*c", "exponential")]
    [InlineData("^(?:a*)*b", "exponential")]
    [InlineData(@"^(?:\[[^\]]*\])*x", "linear")]
    [InlineData(@"^(?:""[^""]*""|[^""]*)*x", "exponential")]
    public void Of_Regex_IsTheDegreeOfPlainBacktracking(string regex, string expected)
    {
        var cost = CostAnalysis.Of(Compiling.Program(regex));

        cost.ToString().ShouldBe(expected);
        cost.IsLinear.ShouldBe(expected == "linear");
    }

    [Theory]
    [InlineData("^(?:a*)*b", true)]
    [InlineData("(?P<q>a)(?P=q)", false)]
    [InlineData(@"a(?=\S+b)", false)]
    [InlineData("a(?!bc)", true)]
    [InlineData("(?>(?:ab)*)c", false)]
    public void Of_Regex_IsLinearWithMemoryUnlessSomethingScansWithoutEnd(string regex, bool expected) =>
        CostAnalysis.Of(Compiling.Program(regex)).IsLinearWithMemory.ShouldBe(expected);

    /// <summary>More loops in a row than any degree tells apart.</summary>
    [Fact]
    public void Of_EndlessChain_IsAsGoodAsExponential() =>
        CostAnalysis.Of(Compiling.Program("^" + new System.Text.StringBuilder().Insert(0, ".*a", 70))).IsExponential.ShouldBeTrue();
}
