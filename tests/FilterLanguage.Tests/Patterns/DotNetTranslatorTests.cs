using System.Linq;
using System.Text.RegularExpressions;
using Banhammer.FilterLanguage.Patterns;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Patterns;

public sealed class DotNetTranslatorTests
{
    [Theory]
    [InlineData(@"^Failed (?P<user>\S+) from \d{,3}$", @"^Failed (?<user>[^\s\x1c-\x1f]+) from \d{0,3}$")]
    [InlineData(@"\w\W\s\D", @"[\p{L}\p{N}_][^\p{L}\p{N}_][\s\x1c-\x1f]\D")]
    [InlineData(@"[\w\-.^_]*", @"[\p{L}\p{N}_\-.\^_]*")]
    [InlineData(@"[^\s""]+", @"[^\s\x1c-\x1f""]+")]
    [InlineData(@"[^[][a-z-[]", @"[^\[][a-z\-\[]")]
    [InlineData(@"[\s\S]*[\S][^\W]", @"[\s\S]*[^\s\x1c-\x1f][\p{L}\p{N}_]")]
    [InlineData(@"\bfoo\b", @"(?<![\p{L}\p{N}_])foo(?![\p{L}\p{N}_])")]
    [InlineData(@"\d\b ", @"\d(?<=[\p{L}\p{N}_]) ")]
    [InlineData("(a)(b)?c", "ab?c")]
    [InlineData(@"(a)(?P<x>b)\1(?P=x)", @"(?<__g1>a)(?<x>b)\k<__g1>\k<x>")]
    [InlineData(@"(?P<__g1>a)(b)\2", @"(?<__g1>a)(?<__g2>b)\k<__g2>")]
    [InlineData(@"(?P<__g2>a)(b)\2", @"(?<__g2>a)(?<___g2>b)\k<___g2>")]
    [InlineData("(?P<q>\")?a(?(q)\")(?(q)b|c)", "(?<q>\")?a(?(q)\")(?(q)b|c)")]
    [InlineData("a++(?:bc){2}+", "(?>a+)(?>(?:bc){2})")]
    [InlineData("(?:a*)*(?:a|b)?(?:^)*", "(?:a*)*(?:a|b)?(?:^)*")]
    [InlineData("(?i:failed|no)", "(?i:fa[iİı]led)|(?i:no)")]
    [InlineData("(?ai:ok)1", "(?:[Oo][Kk])1")]
    [InlineData("(?i:[a-j1])", "(?i:[a-j1İı])")]
    [InlineData(@"(?s:.)(?m:^$)\Z", @"[\s\S](?m:^)(?m:$)\z")]
    [InlineData("{a}<b>#", @"\{a}<b>#")]
    [InlineData("a\t\u2028é", @"a\t\u2028é")]
    [InlineData(@"[\U0001F600-\U0001F64F]", @"(?:\ud83d[\ude00-\ude4f])")]
    [InlineData("(?P<é>a)", "(?<_u00E9>a)")]
    public void Translate_Python_GivesDotNet(string pattern, string expected) =>
        DotNetTranslator.Translate(Parsing.Tree(pattern)).Text.ShouldBe(expected);

    [Theory]
    [InlineData("^a$", "^a$")]
    [InlineData(@"\Aa\Z", @"\Aa\z")]
    [InlineData("(?-m:^a$)", @"\Aa\Z")]
    public void Translate_Multiline_KeepsAnchorsApart(string pattern, string expected)
    {
        var regex = DotNetTranslator.Translate(Parsing.Tree(pattern, multiline: true));

        regex.Text.ShouldBe(expected);
        regex.Multiline.ShouldBeTrue();
    }

    // What Python's re.search says: the span of the match, or -1.
    [Theory]
    [InlineData(@"\w+", "\u0301²Ⅷ\u203f", 1, 3)]
    [InlineData(@"\S+", "\u001d\u0085ab\u001f", 2, 4)]
    [InlineData(@"[\S1]+", "\u001c \u0008é", 2, 4)]
    [InlineData(@"[\W1]+", "a_\u203f1-b", 2, 5)]
    [InlineData(@"\bfoo\b", "\u203ffoo\u0301", 1, 4)]
    [InlineData(@"\b.", "²", 0, 1)]
    [InlineData(@"\B", "", -1, -1)]
    [InlineData(@"(?i:sick)", "\u017f\u0130C\u212a", 0, 4)]
    [InlineData(@"(?i:[^s])", "\u017fSst", 3, 4)]
    [InlineData(@"(?ai:k)", "\u212ak", 1, 2)]
    [InlineData(@"(?a:\d\w)", "٣é1a", 2, 4)]
    [InlineData("a$", "a\n", 0, 1)]
    [InlineData(@"a\Z", "a\n", -1, -1)]
    [InlineData("x{,2}y", "xxxy", 1, 4)]
    [InlineData(@"(?:\D++)?a\D", "a\n", 0, 2)]
    [InlineData("(?>b+){0,2}bc", "bbc", 1, 3)]
    [InlineData("(?<=(a))b(?(1)c|d)", "bd abc", 4, 6)]
    [InlineData(@"[\x80-\uffff]", "😀é", 2, 3)]
    [InlineData(@"[a😀]+", "b😀a", 1, 4)]
    public void Translate_Subject_MatchesAsInPython(string pattern, string subject, int start, int end)
    {
        var match = Compile(pattern).Match(subject);

        (match.Success ? (match.Index, match.Index + match.Length) : (-1, -1)).ShouldBe((start, end));
    }

    [Fact]
    public void GroupNames_OfTranslation_AreThoseOfPythonInOrder() =>
        DotNetTranslator.Translate(Parsing.Tree("(?P<b>x)(y)(?P<a>z)")).GroupNames.ShouldBe(["b", "a"]);

    [Fact]
    public void Translate_WhateverParses_IsARegexOfDotNetWithAllGroups() =>
        Prop.ForAll(AnyPattern.Text, text =>
        {
            if (PatternParser.Parse(new FinalRegex(text, false)).Tree is not { } tree)
                return true;

            var regex = Compile(text);
            return tree.GroupNames.All(n => regex.GetGroupNames().Contains(DotNetRegex.GroupNameOf(n)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20261121, 17));

    private static Regex Compile(string pattern)
    {
        var translated = DotNetTranslator.Translate(Parsing.Tree(pattern));
        return new Regex(translated.Text, RegexOptions.CultureInvariant | (translated.Multiline ? RegexOptions.Multiline : RegexOptions.None));
    }
}
