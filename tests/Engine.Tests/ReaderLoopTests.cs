using System.Linq;
using System.Text;
using Banhammer.Engine.Matching;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests;

public sealed class ReaderLoopTests
{
    private static readonly string[] ignores = ["of root from 192.0.2.2$"];

    [Fact]
    public void ReadBlock_AnyLog_CountsEachLineOnce() => Prop.ForAll(Arb.From(LogTexts.Logs), Arb.From(Gen.Elements(4_096, 16_384, 262_144)), (log, buffer) =>
    {
        var jail = new TestJail(LogTexts.Regexes, ignores, "192.0.2.3");
        using var loop = TestJail.Loop(log, buffer, (jail.Reader, jail.Needs));

        jail.ReadAll(loop);

        jail.Reader.Counts.Total.ShouldBe(loop.LinesRead);
        loop.LinesRead.ShouldBe(log.Count(value => value == '\n') + (log.Length > 0 && log[^1] != '\n' ? 1 : 0));
        jail.Reader.Counts.Failures.ShouldBe(jail.Reader.Hits.Length);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20261121, 17));

    [Fact]
    public void ReadBlock_AnyLog_FindsAsMuchAsWithoutPrefilter() => Prop.ForAll(Arb.From(LogTexts.Logs), log =>
    {
        var filtered = new TestJail(LogTexts.Regexes, ignores);
        var plain = new TestJail(LogTexts.Regexes, ignores);
        using var filteredLoop = TestJail.Loop(log, (filtered.Reader, filtered.Needs));
        using var plainLoop = TestJail.Loop(log, (plain.Reader, plain.EveryLine));

        filtered.ReadAll(filteredLoop).ShouldBe(plain.ReadAll(plainLoop));

        filtered.Reader.Counts[LineOutcome.Matched].ShouldBe(plain.Reader.Counts[LineOutcome.Matched]);
        plain.Reader.Counts[LineOutcome.NoLiteral].ShouldBe(0);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261121, 17));

    [Fact]
    public void ReadBlock_Flood_CountsTheSameWithoutSearch() => Prop.ForAll(Arb.From(LogTexts.Logs), log =>
    {
        // Mostly failures, so the search goes off after a few blocks; a buffer that takes all of it is one block, which is searched.
        var flood = new StringBuilder();
        for (var i = 0; flood.Length < 400_000; i++)
        {
            flood.Append(Encoding.Latin1.GetString(log)).Append('\n').Insert(flood.Length, $"2025-11-20 11:00:00 denied 192.0.2.{i % 200}\n", 4 + (2 * log.Count(value => value == '\n')));
        }

        var text = Encoding.Latin1.GetBytes(flood.ToString());
        var unsearched = new TestJail(LogTexts.Regexes, ignores, "192.0.2.3");
        var searched = new TestJail(LogTexts.Regexes, ignores, "192.0.2.3");
        using var unsearchedLoop = TestJail.Loop(text, 16_384, (unsearched.Reader, unsearched.Needs));
        using var searchedLoop = TestJail.Loop(text, text.Length + 1, (searched.Reader, searched.Needs));

        unsearched.ReadAll(unsearchedLoop).ShouldBe(searched.ReadAll(searchedLoop));

        unsearchedLoop.IsSearching.ShouldBeFalse();
        searchedLoop.IsSearching.ShouldBeTrue();
        var (fewer, more) = (unsearched.Reader.Counts, searched.Reader.Counts);
        (fewer[LineOutcome.NoLiteral] + fewer[LineOutcome.Unmatched]).ShouldBe(more[LineOutcome.NoLiteral] + more[LineOutcome.Unmatched]);
        foreach (var outcome in System.Enum.GetValues<LineOutcome>().Except([LineOutcome.NoLiteral, LineOutcome.Unmatched]))
        {
            fewer[outcome].ShouldBe(more[outcome], outcome.ToString());
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(20261121, 17));

    [Fact]
    public void ReadBlock_JailThatWantsEveryLine_LeavesTheSearchToTheOthers()
    {
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("2025-11-20 11:00:00 nothing\n", 10_000)) + "2025-11-20 11:00:00 denied 192.0.2.1\n");
        var one = new TestJail(["denied <ADDR>"]);
        var all = new TestJail(["denied <ADDR>"]);
        using var both = TestJail.Loop(text, 16_384, (one.Reader, one.Needs), (all.Reader, all.EveryLine));
        one.ReadAll(both);

        both.IsSearching.ShouldBeTrue();
        one.Reader.Counts[LineOutcome.NoLiteral].ShouldBe(10_000);
        all.Reader.Counts[LineOutcome.Unmatched].ShouldBe(10_000);
        one.Show().ShouldBe(all.Show());

        var alone = new TestJail(["denied <ADDR>"]);
        using var loop = TestJail.Loop(text, 16_384, (alone.Reader, alone.EveryLine));
        alone.ReadAll(loop).ShouldBe(one.Show());
        loop.IsSearching.ShouldBeFalse();
    }

    [Fact]
    public void ReadBlock_AnyBufferSize_FindsTheSame() => Prop.ForAll(Arb.From(LogTexts.Logs), Arb.From(Gen.Choose(16_384, 40_000)), (log, buffer) =>
    {
        var small = new TestJail(LogTexts.Regexes);
        var large = new TestJail(LogTexts.Regexes);
        using var smallLoop = TestJail.Loop(log, buffer, (small.Reader, small.Needs));
        using var largeLoop = TestJail.Loop(log, (large.Reader, large.Needs));

        small.ReadAll(smallLoop).ShouldBe(large.ReadAll(largeLoop));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(20261121, 17));

    [Fact]
    public void ReadBlock_SeveralJails_EachFindsWhatItFindsAlone() => Prop.ForAll(Arb.From(LogTexts.Logs), log =>
    {
        // More than 64 regexes in all, so that the last jail's bits lie across two words.
        var many = Enumerable.Range(0, 62).Select(i => $"never{i} <HOST>").ToArray();
        TestJail[] Jails(Dates.SharedDates dates) =>
        [
            new(LogTexts.Regexes[..1], dates: dates.Next()),
            new(many, dates: dates.Next()),
            new(LogTexts.Regexes, ignores, "192.0.2.1", dates: dates.Next()),
        ];

        var together = Jails(new Dates.SharedDates(isShared: true));
        using var loop = TestJail.Loop(log, together.Select(jail => (jail.Reader, jail.Needs)).ToArray());
        while (loop.ReadBlock())
        {
        }

        foreach (var (jail, alone) in together.Zip(Jails(new Dates.SharedDates(isShared: false))))
        {
            using var ownLoop = TestJail.Loop(log, (alone.Reader, alone.Needs));
            jail.Show().ShouldBe(alone.ReadAll(ownLoop));
            foreach (var outcome in System.Enum.GetValues<LineOutcome>())
            {
                jail.Reader.Counts[outcome].ShouldBe(alone.Reader.Counts[outcome], outcome.ToString());
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(50).WithReplay(20261121, 17));

    [Theory]
    [InlineData("2025-11-20 11:00:00 nothing", LineOutcome.NoLiteral)]
    [InlineData("2025-11-21 12:00:01 denied 192.0.2.1", LineOutcome.Rejected)]
    [InlineData("denied 192.0.2.1", LineOutcome.Undated)]
    [InlineData("nothing", LineOutcome.NoLiteral)]
    [InlineData("2025-11-20 11:00:00 denied nobody", LineOutcome.Unmatched)]
    [InlineData("2025-11-20 11:00:00 denied 192.0.2.9 by hand", LineOutcome.Ignored)]
    [InlineData("2025-11-20 11:00:00 denied 192.0.2.3", LineOutcome.Ignored)]
    [InlineData("2025-11-20 11:00:00 denied 192.0.2.1", LineOutcome.Matched)]
    [InlineData("2025-11-21 12:00:00 denied 192.0.2.1", LineOutcome.Matched)]
    public void ReadBlock_Line_EndsInItsOutcome(string line, LineOutcome expected)
    {
        var jail = new TestJail(["denied <ADDR>"], ["by hand$"], "192.0.2.3");
        using var loop = TestJail.Loop(Encoding.UTF8.GetBytes(line), (jail.Reader, jail.Needs));

        jail.ReadAll(loop);

        jail.Reader.Counts[expected].ShouldBe(1);
        jail.Reader.Counts.Total.ShouldBe(1);
    }

    [Fact]
    public void ReadBlock_UndatedLine_TakesTheDateOfTheLineBeforeEvenIfThatIsNoCandidate()
    {
        var jail = new TestJail(["denied <ADDR>"]);
        var log = "2025-11-20 11:00:00 nothing\n  more of it\ndenied 192.0.2.1\n2025-11-20 11:00:07 denied 192.0.2.2\ndenied 192.0.2.3\n"u8.ToArray();
        using var loop = TestJail.Loop(log, (jail.Reader, jail.Needs));

        var seconds = Dates.Stamps.Time("2025-11-20T11:00:00Z").Seconds;
        jail.ReadAll(loop).ShouldBe([$"192.0.2.1 {seconds}", $"192.0.2.2 {seconds + 7}", $"192.0.2.3 {seconds + 7}"]);
    }

    [Fact]
    public void ReadBlock_MatchedByACompiledPattern_TellsItsKind()
    {
        var jail = new TestJail(["denied <ADDR>"]);
        using var loop = TestJail.Loop("2025-11-20 11:00:00 denied 192.0.2.1\n2025-11-20 11:00:00 nothing\n"u8.ToArray(), (jail.Reader, jail.Needs));

        jail.ReadAll(loop);

        jail.Reader.Counts[MatcherKind.Vm].ShouldBe(1);
        jail.Reader.Counts[MatcherKind.Regex].ShouldBe(0);
    }
}
