using Banhammer.FilterLanguage.Patterns;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Patterns;

public sealed class TagExpanderTests
{
    private const string Ip4 = @"(?:::f{4,6}:)?(?P<ip4>(?:\d{1,3}\.){3}\d{1,3})";
    private const string Ip6 = "(?P<ip6>(?:[0-9a-fA-F]{1,4}::?|:){1,7}(?:[0-9a-fA-F]{1,4}|(?<=:):))";
    private const string Address = @"\[?(?:" + Ip4 + "|" + Ip6 + @")\]?";

    [Theory]
    [InlineData("<IP4>", Ip4)]
    [InlineData("<F-IP4/>", Ip4)]
    [InlineData("<IP6>", Ip6)]
    [InlineData("<ADDR>", Address)]
    [InlineData("<DNS>", @"(?P<dns>[\w\-.^_]*\w)")]
    [InlineData("<ADDR>/<CIDR>", Address + @"/(?P<cidr>\d+)")]
    [InlineData("<SUBNET>", @"\[?(?:" + Ip4 + "|" + Ip6 + @")(?:/(?P<cidr>\d+))?\]?")]
    [InlineData("<F-ID/>:<F-PORT/>", @"(?P<fid>\S+):(?P<fport>\w+)")]
    [InlineData("<F-ID>a|b</F-ID>", "(?P<fid>a|b)")]
    [InlineData("<F-ALT_USER1>a</F-ALT_USER1>", "(?P<alt_user1>a)")]
    [InlineData("<F-PORT>1</F-PORT>", "(?P<fport>1)")]
    [InlineData("a<SKIPLINES>b<SKIPLINES>", @"a\n(?P<skiplines0>(?:(?:.*\n)*?))b\n(?P<skiplines1>(?:(?:.*\n)*?))")]
    [InlineData("</F-USER>", "</F-USER>")]
    [InlineData("<F-USER>a</F-USER></F-USER>", "(?P<user>a))")]
    [InlineData("<F-USER/>", "<F-USER/>")]
    [InlineData("<host> <f-user> <NOSRV> <W>", "<host> <f-user> <NOSRV> <W>")]
    [InlineData("<<IP4>>", "<" + Ip4 + ">")]
    [InlineData("<HOST", "<HOST")]
    public void Expand_Tag_BecomesItsRegex(string source, string expected) => TagExpander.Expand(source, true).Text.ShouldBe(expected);

    [Theory]
    [InlineData(true, "(?:" + Address + @"|(?P<dns>[\w\-.^_]*\w))")]
    [InlineData(false, Address)]
    public void Expand_Host_TakesNamesOnlyWhereAllowed(bool hostNames, string expected) =>
        TagExpander.Expand("<HOST>", hostNames).Text.ShouldBe(expected);

    [Theory]
    [InlineData("a((?i)b)", "a(?i:b)")]
    [InlineData("a(?:(?i)b|c)", "a(?i:b|c)")]
    [InlineData("((?im)b)((?s)c)", "(?im:b)(?s:c)")]
    [InlineData(@"\((?i)b", @"\((?i)b")]
    [InlineData("(?i)b", "(?i)b")]
    [InlineData("((?I)b)", "((?I)b)")]
    [InlineData("(((?i)b))", "((?i:b))")]
    public void Expand_FlagsAtTheStartOfAGroup_HoldForTheGroup(string source, string expected) =>
        TagExpander.Expand(source, true).Text.ShouldBe(expected);

    [Fact]
    public void Source_OfExpandedText_PointsAtWhatWasWritten()
    {
        const string source = "ab<IP4>cd((?i)x*+*)";
        var expanded = TagExpander.Expand(source, true);

        expanded.Source(1, 1).ShouldBe((1, 1));
        expanded.Source(4, 3).ShouldBe((2, 5));
        expanded.Source(expanded.Text.IndexOf("cd", System.StringComparison.Ordinal), 2).ShouldBe((7, 2));
        expanded.Source(expanded.Text.IndexOf("*+*", System.StringComparison.Ordinal), 3).ShouldBe((15, 3));
        expanded.Source(expanded.Text.Length, 0).ShouldBe((source.Length, 0));
    }
}
