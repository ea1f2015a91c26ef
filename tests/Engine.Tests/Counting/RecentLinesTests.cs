using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Counting;

public sealed class RecentLinesTests
{
    [Fact]
    public void Of_Offender_GivesItsLatestLinesInOrder()
    {
        var lines = new RecentLines();
        foreach (var (who, text) in new[] { (1, "a"), (2, "b"), (1, "c"), (1, "d"), (2, "e") })
        {
            Add(lines, who, text);
        }

        Texts(lines, 1).ShouldBe(["a", "c", "d"]);
        Texts(lines, 1, most: 2).ShouldBe(["c", "d"]);
        Texts(lines, 3).ShouldBeEmpty();
        lines.Forget(Offender(1));
        Texts(lines, 1).ShouldBeEmpty();
        Add(lines, 1, "f");
        Texts(lines, 1).ShouldBe(["f"]);
    }

    // Lines of all lengths, so that the ring ends everywhere; what is kept of an offender is always the end of what it has.
    [Fact]
    public void Add_MoreThanThereIsRoomFor_DropsTheOldestOnly()
    {
        var random = new Random(5);
        var lines = new RecentLines();
        var all = Enumerable.Range(0, 20).ToDictionary(who => who, _ => new List<string>());
        for (var i = 0; i < 40_000; i++)
        {
            var who = random.Next(20);
            var text = $"{i} " + new string('x', random.Next(i < 20_000 ? 30 : 3000));
            Add(lines, who, text);
            all[who].Add(text);
            if (i % 997 == 0)
            {
                Texts(lines, who).ShouldBe(all[who].TakeLast(Texts(lines, who).Length));
            }
        }

        var kept = Enumerable.Range(0, 20).Sum(who => Texts(lines, who).Sum(text => text.Length));
        kept.ShouldBeInRange(RecentLines.Bytes - (10 * 3000), RecentLines.Bytes);
    }

    [Fact]
    public void Add_LineLongerThanTheLimit_KeepsItsStart()
    {
        var lines = new RecentLines();
        Add(lines, 1, new string('x', RecentLines.MostLineBytes + 1));

        Texts(lines, 1).Single().Length.ShouldBe(RecentLines.MostLineBytes);
    }

    private static void Add(RecentLines lines, int who, string text) => lines.Add(Offender(who), Encoding.ASCII.GetBytes(text), DateCut.None, default);

    private static string[] Texts(RecentLines lines, int who, int most = int.MaxValue) => [.. lines.Of(Offender(who), most).Select(line => Encoding.ASCII.GetString(line.Text))];

    private static Offender Offender(int who) => Engine.Matching.Offender.From(Address.FromIPv4((uint)who));
}
