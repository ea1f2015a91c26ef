using System.Linq;
using Banhammer.FilterLanguage.Patterns;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Patterns;

public sealed class PatternChecksTests
{
    [Theory]
    [InlineData("<IP4>", true)]
    [InlineData("<DNS>", true)]
    [InlineData("<F-ID/>", true)]
    [InlineData("<F-MLFID>x</F-MLFID>", true)]
    [InlineData("(?P<host>x)", false)]
    [InlineData("<F-USER>x</F-USER>", false)]
    public void HasFailureId_Groups_Decide(string source, bool expected) =>
        PatternChecks.HasFailureId(Parsing.FailRegex(source).Tree!).ShouldBe(expected);

    [Fact]
    public void Of_RegexWithoutFailureId_IsAFault()
    {
        var found = PatternChecks.Of([Parsing.FailRegex("^<ADDR>"), Parsing.FailRegex("^x")], null).Single();

        found.Index.ShouldBe(1);
        found.Fault.Rule.Id.ShouldBe("BH0202");
    }

    [Fact]
    public void Of_PrefixWithFailureId_ServesAll() =>
        PatternChecks.Of([Parsing.FailRegex("^x")], PatternReader.Read("<ADDR> <F-CONTENT>.+</F-CONTENT>", RegexRole.Prefix, true, 1)).ShouldBeEmpty();
}
