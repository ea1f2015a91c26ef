using Banhammer.FilterLanguage.Patterns;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Patterns;

public sealed class PatternDescriberTests
{
    [Theory]
    [InlineData("^ Failed password for <F-USER>.+?</F-USER> from <HOST> port", "'Failed password for', a user, 'from', a host, 'port'")]
    [InlineData("^(?:bad|wrong) login <ADDR>$", "'bad' or 'wrong', 'login', an address")]
    [InlineData("^[iI]nvalid <F-ID>x</F-ID> <F-ALT_USER_1>y</F-ALT_USER_1>", "'invalid', an id, a user")]
    [InlineData(@"<F-NOFAIL>Connection</F-NOFAIL> <F-RULE>\d+</F-RULE>", "'Connection', the rule")]
    [InlineData(@"^\S+ <IP4>\s*$", "an IPv4 address")]
    [InlineData("^a(?: b)?<SKIPLINES>c", "'a', other lines, 'c'")]
    [InlineData(@"^\S+$", "any text")]
    public void Describe_Regex_NamesWhatItMatches(string source, string expected) =>
        PatternDescriber.Describe(Parsing.FailRegex(source).Tree!).ShouldBe(expected);

    [Fact]
    public void Describe_AnyRegex_IsShortAndOneLine() =>
        Prop.ForAll(AnyPattern.Text, text => PatternParser.Parse(new FinalRegex(text, false)).Tree is not { } tree
            || (PatternDescriber.Describe(tree) is { Length: > 0 and <= PatternDescriber.MaxLength } described && !described.Contains('\n')))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20261121, 17));

    [Fact]
    public void Describe_LongText_IsCut()
    {
        var described = PatternDescriber.Describe(Parsing.Tree(new string('x', 300)));

        described.Length.ShouldBe(PatternDescriber.MaxLength);
        described.ShouldEndWith("…");
    }
}
