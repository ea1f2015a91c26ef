using System;
using System.Linq;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Counting;

public sealed class OffenderTallyTests
{
    [Theory]
    [InlineData(1 << 24)]
    [InlineData(700)]
    [InlineData(0)]
    public void Tally_OffendersBannedForgottenAndEvicted_EqualsADictionary(int maxOffenders)
    {
        var options = new JailOptions
        {
            Counter = new CounterOptions { MaxRetry = 3, FindTime = TimeSpan.FromSeconds(30), MaxOffenders = 500 },
            Bans = new BanPolicy { BanTime = TimeSpan.FromSeconds(20) },
            Tally = new TallyOptions { MaxOffenders = maxOffenders, FailuresOfEach = true },
        };
        var jail = new Jail(options, new OffenderTexts(TestJail.Key), TestJail.Key);
        var log = new ObserverLog();
        var random = new Random(5);
        var failures = Enumerable.Range(0, 30_000)
            .Select(number => new CountedFailure(Who(random.Next(number % 3 == 0 ? 20 : 2_000)), EventTime.FromSeconds(1_700_000_000 + (number / 20)))).ToArray();

        jail.Take(failures, log);

        var told = failures.Select(failure => failure.Offender).Distinct().Take(maxOffenders).ToArray();
        var twin = failures.GroupBy(failure => failure.Offender).ToDictionary(group => group.Key, group => group.LongCount());
        var tally = jail.Tally.ShouldNotBeNull();
        tally.Offenders.ShouldBe(told.Length);
        told.ShouldAllBe(offender => tally.FailuresOf(offender) == twin[offender]);
        tally.UntoldFailures.ShouldBe(failures.Length - told.Sum(offender => twin[offender]));
        tally.FailuresOf(Who(5_000)).ShouldBe(0);
        log.Bans.Count.ShouldBeGreaterThan(100);
        jail.Counting.Evicted.ShouldBeGreaterThan(100);
        jail.Counting.Forgotten.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Tally_Asked_ChangesNoBan()
    {
        var random = new Random(6);
        var failures = Enumerable.Range(0, 50_000)
            .Select(number => new CountedFailure(Who(random.Next(3_000)), EventTime.FromSeconds(1_700_000_000 + (number / 20)))).ToArray();
        var bans = new[] { null, new TallyOptions() }.Select(tally =>
        {
            var log = new ObserverLog();
            var jail = new Jail(new JailOptions { Counter = new CounterOptions { MaxOffenders = 1_000 }, Tally = tally }, new OffenderTexts(TestJail.Key), TestJail.Key);
            jail.Take(failures, log);
            return log.Bans;
        }).ToArray();

        bans[0].Count.ShouldBeGreaterThan(1_000);
        bans[1].ShouldBe(bans[0]);
    }

    private static Offender Who(int number) => Offender.From(Address.FromIPv4(0xC0000200u + (uint)number));
}
