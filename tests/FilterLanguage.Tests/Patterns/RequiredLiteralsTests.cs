using System;
using System.Linq;
using Banhammer.FilterLanguage.Patterns;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Patterns;

public sealed class RequiredLiteralsTests
{
    private static readonly string[] Alphabet = ["a", "b", "-", " ", ":", "[", "]", "é", "A", "\uD83D\uDE00"];

    [Theory]
    [InlineData("^Failed (?:password|publickey) for", "Failed password for", "Failed publickey for")]
    [InlineData("[iI]nvalid user", "invalid user", "Invalid user")]
    [InlineData(@"\S+ refused: \d+", " refused: ")]
    [InlineData("(?:error: )?denied", "denied")]
    [InlineData("ab{2}c?x", "abbcx", "abbx")]
    [InlineData("a+bcd+", "bcd")]
    [InlineData("(?:foo)+", "foo")]
    [InlineData("foo|ba(?:r|z)", "foo", "bar", "baz")]
    [InlineData(@"foo|\d+")]
    [InlineData("(?:foo)?")]
    [InlineData("(?=.*needle).*", "needle")]
    [InlineData("(?!needle)ab", "ab")]
    [InlineData(@"foo\bbar", "foobar")]
    [InlineData(@"one\ntwo three", "two three")]
    [InlineData("ab\uFFFDcde", "cde")]
    [InlineData("(?P<a>x)?(?(a)yes|nope)", "yes", "nope")]
    [InlineData(@"(a+)\1(?>lock)", "lock")]
    [InlineData("[0-9][0-9]abc", "abc")]
    [InlineData("")]
    public void Of_Regex_IsTheBestSet(string pattern, params string[] expected)
    {
        var found = RequiredLiterals.Of(Parsing.Tree(pattern));

        found.Select(l => l.Text).ShouldBe(expected, ignoreOrder: true);
        found.ShouldAllBe(l => !l.IgnoreCase);
    }

    [Theory]
    [InlineData(@"^Failed \S+ for .* from \d+", "Failed ", " from ", " for ")]
    [InlineData(@"(?i:POST /LoG)\S* HTTP/[\d.]+"" 40[13]\s", "T /LoG", " HTTP/", "\" 401|\" 403")]
    [InlineData(@"(?=.*needle)abcd?ef", "needle", "abcef|abcdef")]
    [InlineData(@"one\dab\done", "one")]
    [InlineData("ab|c", "ab|c")]
    [InlineData(@"\d+")]
    public void SetsOf_Regex_AreAllThatAreWorthASearch(string pattern, params string[] expected) =>
        RequiredLiterals.SetsOf(Parsing.Tree(pattern)).Select(set => string.Join('|', set.Select(literal => literal.Text))).ShouldBe(expected);

    [Theory]
    [InlineData("(?i:FOO)bar", "FOObar", true)]
    [InlineData("(?i:about disk)", "about d", true)]
    [InlineData("(?i:éab12c)", "ab12c", true)]
    [InlineData("(?i:12:) é", "12: é", false)]
    [InlineData("(?i:ab)éabc", "éabc", false)]
    public void Of_IgnoredCase_KeepsToAsciiWithoutPartnersBeyond(string pattern, string expected, bool ignoreCase) =>
        RequiredLiterals.Of(Parsing.Tree(pattern)).ShouldBe([new RequiredLiteral(expected, ignoreCase)]);

    [Fact]
    public void Of_NestedLoops_TakesNoLongerThanTheyAreDeep()
    {
        var pattern = string.Concat(Enumerable.Repeat("(?:", 190)) + "abc" + string.Concat(Enumerable.Repeat(")+", 190));

        RequiredLiterals.Of(Parsing.Tree(pattern)).ShouldBe([new RequiredLiteral("abc", false)]);
    }

    [Theory]
    [InlineData(DateJoint.LineStart, " Failed for", "Failed for")]
    [InlineData(DateJoint.LineStart, "]: ok", " ok")]
    [InlineData(DateJoint.LineStart, "Failed", "Failed")]
    [InlineData(DateJoint.LineStart, "] ")]
    [InlineData(DateJoint.InBrackets, "Failed password [x]", "Failed password [x]")]
    [InlineData(DateJoint.InBrackets, "[] \"POST []", "] \"POST [")]
    [InlineData(DateJoint.BeforeNonWord, "Failed password for", " password")]
    [InlineData(DateJoint.BeforeNonWord, "::1", ":1")]
    [InlineData(DateJoint.Anywhere, "Failed", "Fai", "led")]
    [InlineData(DateJoint.Anywhere, "x", "x")]
    public void Within_Joint_WeakensTheLiteral(DateJoint joint, string literal, params string[] expected) =>
        RequiredLiterals.Within([new RequiredLiteral(literal, false)], joint).Select(l => l.Text).ShouldBe(expected);

    [Fact]
    public void Within_LiteralInTheLineWithoutItsDate_WeakenedOneIsInTheLineWithIt()
    {
        var text = Gen.Elements(Alphabet).ListOf().Select(string.Concat);
        var cases =
            from before in text
            from date in text
            from behind in text
            from isBracketed in Gen.Elements(false, true)
            let left = isBracketed ? before + "[" : before
            let right = isBracketed ? "]" + behind : behind
            from start in Gen.Choose(0, left.Length)
            from end in Gen.Choose(0, right.Length)
            select (Before: left, Date: date, Behind: right, Literal: left[start..] + right[..end]);

        Prop.ForAll(cases.ToArbitrary(), c => c.Literal.Length == 0 || !IsWhole(c.Literal) || Enum.GetValues<DateJoint>()
            .Where(joint => Allows(joint, c.Before, c.Behind))
            .All(joint => IsMet(RequiredLiterals.Within([new RequiredLiteral(c.Literal, false)], joint), c.Before + c.Date + c.Behind)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithReplay(20261121, 17));
    }

    // A literal never starts or ends within a pair.
    private static bool IsWhole(string literal) => !char.IsLowSurrogate(literal[0]) && !char.IsHighSurrogate(literal[^1]);

    private static bool Allows(DateJoint joint, string before, string behind) => joint switch
    {
        DateJoint.LineStart => before.EnumerateRunes().Count() <= 2 && !before.EnumerateRunes().Any(IsWord),
        DateJoint.InBrackets => before.EndsWith('[') && behind.StartsWith(']'),
        DateJoint.BeforeNonWord => behind.Length == 0 || !IsWord(behind.EnumerateRunes().First()),
        _ => true,
    };

    private static bool IsWord(System.Text.Rune rune) => System.Text.Rune.IsLetterOrDigit(rune);

    private static bool IsMet(EquatableArray<RequiredLiteral> literals, string line) =>
        literals.Count == 0 || literals.Any(l => line.Contains(l.Text, StringComparison.Ordinal));
}
