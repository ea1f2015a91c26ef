using System.Linq;
using System.Text;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Patterns.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Patterns;

public sealed class PatternParserTests
{
    [Theory]
    [MemberData(nameof(PatternCases.Accepted), MemberType = typeof(PatternCases))]
    public void Parse_WhatPythonCompiles_GivesATree(string pattern) =>
        PatternParser.Parse(new FinalRegex(pattern, false)).Fault.ShouldBeNull();

    [Theory]
    [MemberData(nameof(PatternCases.Rejected), MemberType = typeof(PatternCases))]
    public void Parse_WhatPythonRejects_GivesTheFaultAtItsPlace(string pattern, string ruleId, int offset, int length)
    {
        var fault = PatternParser.Parse(new FinalRegex(pattern, false)).Fault.ShouldNotBeNull();

        (fault.Rule.Id, fault.Offset, fault.Length).ShouldBe((ruleId, offset, length));
        fault.Rule.Severity.ShouldBe(Severity.Error);
        fault.At(SourceSpan.File("x.conf")).Message.ShouldNotContain("{0}");
    }

    [Fact]
    public void Parse_AnyText_GivesATreeOrAFaultWithinTheText() =>
        Prop.ForAll(AnyPattern.Text, text =>
        {
            var parsed = PatternParser.Parse(new FinalRegex(text, false));
            return (parsed.Tree is null) != (parsed.Fault is null)
                && (parsed.Fault is not { } f || (f.Offset >= 0 && f.Length >= 0 && f.Offset + f.Length <= text.Length));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20261121, 17));

    [Fact]
    public void Parse_DeepNesting_IsAFault()
    {
        var deep = new StringBuilder().Insert(0, "(?:", 100_000).ToString();

        PatternParser.Parse(new FinalRegex(deep, false)).Fault!.Rule.ShouldBe(PatternFaults.TooDeep);
        PatternParser.Parse(new FinalRegex(new StringBuilder().Insert(0, "()(?(1)", 5_000).ToString(), false)).Fault!.Rule.ShouldBe(PatternFaults.TooDeep);
    }

    [Theory]
    [InlineData("(?:ab)c", "abc")]
    [InlineData("a(?#x)b", "ab")]
    [InlineData("(?x) a b # c\n d", "abd")]
    [InlineData(@"(?x)a\ [ ]b", "a  b")]
    [InlineData(@"\x41\u0042\103\0", "ABC\0")]
    [InlineData(@"[a]\_\é", "a_é")]
    [InlineData("a{b}{}{,", "a{b}{}{,")]
    [InlineData(@"\N{EM DASH}\U0001F600", "—😀")]
    public void Parse_PlainText_IsOneLiteral(string pattern, string expected) =>
        Parsing.Tree(pattern).Root.ShouldBe(new LiteralNode(expected, false, false));

    [Fact]
    public void Parse_Loop_HasItsBoundsAndMode()
    {
        var a = new LiteralNode("a", false, false);

        Parsing.Tree("a{,3}").Root.ShouldBe(new LoopNode(a, 0, 3, LoopMode.Greedy));
        Parsing.Tree("a{2,}?").Root.ShouldBe(new LoopNode(a, 2, null, LoopMode.Lazy));
        Parsing.Tree("a++").Root.ShouldBe(new LoopNode(a, 1, null, LoopMode.Possessive));
    }

    [Fact]
    public void Parse_Flags_AreResolvedInEachNode()
    {
        var parts = ((SequenceNode)Parsing.Tree("(?im)^a(?-i:b)$").Root).Parts;

        parts.ShouldBe(
        [
            new AssertionNode(AssertionKind.LineStart, false),
            new LiteralNode("a", true, false),
            new LiteralNode("b", false, false),
            new AssertionNode(AssertionKind.LineEnd, false),
        ]);
    }

    [Fact]
    public void Parse_Groups_AreNumberedByTheirOpeningBrackets()
    {
        var tree = Parsing.Tree("(?P<b>(x))(?P<a>y)");

        tree.Groups.ShouldBe([new PatternGroup(1, "b"), new PatternGroup(2, null), new PatternGroup(3, "a")]);
        tree.GroupNames.ShouldBe(["b", "a"]);
    }

    [Fact]
    public void Parse_Nodes_KnowTheirPlaces()
    {
        const string pattern = "ab(?P<n>[c-e]+)";
        var written = Parsing.Tree(pattern).Root.SelfAndDescendants().Select(n => pattern.Substring(n.Offset, n.Length));

        written.ShouldBe(["ab(?P<n>[c-e]+)", "ab", "(?P<n>[c-e]+)", "[c-e]+", "[c-e]"]);
    }

    [Fact]
    public void Equals_SameSubexpressionElsewhere_IsEqual()
    {
        var parts = ((SequenceNode)Parsing.Tree(@"(?:\d{1,3}\.){3}x(?:\d{1,3}\.){3}").Root).Parts;

        parts[0].ShouldBe(parts[2]);
        parts[0].GetHashCode().ShouldBe(parts[2].GetHashCode());
    }
}
