using System;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Checking;

/// <summary>Faults that come with a line that shows them.</summary>
public sealed class ShownFaultsTests
{
    [Theory]
    [InlineData(@"^bad (?:\w+ ?)+ from <ADDR>$", "BH0503 warning: '\\w+' and its own repetition", "'bad aa' + 'a' × n", "Banhammer stays linear")]
    [InlineData(@"^bad (a+)+\1 from <ADDR>$", "BH0503 warning:", "Banhammer gives such a line up")]
    [InlineData(@"^bad .*a.*a.*a from <ADDR>$", "BH0504 warning:", "long lines stall fail2ban")]
    [InlineData(@"^bad .* by .* from <ADDR>$", "BH0505 info: '.*' and '.*'", "' by ' × n")]
    [InlineData(@"bad .* from <ADDR>$", "BH0505 info: the search, which may start anywhere, and '.*'", "start the regex with '^'")]
    public void SlowRegex_IsShownByALine(string regex, params string[] expected)
    {
        var output = Check(regex);

        foreach (var text in expected)
        {
            output.ShouldContain(text);
        }
    }

    [Theory]
    [InlineData(@"^bad (?:\w+ )+from <ADDR>$")]
    [InlineData(@"^bad \S+ by \S+ from <ADDR>$")]
    [InlineData(@"^bad (?:a|b)* from <ADDR>$")]
    [InlineData(@"^bad .* from <ADDR>$")]
    [InlineData(@"^bad .*$.* from <ADDR>")]
    public void LinearRegex_IsNotSlow(string regex)
    {
        var output = Check(regex);

        output.ShouldNotContain("BH0503");
        output.ShouldNotContain("BH0504");
        output.ShouldNotContain("BH0505");
    }

    [Fact]
    public void SlowRegex_BehindAPrefix_IsShownByWhatItCanSee()
    {
        const string slow = "failregex = ^(?:\\w+ ?)+ from <ADDR>$\n";

        CheckFilter("prefregex = ^app: <F-CONTENT>.+</F-CONTENT>$\n" + slow).ShouldContain("BH0503");
        CheckFilter("prefregex = ^app: <F-CONTENT>[a-z]{3} from \\S+</F-CONTENT>$\n" + slow).ShouldNotContain("BH0503");
    }

    [Fact]
    public void SlowPrefixAndIgnoreRegex_AreShownToo()
    {
        var output = CheckFilter("prefregex = ^(?:\\w+ ?)+: <F-CONTENT>.+</F-CONTENT>$\nfailregex = ^bad <ADDR>$\nignoreregex = ^(?:x+)+ok$\n");

        output.ShouldContain(":2:17: BH0503 ");
        output.ShouldContain(":4:19: BH0503 ");
    }

    [Fact]
    public void SlowPart_OfSeveralRegexes_IsShownOnce() =>
        CheckFilter("slow = ^(?:\\w+ ?)+\nfailregex = %(slow)s from <ADDR>$\n            %(slow)s at <ADDR>$\n").Split("BH0503").Length.ShouldBe(2);

    [Fact]
    public void WildcardBeforeTheAddress_IsShownByTwoLines()
    {
        var output = Check("^bad .* from <ADDR>");

        output.ShouldContain("BH0506 warning: in 'bad  from 192.0.2.1 from 203.0.113.9' the regex finds 203.0.113.9, in 'bad  from 192.0.2.1 from ?' 192.0.2.1");
        output.ShouldNotContain("BH0302");
    }

    [Theory]
    [InlineData(@"^bad \S+ from <ADDR>$")]
    [InlineData(@"^bad .* from <ADDR>$")]
    [InlineData(@"^bad .* from <ADDR> port \d+$")]
    [InlineData(@"^bad ""[^""]*"" from <ADDR>$")]
    public void FieldThatCannotHoldTheTail_IsNoDanger(string regex) => Check(regex).ShouldNotContain("BH0506");

    [Fact]
    public void DeadAndRedundantRegexes_AreWarnedOf()
    {
        var output = CheckFilter("failregex = ^bad <ADDR>$ by\n            ^bad .* at <ADDR>\n            ^bad \\w+ at <ADDR>$\n            ^worse <ADDR>$\nignoreregex = ^worse\n");

        output.ShouldContain(":2:13: BH0307 warning:");
        output.ShouldContain(":4:13: BH0308 warning:");
        output.ShouldContain(":5:13: BH0309 warning:");
        output.ShouldContain("number 2 comes first");
    }

    private static string Check(string regex) => CheckFilter($"failregex = {regex}\n");

    private static string CheckFilter(string options)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("app.conf", "[Definition]\n" + options);
        var run = ProgramRun.Of("check", path);
        run.Exit.ShouldBe(0);
        return run.Output.Replace(path, "app.conf", StringComparison.Ordinal);
    }
}
