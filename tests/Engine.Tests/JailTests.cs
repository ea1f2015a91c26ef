using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests;

public sealed class JailTests
{
    private const int MaxRetry = 3;
    private const int FindTime = 60;
    private const int BanTime = 100;

    /// <summary>Seconds at which one offender fails, and at which it is banned.</summary>
    public static TheoryData<int[], int[]> Failures => new()
    {
        { [0, 1], [] },
        { [0, 1, 2], [2] },
        { [0, 30, 60], [60] },
        { [0, 30, 61], [] },
        { [0, 30, 61, 62], [62] },
        { [0, 0, 0, 1, 2, 3, 100], [0] },
        { [0, 0, 0, 101, 102], [0] },
        { [0, 0, 0, 101, 102, 103], [0, 103] },
        { [0, 0, 0, 99, 100, 101, 102], [0] },
        { [50, 0, 25], [25] },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Take_FailuresOfOne_BansAtMaxRetryWithinFindTimeAndAnewAfterTheBan(int[] seconds, int[] bans)
    {
        var log = new ObserverLog();

        NewJail().Take(seconds.Select(second => Failure(1, second)).ToArray(), log);

        // A ban runs from the latest failure of the three, whichever came last.
        log.Bans.Select(ban => (int)ban.Time.Seconds).ShouldBe(bans.Select((ban, i) => seconds[0] == 50 && i == 0 ? 50 : ban));
        log.Bans.ShouldAllBe(ban => ban.Until == new EventTime(ban.Time.Microseconds + (BanTime * 1_000_000L)) && ban.Failures == MaxRetry);
    }

    [Fact]
    public void Take_AnyBatches_BansAsAPlainListDoes()
    {
        var steps = Gen.Choose(0, 3).SelectMany(who => Gen.Choose(0, 40).Select(step => (who, step))).ArrayOf();
        Prop.ForAll(Arb.From(steps), Arb.From(Gen.Choose(1, 7)), (failures, batch) =>
        {
            var (jail, log, second) = (NewJail(), new ObserverLog(), 0);
            var all = failures.Select(failure => Failure(failure.who, second += failure.step)).ToArray();

            foreach (var chunk in all.Chunk(batch))
            {
                jail.Take(chunk, log);
            }

            log.Failures.ShouldBe(all);
            log.Bans.Select(ban => (ban.Offender, (int)ban.Time.Seconds)).ShouldBe(PlainBans(all));
            jail.Banning.Total.ShouldBe(log.Bans.Count);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261121, 17));
    }

    [Fact]
    public void Take_PermanentBan_NeverBansAgain()
    {
        var jail = new Jail(Options with { Bans = new BanPolicy { BanTime = null } }, new OffenderTexts(TestJail.Key), TestJail.Key);
        var log = new ObserverLog();

        jail.Take(Enumerable.Range(0, 100).Select(i => Failure(1, i * 1_000 / 10)).ToArray(), log);
        jail.Take(Enumerable.Range(0, 100).Select(i => Failure(1, 1_000_000 + i)).ToArray(), log);

        jail.Take(Enumerable.Range(0, 100).Select(i => Failure(1, 1_000_000_000 + i)).ToArray(), log);

        log.Bans.ShouldHaveSingleItem().Until.ShouldBeNull();
    }

    private static JailOptions Options => new()
    {
        Counter = CounterOptions.Default with { MaxRetry = MaxRetry, FindTime = TimeSpan.FromSeconds(FindTime) },
        Bans = new BanPolicy { BanTime = TimeSpan.FromSeconds(BanTime) },
    };

    private static Jail NewJail() => new(Options, new OffenderTexts(TestJail.Key), TestJail.Key);

    private static CountedFailure Failure(int who, int second) =>
        new(Offender.From(Address.FromIPv4(0xC0000200u + (uint)who)), EventTime.FromSeconds(second));

    // Times run forwards.
    private static IEnumerable<(Offender Offender, int Second)> PlainBans(IEnumerable<CountedFailure> failures)
    {
        var seen = new Dictionary<Offender, List<int>>();
        var until = new Dictionary<Offender, int>();
        foreach (var (offender, time) in failures)
        {
            var second = (int)time.Seconds;
            if (until.TryGetValue(offender, out var end) && second <= end)
            {
                continue;
            }

            var times = seen.TryGetValue(offender, out var known) ? known : seen[offender] = [];
            times.Add(second);
            if (times.Count(earlier => second - earlier <= FindTime) >= MaxRetry)
            {
                times.Clear();
                until[offender] = second + BanTime;
                yield return (offender, second);
            }
        }
    }
}
