using System;
using System.Linq;
using System.Runtime.Intrinsics.X86;
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
            var prefilter = new Prefilter(c.Needs);
            prefilter.Find(Block.Of(c.Bytes), list);
            NaivePrefilter.Of(list, c.Needs.Length).ShouldBe(NaivePrefilter.Find(c.Bytes, c.Needs, prefilter.ChosenSet));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261121, 17));

    [Fact]
    public void Search_EachKindOfSearchAndChoice_EqualsNaiveSearch() =>
        Prop.ForAll(Cases().ToArbitrary(), c =>
        {
            foreach (var isTrained in Both)
            {
                var table = new LiteralTable(c.Needs);
                var counter = new WindowCounter(table.Literals);
                if (isTrained)
                {
                    counter.Add(c.Bytes);
                    new SetChoice(table, counter).Make();
                }

                var expected = NaivePrefilter.Find(c.Bytes, c.Needs, table.ChosenSet);
                foreach (var search in Searches(table, counter))
                {
                    using var list = new CandidateList();
                    var block = Block.Of(c.Bytes);
                    var marker = new LineMarker(block, list, table);
                    search.Search(c.Bytes, ref marker);
                    marker.Finish();
                    NaivePrefilter.Of(list, c.Needs.Length).ShouldBe(expected, $"{search.GetType().Name}, trained {isTrained}");
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261121, 17));

    [Fact]
    public void Find_AnyNeeds_LetsNoLineWithAllOfThemOut() =>
        Prop.ForAll(Cases().ToArbitrary(), c =>
        {
            // Fed for as long as the choice of sets may change.
            using var list = new CandidateList();
            var prefilter = new Prefilter(c.Needs);
            var text = string.Concat(Enumerable.Repeat(Encoding.Latin1.GetString(c.Bytes) + "\n", 1 + (40_000 / (c.Bytes.Length + 1))));
            for (var round = 0; round < 2; round++)
            {
                prefilter.Find(Block.Of(Encoding.Latin1.GetBytes(text)), list);
            }

            for (var rule = 0; rule < c.Needs.Length; rule++)
            {
                var candidates = Enumerable.Range(0, list.Count).Where(i => list.Has(i, rule)).Select(i => list[i].Start).ToHashSet();
                var check = new NeedsCheck([c.Needs[rule]]);
                foreach (var line in Block.Of(Encoding.Latin1.GetBytes(text)))
                {
                    (candidates.Contains(line.Start) || !check.MayMatch(line.Bytes)).ShouldBeTrue();
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20).WithReplay(20261121, 17));

    [Theory]
    [InlineData("", "abc", "")]
    [InlineData("abc", "abc", "0-3: 0")]
    [InlineData("xx\nabc\n", "abc", "3-6: 0")]
    [InlineData("abc\r\r\n", "abc", "0-3: 0")]
    [InlineData("ab\nc\n", "ab\nc", "")]
    [InlineData("ab\r\nab\rc\n", "ab\r", "4-8: 0")]
    [InlineData("\n\nAbC\n", "aBc/i", "2-5: 0")]
    [InlineData("ABC\n", "abc", "")]
    [InlineData("x\n", "", "0-1: 0")]
    [InlineData("[a\n{A\n", "[A/i", "0-2: 0")]
    [InlineData("a\nxa", "a", "0-1: 0|2-4: 0")]
    public void Find_OneLiteral_GivesLinesWithIt(string text, string literal, string expected)
    {
        using var list = new CandidateList();
        var needs = new[] { LiteralNeeds.Of(LiteralSet.Of(Parse(literal))) };
        new Prefilter(needs).Find(Block.Of(Encoding.Latin1.GetBytes(text)), list);
        string.Join('|', NaivePrefilter.Of(list, 1)).ShouldBe(expected);
    }

    [Fact]
    public void Find_LiteralAtEveryPlaceOfALongBlock_IsFound()
    {
        var needs = new[] { LiteralNeeds.Of(LiteralSet.Of(Literal.Of("needle"))) };
        var prefilter = new Prefilter(needs);
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
    public void Find_MoreThan64Rules_UsesMoreWords()
    {
        var needs = Enumerable.Range(0, 200).Select(i => i == 150 ? LiteralNeeds.EveryLine : LiteralNeeds.Of(LiteralSet.Of(Literal.Of($"word{i:000};")))).ToArray();
        using var list = new CandidateList();
        var text = Encoding.ASCII.GetBytes("word000;\nnothing\nword199; word064;\n");
        new Prefilter(needs).Find(Block.Of(text), list);
        NaivePrefilter.Of(list, needs.Length).ShouldBe(["0-8: 0,150", "9-16: 150", "17-34: 64,150,199"]);
        list.WordsPerLine.ShouldBe(4);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(11)]
    public void Find_ManyLiteralsAtEveryPlace_AreFound(int length)
    {
        // More than Teddy takes, each at each distance from a step, short ones in between.
        var texts = Enumerable.Range(0, 200).Select(i => $"w{i:000}{new string('x', length - 4)}").Append("shrt").ToArray();
        var prefilter = new Prefilter(texts.Select(text => LiteralNeeds.Of(LiteralSet.Of(Literal.Of(text)))).ToArray());
        using var list = new CandidateList();
        for (var at = 0; at < 130; at++)
        {
            var log = string.Concat(texts.Select(text => $"{new string('-', at)}{text}{(at % 3 == 0 ? "shrt" : "")}\nnothing\n"));
            prefilter.Find(Block.Of(Encoding.ASCII.GetBytes(log)), list);
            list.Count.ShouldBe(texts.Length);
            Enumerable.Range(0, texts.Length).ShouldAllBe(i => list.Has(i, i) && list.Has(i, texts.Length - 1) == (at % 3 == 0 || i == texts.Length - 1));
        }
    }

    [Fact]
    public void Find_NoRules_FindsNothing()
    {
        using var list = new CandidateList();
        new Prefilter([]).Find(Block.Of("a\nb\n"u8), list);
        list.Count.ShouldBe(0);
    }

    [Fact]
    public void Find_OneSetIsRarerInTheLog_FindsByThatOne()
    {
        // What every request has is a longer text than what rejected ones have.
        var prefilter = new Prefilter([LiteralNeeds.Of(LiteralSet.Of(Literal.Of("POST /login HTTP/")), LiteralSet.Of(Literal.Of(" 401 "), Literal.Of(" 403 ")))]);
        using var list = new CandidateList();
        prefilter.ChosenSet(0).ShouldBe(0);
        prefilter.Find(Block.Of(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("POST /login HTTP/1 200 \n", 2_000)))), list);
        prefilter.ChosenSet(0).ShouldBe(1);
        list.Count.ShouldBe(0);
        prefilter.Find(Block.Of(Encoding.ASCII.GetBytes("GET / 401 \nPOST /login HTTP/1 200 \nPOST /login HTTP/1 403 \n")), list);
        NaivePrefilter.Of(list, 1).ShouldBe(["0-10: 0", "35-58: 0"]);
    }

    [Fact]
    public void AddFalseCandidates_TheyBecomeMany_ChoosesTheOtherSet()
    {
        var prefilter = new Prefilter([LiteralNeeds.Of(LiteralSet.Of(Literal.Of("POST /login HTTP/")), LiteralSet.Of(Literal.Of(" 401 "), Literal.Of(" 403 ")))]);
        using var list = new CandidateList();
        Feed("POST /login HTTP/1 200 ");
        prefilter.ChosenSet(0).ShouldBe(1);

        // Now somebody asks for pages that are kept from all, and nobody logs in.
        Feed("GET /private 401 ");
        prefilter.ChosenSet(0).ShouldBe(0);

        void Feed(string line)
        {
            var lines = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(line + "\n", 10_000)));
            for (var block = 0; block < 60; block++)
            {
                prefilter.Find(Block.Of(lines), list);
                prefilter.AddFalseCandidates(list.Count);
            }
        }
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(1.0)]
    public void Find_AfterWarmUp_AllocatesNothing(double attack)
    {
        var bytes = SshdLines.Text(lines: 10_000, attack, seed: 1);
        var prefilter = new Prefilter(SshdLines.Needs);
        using var list = new CandidateList();
        var words = new ulong[LineFeeds.WordsFor(bytes.Length)];
        for (var i = 0; i < 20; i++)
        {
            prefilter.Find(new Block(null, bytes, words, 1, 0), list);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            prefilter.Find(new Block(null, bytes, words, 1, 0), list);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        list.Count.ShouldBeGreaterThan((int)(9_000 * attack));
    }

    private static LiteralSearch[] Searches(LiteralTable table, WindowCounter counter) =>
    [
        new ScalarSearch(table), new BlockSearch(table, counter, mostForTeddy: int.MaxValue, Avx2.IsSupported), new BlockSearch(table, counter, mostForTeddy: int.MaxValue, use256: false),
        new BlockSearch(table, counter, mostForTeddy: 0, Avx2.IsSupported), new BlockSearch(table, counter),
    ];

    private static Gen<(byte[] Bytes, LiteralNeeds[] Needs)> Cases()
    {
        // A small alphabet makes literals overlap and repeat; '[' and '{' differ by the bit of case and are no letters.
        var value = Gen.Frequency(
            (8, Gen.Elements("abAB"u8.ToArray())), (2, Gen.Elements("[{\0"u8.ToArray())), (1, Gen.Constant((byte)'\r')), (1, Gen.Elements<byte>(0xc1, 0xe1)));
        var literal = from length in Gen.Frequency((4, Gen.Choose(0, 12)), (1, Gen.Choose(11, 20)))
                      from feed in Gen.Choose(0, 40)
                      from bytes in value.ArrayOf(length)
                      from ignoreCase in Gen.Elements(true, false)
                      select new Literal((feed == 0 ? bytes.Append((byte)'\n') : bytes).ToEquatableArray(), ignoreCase);
        var nonEmpty = literal.Where(l => l.Bytes.Count > 1);
        var set = Gen.Frequency((20, nonEmpty.NonEmptyListOf().Resize(4)), (1, literal.ListOf().Resize(3))).Select(l => LiteralSet.Of(l));
        var rule = Gen.Frequency((3, Gen.Constant(1)), (1, Gen.Choose(2, 3))).SelectMany(sets => set.ListOf(sets)).Select(l => LiteralNeeds.Of(l));
        return from count in Gen.Frequency((9, Gen.Choose(1, 8)), (1, Gen.Choose(60, 140)))
               from needs in rule.ArrayOf(count)
               from length in Gen.Frequency((3, Gen.Choose(0, 90)), (1, Gen.Choose(90, 400)))
               from feeds in Gen.Choose(3, 60)
               from bytes in Gen.Frequency((feeds, value), (1, Gen.Constant((byte)'\n'))).ArrayOf(length)
               select (bytes, needs);
    }

    private static Literal Parse(string text) => text.EndsWith("/i", StringComparison.Ordinal)
        ? new Literal(Encoding.Latin1.GetBytes(text[..^2]).ToEquatableArray(), IgnoreCase: true)
        : new Literal(Encoding.Latin1.GetBytes(text).ToEquatableArray(), IgnoreCase: false);
}
