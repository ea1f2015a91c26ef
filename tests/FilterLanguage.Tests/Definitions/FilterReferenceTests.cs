using System;
using System.Linq;
using Banhammer.FilterLanguage.Definitions;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Definitions;

public sealed class FilterReferenceTests
{
    /// <summary>Text, and its name and options as <c>name|option=value|…</c>.</summary>
    public static TheoryData<string, string> Good => new()
    {
        { "sshd", "sshd" },
        { " sshd ", "sshd" },
        { "sshd[]", "sshd" },
        { "sshd[ ]", "sshd" },
        { "sshd[mode=aggressive]", "sshd|mode=aggressive" },
        { "sshd [mode=aggressive] \n", "sshd|mode=aggressive" },
        { "f[a=1,b=2]", "f|a=1|b=2" },
        { "f[ a= 1 , b=2 x ]", "f|a=1|b=2 x" },
        { "f[a=1][b=2] [c=3]", "f|a=1|b=2|c=3" },
        { "f[a=\"1, [2]\", b='\"']", "f|a=1, [2]|b=\"" },
        { "f[a=\"line\nline\"]", "f|a=line\nline" },
        { "f[a=]", "f|a=" },
        { "f[a=\"\",]", "f|a=" },
        { "f[a=1, ]", "f|a=1" },
        { "f[a.b-c_d=1]", "f|a.b-c_d=1" },
        { "f[a?family=inet6=1]", "f|a?family=inet6=1" },
        { "f[a=\"open]", "f|a=\"open" },
        { "f[a=x\"y\"]", "f|a=x\"y\"" },
        { "f[a=b=c]", "f|a=b=c" },
        { "f[a=1,a=2]", "f|a=1|a=2" },
        { "f[a=[x]", "f|a=[x" },
    };

    /// <summary>Text and the offset of what is wrong with it.</summary>
    public static TheoryData<string, int> Bad => new()
    {
        { "", 0 },
        { "[a=1]", 0 },
        { "f[a=1", 5 },
        { "f[", 2 },
        { "f[a=1]x", 7 },
        { "f[a]", 2 },
        { "f[a=1,,b=2]", 6 },
        { "f[a=1, ,]", 7 },
        { "f[a=1,b]", 6 },
        { "f[a=\"1\" ,b=2]", 7 },
        { "f[a='1'x]", 7 },
        { "f[a=x]y]", 5 },
        { "f[a b=1]", 2 },
        { "f[a?b=1]", 2 },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void TryParse_Reference_GivesNameAndOptions(string text, string expected)
    {
        FilterReference.TryParse(text, out var reference, out var problem, out _).ShouldBeTrue(problem);

        string.Join('|', new[] { reference!.Name }.Concat(reference.Arguments.Select(argument => argument.Name + "=" + argument.Value))).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void TryParse_BadReference_TellsWhere(string text, int expected)
    {
        FilterReference.TryParse(text, out var reference, out var problem, out var position).ShouldBeFalse();

        reference.ShouldBeNull();
        problem.ShouldNotBeNull().ShouldContain("expected");
        position.ShouldBe(expected);
    }

    [Fact]
    public void ToOptions_NameTwice_LastCounts()
    {
        FilterReference.TryParse("f[a=1,b=2,a=3]", out var reference, out _, out _).ShouldBeTrue();

        reference!.ToOptions().OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + pair.Value).ShouldBe(["a3", "b2"]);
    }

    [Fact]
    public void TryParse_AnyText_TellsAReferenceOrAProblem() =>
        Prop.ForAll(
            Gen.Elements("f", "[", "]", ",", "=", "\"", "'", " ", "\n", "a", "?", ".", "é").ArrayOf().Select(string.Concat).ToArbitrary(),
            text => FilterReference.TryParse(text, out var reference, out var problem, out var position)
                ? reference is not null && problem is null
                : reference is null && problem is not null && position >= 0 && position <= text.Length)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20261121, 17));

    [Fact]
    public void ToString_Parsed_IsReadAgainAsTheSame() =>
        Prop.ForAll(
            Gen.Elements("x", ",", "]", "[", "\"", " ", "=").ArrayOf().Select(string.Concat).Select(value => value.Trim()).ToArbitrary(),
            value =>
            {
                var reference = new FilterReference("f", new[] { new FilterArgument("a", value), new FilterArgument("b", "2") }.ToEquatableArray());
                return FilterReference.TryParse(reference.ToString(), out var again, out _, out _) && reference.Equals(again);
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20261121, 17));
}
