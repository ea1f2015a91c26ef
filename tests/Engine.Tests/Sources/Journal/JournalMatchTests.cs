using System;
using Banhammer.Engine.Sources.Journal;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Sources.Journal;

public sealed class JournalMatchTests
{
    [Theory]
    [InlineData("")]
    [InlineData("A=b", "A=b")]
    [InlineData("A=b _C2=d", "  A=b \t _C2=d ")]
    [InlineData("A=b + C=d", "A=b + C=d")]
    [InlineData("A=b + C=d", "A=b", "", "C=d")]
    [InlineData("A=b + C=d", "+ A=b + + C=d +")]
    [InlineData("A=b+C=d", "A=b+C=d")]
    [InlineData("A=", "A=")]
    [InlineData("A=b=c", "A=b=c")]
    [InlineData("A=b c", "'A=b c'")]
    [InlineData("A=b c", "A=b\\ c")]
    [InlineData("A=b 'c' \\d", "A=\"b 'c' \\d\"")]
    [InlineData("A=\"\\", "A=\"\\\"\\\\\"")]
    [InlineData("A=\\", "A='\\'")]
    [InlineData("A=b\u00e9", "A=b\u00e9")]
    public void TryParse_Lines_GiveGroups(string groups, params string[] lines)
    {
        JournalMatch.TryParse(lines, out var match, out var problem).ShouldBeTrue(problem);

        match!.ToString().ShouldBe(groups);
    }

    [Theory]
    [InlineData("A=b foo=c", "word 2 is 'foo=c'")]
    [InlineData("=b", "word 1 is '=b'")]
    [InlineData("A", "word 1 is 'A'")]
    [InlineData("A=b + __CURSOR=x", "word 3 is '__CURSOR=x'")]
    [InlineData("A-B=c", "word 1 is 'A-B=c'")]
    [InlineData("''", "word 1 is ''")]
    [InlineData("A='b", "expected another '")]
    [InlineData("A=b\\", "expected a character behind it")]
    public void TryParse_NoMatch_TellsTheWordAndWhatWasExpected(string line, string what)
    {
        JournalMatch.TryParse(["X=y", line], out var match, out var problem).ShouldBeFalse();

        match.ShouldBeNull();
        problem.ShouldStartWith($"journalmatch '{line}': ");
        problem.ShouldContain(what);
        problem.ShouldContain("expected");
    }

    [Fact]
    public void Or_Matches_AreTheGroupsOfBoth()
    {
        Parse("A=b + C=d").Or(Parse("E=f")).ToString().ShouldBe("A=b + C=d + E=f");
        Parse("A=b").Or(JournalMatch.Everything).ShouldBe(JournalMatch.Everything);
        Parse("").Or(Parse("A=b")).Groups.ShouldBeEmpty();
    }

    private static JournalMatch Parse(string line) => JournalMatch.TryParse([line], out var match, out var problem) ? match : throw new ArgumentException(problem);
}
