using System.Linq;
using Banhammer.FilterLanguage.Advice;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Tests.Patterns;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Advice;

public sealed class PatternAdviceTests
{
    [Theory]
    [InlineData(@"^.*\bAUTH_FAILURE\b.*\b(?P<host><HOST>)\b.*$", "BH0302", "BH0303")]
    [InlineData(@"^.*EndPoint closed during protocol negotiation ip=<HOST>\s*$")]
    [InlineData(@"^.*Failed to detect protocol on End Point .*?, ip=<HOST>\s*$")]
    [InlineData(@"^<HOST> .* ""POST /api/auth/login HTTP/.*"" 401")]
    [InlineData(@"info: 07-0013.*\(<HOST>:[\d]+\) disconnected: (auth|name in use)", "BH0302")]
    [InlineData(@"^user.*\b<ADDR>\b.*$", "BH0302")]
    [InlineData(@"^user\S*<HOST>$", "BH0303")]
    [InlineData(@"^user[^,]*\s*<HOST>$", "BH0303")]
    [InlineData(@"^user.*(?<=ip=)<HOST>$")]
    [InlineData(@"^user[a-z]*<HOST>$")]
    [InlineData(@"^user.*?<HOST>$")]
    [InlineData(@"^\S+ no <ADDR>$")]
    [InlineData(@"^\S+: <ADDR>$", "BH0301")]
    [InlineData(@"^\S+ from(?: the)? <ADDR>$")]
    [InlineData(@"^\S+<ADDR>$", "BH0301")]
    [InlineData("^user <F-ID>\\S+</F-ID>$", "BH0306")]
    [InlineData("^user <F-ID>\\S+</F-ID> <ADDR>$")]
    [InlineData("^user <Addr> <ADDR> <NOSRV>$", "BH0305")]
    [InlineData("^user <ADDR> <ADRR> <IPV6> <f-user> </F-port> <F-User>$", "BH0305", "BH0305", "BH0305", "BH0305", "BH0305")]
    [InlineData(@"^user <ADDR> \<Addr> <post> <IP> (?P<host>x)$", "BH0305")]
    [InlineData("^user <ADDR> x</F-USER> <F-USER>y</F-USER>$", "BH0226")]
    [InlineData("^user <ADDR>(?: x)?<F-USER>y</F-USER>(?<=y)$")]
    public void Of_OneRegex_FindsWhatIsHardlyMeant(string source, params string[] expected) =>
        PatternAdvice.Of([Parsing.FailRegex(source)], null).Select(a => a.Fault.Rule.Id).ShouldBe(expected);

    [Fact]
    public void Of_TailTrap_OnlyWhereHostNamesAreAllowed() =>
        PatternAdvice.Of([Parsing.FailRegex("^user.*<HOST>$", hostNames: false)], null).ShouldBeEmpty();

    [Fact]
    public void Of_TailTrap_PointsAtTheWildcardInTheSource()
    {
        var fault = PatternAdvice.Of([Parsing.FailRegex("^<F-USER>root</F-USER>.*<HOST>$")], null).Single().Fault;

        (fault.Offset, fault.Length).ShouldBe((22, 2));
        fault.Arguments.ShouldBe([".*"]);
    }

    [Fact]
    public void Of_SameRegexTwice_NamesTheFirst()
    {
        var found = PatternAdvice.Of([Parsing.FailRegex("^login <ADDR>"), Parsing.FailRegex("^logon <ADDR>"), Parsing.FailRegex("^login <F-ADDR/>")], null).Single();

        found.Index.ShouldBe(2);
        found.Fault.Rule.ShouldBe(AdviceFaults.DuplicateRegex);
        found.Fault.Arguments[1].ShouldBe("1");
    }

    [Fact]
    public void Of_PrefixWithLiteral_SparesTheRegexItsOwn() =>
        PatternAdvice.Of([Parsing.FailRegex(@"^\S+<ADDR>$")], PatternReader.Read("^app: <F-CONTENT>.+</F-CONTENT>$", RegexRole.Prefix, true, 1))
            .ShouldBeEmpty();
}
