using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Text;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage.Programs;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Matching;

public sealed class RuleDispatchTests
{
    private static readonly string[] regexes =
    [
        "^Failed <HOST>$", "^Failed password <HOST>$", "^F<HOST>", "Failed", "^(?:Invalid|Illegal) user <HOST>", "^é <HOST>", "^\ufffd", "^\\s*<HOST>", "^$", "^a\\n?$", "^ab", "^(?i)failed <HOST>",
        "^<F-USER>Failed</F-USER>", "(?:^a|b)", "^x{0}y", "^\\S", "^[^F]",
    ];

    private static readonly string[] texts =
    [
        "Failed 192.0.2.1", "Failed password 192.0.2.1", "F192.0.2.1", "it Failed", "Invalid user 192.0.2.1", "Illegal user ::1", "é 192.0.2.1", "", "a", "ab", "abc", "FAILED 192.0.2.1", "  192.0.2.1",
        "\ufffd", "y", "bb", "Faile", "\n",
    ];

    [Fact]
    public void Admits_TextThatMatches_WhereverTheDateStands()
    {
        var matchers = regexes.Select(regex => Patterns.Pattern(regex).NewMatcher()).ToArray();
        var dispatch = new RuleDispatch(matchers.Select(matcher => matcher.Start).ToArray());
        var matches = 0;
        foreach (var text in texts.Select(Encoding.UTF8.GetBytes).Append([0xff]).Append([0xc3, .. "ab"u8]).Append([.. "Failed"u8, 0xff]))
        {
            for (var start = 0; start <= text.Length; start++)
            {
                byte[] line = [.. text.AsSpan(0, start), .. "20:08"u8, .. text.AsSpan(start)];
                foreach (var (subject, cut) in new[] { (text, DateCut.None), (line, new DateCut(start, start + 5)) })
                {
                    var admitted = Admitted(dispatch, subject, cut).ToHashSet();
                    for (var i = 0; i < matchers.Length; i++)
                    {
                        var captures = new Captures(matchers[i].GroupNames.Count);
                        if (matchers[i].TryMatch(subject, cut, ref captures))
                        {
                            admitted.ShouldContain(i, $"{regexes[i]} on {Encoding.Latin1.GetString(subject)}, {cut}");
                            matches++;
                        }
                    }
                }
            }
        }

        matches.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Admits_OtherLiteral_LeavesTheRegexOut()
    {
        var dispatch = new RuleDispatch(regexes.Select(regex => Patterns.Pattern(regex).Start).ToArray());

        Admitted(dispatch, "Failed password x"u8.ToArray(), DateCut.None).Select(i => regexes[i]).ShouldNotContain("^(?:Invalid|Illegal) user <HOST>");
        Admitted(dispatch, "Failing"u8.ToArray(), DateCut.None).Select(i => regexes[i]).ShouldNotContain("^Failed <HOST>$");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(100)]
    public void RulesAdmitting_Candidates_AreThoseFromTheFirstBit(int firstBit)
    {
        var dispatch = new RuleDispatch([.. Enumerable.Repeat(PatternStart.Any, 130)]);
        var candidates = new ulong[(firstBit + 130 + 63) / 64];
        int[] expected = [0, 1, 63, 64, 65, 127, 128, 129];
        foreach (var bit in expected.Select(rule => rule + firstBit))
        {
            candidates[bit >> 6] |= 1UL << (bit & 63);
        }

        if (firstBit > 0)
        {
            candidates[0] |= 1; // of another filter
        }

        Enumerable.Range(0, dispatch.Words).SelectMany(word => Bits(dispatch.RulesAdmitting(0, word, candidates, firstBit), word)).ShouldBe(expected);
    }

    private static IEnumerable<int> Admitted(RuleDispatch dispatch, byte[] text, DateCut cut)
    {
        var head = RuleDispatch.HeadOf(text, cut);
        return Enumerable.Range(0, dispatch.Words).SelectMany(word => Bits(dispatch.RulesAdmitting(head, word, [], 0), word)).Where(rule => dispatch.Admits(rule, head));
    }

    private static IEnumerable<int> Bits(ulong bits, int word)
    {
        for (; bits != 0; bits &= bits - 1)
        {
            yield return (word << 6) + BitOperations.TrailingZeroCount(bits);
        }
    }
}
