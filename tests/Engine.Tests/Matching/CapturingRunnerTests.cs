using System.Linq;
using System.Text.RegularExpressions;
using Banhammer.Engine.Matching;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Matching;

public sealed class CapturingRunnerTests
{
    /// <summary>Regexes with what makes capturing hard: loops, backtracking out of groups, alternation, lookaround, conditions, atoms.</summary>
    public static TheoryData<string, RegexOptions> Regexes => new()
    {
        { "(?<a>a+)(?<b>b+)?(?<c>.)", RegexOptions.None },
        { "^(?<a>[ab]*?)(?<b>c)(?<c>.*)$", RegexOptions.None },
        { "(?:(?<a>a)|(?<b>b)|(?<c>c))+", RegexOptions.None },
        { "(?<a>a*)(?<b>\\k<a>)(?<c>b)", RegexOptions.None },
        { "(?<=(?<a>a))(?<b>b)(?!(?<c>c))", RegexOptions.None },
        { "(?<a>a)?(?(a)(?<b>b)|(?<c>c))", RegexOptions.None },
        { "(?>(?<a>a+))(?<b>b|ac)(?<c>\\s*)$", RegexOptions.None },
        { "^(?<a>.*)(?<b> )(?<c>.*)$", RegexOptions.Multiline },
        { "(?<a>(?<b>a|(?<c>bc))*) ", RegexOptions.None },
        { "(?<a>x)(?<b>y)(?<c>z)", RegexOptions.None },
        { "(?<a>)(?<b>$)(?<c>)", RegexOptions.None },
    };

    [Theory]
    [MemberData(nameof(Regexes))]
    public void Search_AnyTexts_FindsWhatMatchFinds(string text, RegexOptions options)
    {
        var regex = RuntimeRegex.Create(text, options);
        var runner = CapturingRunner.TryCreate(regex).ShouldNotBeNull();
        var texts = Gen.Elements('a', 'a', 'b', 'c', ' ', '\n', 'é').ArrayOf().Select(letters => new string(letters) + "\n");

        // One runner for all texts: nothing of an earlier search may be left.
        Prop.ForAll(Arb.From(texts), subject =>
        {
            var expected = regex.Match(subject);
            runner.Search(subject).ShouldBe(expected.Success);
            if (expected.Success)
            {
                foreach (var number in regex.GetGroupNumbers())
                {
                    var group = expected.Groups[number];
                    runner.TryGetGroup(number, out var start, out var length).ShouldBe(group.Success);
                    (start, length).ShouldBe(group.Success ? (group.Index, group.Length) : (0, 0));
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261121, 17));
    }

    [Fact]
    public void TryCreate_SparseGroupNumbers_IsLeftToMatch() =>
        CapturingRunner.TryCreate(RuntimeRegex.Create("(?<7>a)(?<9>b)", RegexOptions.None)).ShouldBeNull();

    [Fact]
    public void RegexMatcher_WithoutRunner_MatchesStrings()
    {
        // Sparse numbers can't be run on spans; a named group beside them is captured all the same.
        var matcher = new RegexMatcher(RuntimeRegex.Create("(?<7>é)(?<g>b+)", RegexOptions.None), ["g"], MatcherKind.RuntimeRegex);
        var captures = new Captures(1);

        matcher.TryMatch("aébb"u8, default, ref captures).ShouldBeTrue();

        (captures.Start(0), captures.End(0)).ShouldBe((3, 5));
    }

    [Fact]
    public void Search_TimedOut_WorksAgainAfterwards()
    {
        var runner = CapturingRunner.TryCreate(RuntimeRegex.Create("^(?<g>(a+)+)$", RegexOptions.None, System.TimeSpan.FromMilliseconds(20))).ShouldNotBeNull();
        var hostile = string.Concat(Enumerable.Repeat('a', 64)) + "!";

        Should.Throw<RegexMatchTimeoutException>(() => runner.Search(hostile));

        runner.Search("aaa").ShouldBeTrue();
        runner.Search("aab").ShouldBeFalse();
    }
}
