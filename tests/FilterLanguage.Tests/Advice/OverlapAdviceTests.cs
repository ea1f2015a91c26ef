using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Banhammer.FilterLanguage.Advice;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Tests.Patterns;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Advice;

public sealed class OverlapAdviceTests
{
    private static readonly string[] pieces =
        ["a", "b", "ab", "a*", "b?", "[ab]+", ".", ".*", "(?:a|bb)", "(?:ab){1,2}", "[^a]", "^", "$", @"\Z", @"\b", @"\B", "(?=a)", "(?!a)", "(?<=b)", "(?<!b)", "(?:^|a)", " "];

    private static readonly string[] lines = [.. AllLines(5)];

    [Theory]
    [InlineData("^refused <ADDR>$ by")]
    [InlineData("refused ^<ADDR>")]
    [InlineData(@"\Zrefused <ADDR>")]
    [InlineData(@"^re\bfused <ADDR>")]
    [InlineData(@"^refused \B\w <ADDR>")]
    [InlineData("^(?=x)refused <ADDR>")]
    [InlineData("^(?!r)refused <ADDR>")]
    [InlineData("^refused(?<=x) <ADDR>")]
    [InlineData(@"^refused\nby <ADDR>")]
    [InlineData(@"^.*$\s*.<ADDR>")]
    [InlineData(@"^(?!)<ADDR>")]
    [InlineData(@"^[^\s\S]<ADDR>")]
    [InlineData("\"^<ADDR>\"")]
    public void NeverMatching_Contradiction_IsFound(string source) =>
        OverlapAdvice.NeverMatching([Parsing.FailRegex(source)]).Single().Fault.Rule.ShouldBe(AdviceFaults.NeverMatches);

    [Theory]
    [InlineData("^refused <ADDR>$")]
    [InlineData(@"^refused <ADDR>$\n?")]
    [InlineData(@"^refused <ADDR>$\s*\Z")]
    [InlineData("(?:x|)^refused <ADDR>")]
    [InlineData(@"^re\Bfused \b<ADDR>")]
    [InlineData("^(?=r)(?!x)refused(?<=d) <ADDR>")]
    [InlineData("^(?!refuse x)refused <ADDR>")]
    [InlineData("^(?=refused)refused <ADDR>")]
    [InlineData(@"^é\b <ADDR>")]
    [InlineData(@"^(a)?(?(1)b|c)\1? <ADDR>")]
    public void NeverMatching_WhatSomeLineMatches_IsLeftAlone(string source) =>
        OverlapAdvice.NeverMatching([Parsing.FailRegex(source)]).ShouldBeEmpty();

    [Theory]
    [InlineData("^login .* from <ADDR>", @"^login \w+ from <ADDR>$")]
    [InlineData("from <ADDR>", "^login from <ADDR>$")]
    [InlineData("^login <F-USER>a|b</F-USER> <ADDR>", "^login a <ADDR>")]
    [InlineData("^(?:login|logon) <ADDR>", "^logon <ADDR>")]
    [InlineData("^log(?:in|on) <ADDR>", "^(?:login|logon) <ADDR>")]
    [InlineData(@"^login \d{1,3} <ADDR>", @"^login \d\d <ADDR>$")]
    [InlineData("^login <HOST>", "^login <ADDR>")]
    [InlineData("(?i)^login <ADDR>", "^LOGIN <ADDR>$")]
    [InlineData(@"^login \S+ <ADDR>", @"^login (?:(?!x)\w)+ <ADDR>")]
    [InlineData(@"^login (?:é|\w) <ADDR>", @"^login \w <ADDR>")]
    public void Redundant_LaterRegexWithin_NamesTheEarlier(string earlier, string later)
    {
        var (index, fault) = OverlapAdvice.Redundant([Parsing.FailRegex("^other <ADDR>"), Parsing.FailRegex(earlier), Parsing.FailRegex(later)]).Single();

        index.ShouldBe(2);
        fault.Arguments.ShouldBe([later, "2"]);
    }

    [Theory]
    [InlineData(@"^login \w+ from <ADDR>$", "^login .* from <ADDR>")]
    [InlineData("^login from <ADDR>$", "login from <ADDR>$")]
    [InlineData("^login <ADDR>", "^login <HOST>")]
    [InlineData(@"^login \d{1,3} <ADDR>", @"^login \d+ <ADDR>")]
    [InlineData("^login (?!x)a <ADDR>", "^login [ax] <ADDR>")]
    [InlineData(@"^login \w++a <ADDR>", "^login aa <ADDR>")]
    [InlineData("^login <ADDR>", "^login <ADDR>")] // the same: told as a duplicate
    [InlineData("^login é <ADDR>", @"^login \w <ADDR>")]
    [InlineData(@"^login (a|b)\1 <ADDR>", "^login ab <ADDR>")]
    public void Redundant_LaterRegexWithLinesOfItsOwn_IsLeftAlone(string earlier, string later) =>
        OverlapAdvice.Redundant([Parsing.FailRegex(earlier), Parsing.FailRegex(later)]).ShouldBeEmpty();

    [Fact]
    public void Redundant_RegexOverSeveralLines_IsLeftAlone() => OverlapAdvice.Redundant(
        [PatternReader.Read("login <ADDR>", RegexRole.Fail, true, 2), PatternReader.Read("^login <ADDR>$", RegexRole.Fail, true, 2)]).ShouldBeEmpty();

    [Fact]
    public void Ignored_IgnoreRegexOfAllItsLines_IsNamed()
    {
        var ignores = new List<ReadPattern> { PatternReader.Read("^quiet", RegexRole.Ignore, true, 1), PatternReader.Read("from <ADDR>", RegexRole.Ignore, true, 1) };

        var found = OverlapAdvice.Ignored([Parsing.FailRegex("^login from <ADDR>$"), Parsing.FailRegex("^login at <ADDR>$")], ignores).Single();

        (found.Index, found.Fault.Arguments[1]).ShouldBe((0, "2"));
    }

    [Fact]
    public void Proofs_HoldForAllShortLines()
    {
        var proven = 0;
        var regexes = Gen.Elements(pieces).ListOf().Where(parts => parts.Count is > 0 and < 6).Select(string.Concat);
        Prop.ForAll(regexes.Two().ToArbitrary(), pair =>
        {
            var (wide, narrow) = pair;
            var reads = new List<ReadPattern> { Parsing.FailRegex(wide), Parsing.FailRegex(narrow) };
            var matched = lines.Where(line => Matches(narrow, line)).ToList();
            var isDead = OverlapAdvice.NeverMatching(reads).Any(found => found.Index == 1);
            var isRedundant = OverlapAdvice.Redundant(reads).Any();
            proven += isDead || isRedundant ? 1 : 0;
            return (!isDead || matched.Count == 0) && (!isRedundant || matched.TrueForAll(line => Matches(wide, line)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500).WithReplay(20261121, 17));
        proven.ShouldBeGreaterThan(100);
    }

    private static bool Matches(string regex, string line) => Regex.IsMatch(line + "\n", regex.Replace(@"\Z", @"\z", System.StringComparison.Ordinal));

    private static IEnumerable<string> AllLines(int length) =>
        length == 0 ? [""] : AllLines(length - 1).SelectMany(line => new[] { line, line + "a", line + "b", line + " " }).Distinct();
}
