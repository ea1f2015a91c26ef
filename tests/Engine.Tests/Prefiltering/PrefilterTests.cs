using System;
using System.Linq;
using System.Text;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Prefiltering;
using Banhammer.FilterLanguage;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Prefiltering;

public sealed class PrefilterTests
{
    private static readonly bool[] Both = [false, true];

    [Fact]
    public void Find_AnyBlockAndLiterals_EqualsNaiveSearch() =>
        Prop.ForAll(Cases().ToArbitrary(), c =>
        {
            using var list = new CandidateList();
            var prefilter = new Prefilter(c.Sets);
            var expected = NaivePrefilter.Find(c.Bytes, c.Sets);

            // Several times, so that both ways of framing and trained fingerprints are met.
            for (var round = 0; round < 3; round++)
            {
                prefilter.Find(Block.Of(c.Bytes), list);
                NaivePrefilter.Of(list, c.Sets.Length).ShouldBe(expected);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261121, 17));

    [Fact]
    public void Search_EachKindDenseAndSparse_EqualsNaiveSearch() =>
        Prop.ForAll(Cases().ToArbitrary(), c =>
        {
            var expected = NaivePrefilter.Find(c.Bytes, c.Sets);
            var table = new LiteralTable(c.Sets);
            foreach (var (search, dense) in from s in Searches(table, c.Bytes) from d in Both select (s, d))
            {
                using var list = new CandidateList();
                var marker = new LineMarker(c.Bytes, list, table, dense);
                search.Search(c.Bytes, ref marker);
                marker.Finish();
                NaivePrefilter.Of(list, c.Sets.Length).ShouldBe(expected, $"{search.GetType().Name}, dense {dense}");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261121, 17));

    [Theory]
    [InlineData("", "abc", "")]
    [InlineData("abc", "abc", "0 0-3: 0")]
    [InlineData("xx\nabc\n", "abc", "1 3-6: 0")]
    [InlineData("abc\r\r\n", "abc", "0 0-3: 0")]
    [InlineData("ab\nc\n", "ab\nc", "")]
    [InlineData("ab\r\nab\rc\n", "ab\r", "1 4-8: 0")]
    [InlineData("\n\nAbC\n", "aBc/i", "2 2-5: 0")]
    [InlineData("ABC\n", "abc", "")]
    [InlineData("x\n", "", "0 0-1: 0")]
    [InlineData("[a\n{A\n", "[A/i", "0 0-2: 0")]
    [InlineData("a\nxa", "a", "0 0-1: 0|1 2-4: 0")]
    public void Find_OneLiteral_GivesLinesWithIt(string text, string literal, string expected)
    {
        using var list = new CandidateList();
        var sets = new[] { LiteralSet.Of(Parse(literal)) };
        new Prefilter(sets).Find(Block.Of(Encoding.Latin1.GetBytes(text)), list);
        string.Join('|', NaivePrefilter.Of(list, 1)).ShouldBe(expected);
    }

    [Fact]
    public void Find_LiteralAtEveryPlaceOfALongBlock_IsFound()
    {
        var sets = new[] { LiteralSet.Of(Literal.Of("needle")) };
        var prefilter = new Prefilter(sets);
        using var list = new CandidateList();
        for (var length = 6; length < 200; length++)
        {
            for (var at = 0; at <= length - 6; at++)
            {
                var bytes = new byte[length];
                bytes.AsSpan().Fill((byte)'n');
                "needle"u8.CopyTo(bytes.AsSpan(at));
                prefilter.Find(Block.Of(bytes), list);
                list.Count.ShouldBe(1, $"{at} of {length}");
            }
        }
    }

    [Fact]
    public void Find_MoreThan64Sets_UsesMoreWords()
    {
        var sets = Enumerable.Range(0, 200).Select(i => i == 150 ? LiteralSet.EveryLine : LiteralSet.Of(Literal.Of($"word{i:000};"))).ToArray();
        using var list = new CandidateList();
        var text = Encoding.ASCII.GetBytes("word000;\nnothing\nword199; word064;\n");
        new Prefilter(sets).Find(Block.Of(text), list);
        NaivePrefilter.Of(list, sets.Length).ShouldBe(["0 0-8: 0,150", "1 9-16: 150", "2 17-34: 64,150,199"]);
        list.WordsPerLine.ShouldBe(4);
    }

    [Fact]
    public void Find_NoSets_FindsNothing()
    {
        using var list = new CandidateList();
        new Prefilter([]).Find(Block.Of("a\nb\n"u8), list);
        list.Count.ShouldBe(0);
    }

    [Fact]
    public void Find_FloodAfterQuietAndBack_SwitchesFramingAndStaysExact()
    {
        var sets = SshdLines.Sets;
        var prefilter = new Prefilter(sets);
        using var list = new CandidateList();
        foreach (var (attack, dense) in new[] { (0.02, false), (1.0, true), (0.02, false) })
        {
            for (var block = 0; block < 20; block++)
            {
                var bytes = SshdLines.Text(lines: 200, attack, seed: block);
                prefilter.Find(Block.Of(bytes), list);
                NaivePrefilter.Of(list, sets.Length).ShouldBe(NaivePrefilter.Find(bytes, sets));
            }

            prefilter.IsDense.ShouldBe(dense);
        }
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(1.0)]
    public void Find_AfterWarmUp_AllocatesNothing(double attack)
    {
        var bytes = SshdLines.Text(lines: 10_000, attack, seed: 1);
        var prefilter = new Prefilter(SshdLines.Sets);
        using var list = new CandidateList();
        for (var i = 0; i < 20; i++)
        {
            prefilter.Find(Block.Of(bytes), list);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            prefilter.Find(Block.Of(bytes), list);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        list.Count.ShouldBeGreaterThan((int)(9_000 * attack));
    }

    private static LiteralSearch[] Searches(LiteralTable table, byte[] sample)
    {
        var counter = new WindowCounter(table.Literals);
        var trained = new WindowCounter(table.Literals);
        trained.Add(sample);
        return
        [
            new ScalarSearch(table), new TeddySearch(table, counter), new TeddySearch(table, trained), new TeddySearch(table, trained, use256: false),
        ];
    }

    private static Gen<(byte[] Bytes, LiteralSet[] Sets)> Cases()
    {
        // A small alphabet makes literals overlap and repeat; '[' and '{' differ by the bit of case and are no letters.
        var value = Gen.Frequency(
            (8, Gen.Elements("abAB"u8.ToArray())), (2, Gen.Elements("[{\0"u8.ToArray())), (1, Gen.Constant((byte)'\r')), (1, Gen.Elements<byte>(0xc1, 0xe1)));
        var literal = from length in Gen.Choose(0, 12)
                      from feed in Gen.Choose(0, 40)
                      from bytes in value.ArrayOf(length)
                      from ignoreCase in Gen.Elements(true, false)
                      select new Literal((feed == 0 ? bytes.Append((byte)'\n') : bytes).ToEquatableArray(), ignoreCase);
        var nonEmpty = literal.Where(l => l.Bytes.Count > 1);
        var set = Gen.Frequency((20, nonEmpty.NonEmptyListOf().Resize(4)), (1, literal.ListOf().Resize(3))).Select(l => LiteralSet.Of(l));
        return from count in Gen.Frequency((9, Gen.Choose(1, 8)), (1, Gen.Choose(60, 140)))
               from sets in set.ArrayOf(count)
               from length in Gen.Frequency((3, Gen.Choose(0, 90)), (1, Gen.Choose(90, 400)))
               from feeds in Gen.Choose(3, 60)
               from bytes in Gen.Frequency((feeds, value), (1, Gen.Constant((byte)'\n'))).ArrayOf(length)
               select (bytes, sets);
    }

    private static Literal Parse(string text) => text.EndsWith("/i", StringComparison.Ordinal)
        ? new Literal(Encoding.Latin1.GetBytes(text[..^2]).ToEquatableArray(), IgnoreCase: true)
        : new Literal(Encoding.Latin1.GetBytes(text).ToEquatableArray(), IgnoreCase: false);
}
