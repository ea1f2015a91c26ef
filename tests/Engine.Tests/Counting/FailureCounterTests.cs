using System;
using System.Linq;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Counting;

public sealed class FailureCounterTests
{
    private static readonly OffenderHashKey Key = new(0x0123456789abcdef, 0xfedcba9876543210);

    // Seconds of one offender's failures in the order read, and whether a ticket falls by the last one (and none before).
    [Theory]
    [InlineData(3, 600, "0 300 600", true)]
    [InlineData(3, 600, "0 300 601", false)]
    [InlineData(3, 600, "0 300 601 899", true)]
    [InlineData(1, 600, "0", true)]
    [InlineData(2, 0, "5 5", true)]
    [InlineData(2, 0, "5 6", false)]
    [InlineData(2, 600, "700 100", true)]
    [InlineData(2, 600, "700 99", false)]
    [InlineData(3, 600, "1000 400 700", true)]
    [InlineData(3, 600, "1000 1601 500 1050", true)]
    [InlineData(5, 600, "0 10 20 30 650", false)]
    [InlineData(2, 600, "4000000000 0 1", true)]
    [InlineData(2, 600, "0 4000000000 1", false)]
    [InlineData(2, 600, "0 100000 1", false)]
    [InlineData(2, 315360000, "0 315360000", true)]
    [InlineData(2, 315360000, "0 315360001", false)]
    public void Add_OneOffender_TicketFallsWhenAWindowFills(int maxRetry, int findTimeSeconds, string seconds, bool expected)
    {
        var counter = Counter(maxRetry, findTimeSeconds);
        var fell = seconds.Split(' ').Select(second => counter.Add(Failure(1, long.Parse(second, null)), out _)).ToArray();
        fell[^1].ShouldBe(expected);
        fell[..^1].ShouldAllBe(each => !each);
    }

    [Fact]
    public void Add_TicketFell_OffenderStartsAnewAtZero()
    {
        var counter = Counter(2, 600);
        CountedFailure[] failures = [Failure(1, 10), Failure(2, 11), Failure(1, 12), Failure(1, 13), Failure(2, 14), Failure(1, 15)];
        var tickets = new Ticket[failures.Length];
        counter.Add(failures, tickets).ShouldBe(3);
        tickets[..3].ShouldBe([TicketOf(1, 12, 2), TicketOf(2, 14, 2), TicketOf(1, 15, 2)]);
        counter.Statistics.ShouldBe(new CounterStatistics(0, 0, 6, 3, 0, 0));
    }

    [Fact]
    public void Add_LateFailureFillsTheWindow_TicketIsOfTheLastFailureInIt()
    {
        var counter = Counter(3, 10);
        counter.Add(Failure(1, 108), out _).ShouldBeFalse();
        counter.Add(Failure(1, 94), out _).ShouldBeFalse();
        counter.Add(Failure(1, 96), out _).ShouldBeFalse();
        counter.Add(Failure(1, 104), out var ticket).ShouldBeTrue();
        ticket.ShouldBe(TicketOf(1, 104, 3));
    }

    [Fact]
    public void Add_TenThousandWithinTheWindow_FallsWithTheLast()
    {
        var counter = Counter(10_000, 315_360_000);
        for (var number = 0; number < 9_999; number++)
            counter.Add(Failure(1, number * 31_539L), out _).ShouldBeFalse();
        counter.Add(Failure(1, 315_360_000), out var ticket).ShouldBeTrue();
        ticket.ShouldBe(TicketOf(1, 315_360_000, 10_000));
    }

    [Fact]
    public void Add_StampInTheFarFuture_OthersGoOnBeingCounted()
    {
        var counter = Counter(2, 600);
        counter.Add(new CountedFailure(Who(9), new EventTime(long.MaxValue)), out _).ShouldBeFalse();
        counter.Add(Failure(1, 1000), out _).ShouldBeFalse();
        counter.Add(Failure(1, 1001), out _).ShouldBeTrue();
        counter.Add(Failure(9, 1002), out _).ShouldBeFalse();
        counter.Add(Failure(9, 1003), out _).ShouldBeTrue();
    }

    [Fact]
    public void Add_ClockPassesTwiceTheFindTime_IdleOffendersAreForgotten()
    {
        var counter = Counter(3, 600);
        counter.Add(Failure(1, 0), out _);
        counter.Add(Failure(2, 100), out _);
        counter.Add(Failure(1, 200), out _);
        counter.Add(Failure(3, 1300), out _);
        counter.Statistics.Offenders.ShouldBe(3);
        counter.Add(Failure(3, 1301), out _);
        counter.Statistics.Offenders.ShouldBe(2);
        counter.Add(Failure(4, 1401), out _);
        counter.Statistics.ShouldBe(new CounterStatistics(2, 3, 6, 0, 0, 2));
    }

    [Fact]
    public void Add_AtTheBound_TheOneIdleLongestGoesButNotTheOneNearATicket()
    {
        var counter = new FailureCounter(new CounterOptions { MaxRetry = 3, MaxOffenders = 3 }, Key);
        counter.Add(Failure(1, 0), out _);
        counter.Add(Failure(1, 1), out _);
        counter.Add(Failure(2, 2), out _);
        counter.Add(Failure(3, 3), out _);
        counter.Add(Failure(4, 4), out _);
        counter.Statistics.Offenders.ShouldBe(3);
        counter.Statistics.Evicted.ShouldBe(1);
        counter.Add(Failure(2, 5), out _);
        counter.Add(Failure(2, 5), out _).ShouldBeFalse("its first failure had gone");
        counter.Add(Failure(1, 6), out _).ShouldBeTrue("it was kept");
    }

    [Fact]
    public void Add_AtTheBoundWithTheClockStopped_OneThatDidNotFailAgainGoes()
    {
        var counter = new FailureCounter(new CounterOptions { MaxRetry = 5, MaxOffenders = 3 }, Key);
        counter.Add(new CountedFailure(Who(9), new EventTime(long.MaxValue)), out _);
        foreach (var (who, second) in new[] { (1u, 0), (2u, 1), (1u, 2), (9u, 3), (3u, 4) })
            counter.Add(Failure(who, second), out _);
        counter.CountOf(Who(1)).ShouldBe(2);
        counter.CountOf(Who(2)).ShouldBe(0);
        counter.CountOf(Who(9)).ShouldBe(1);
    }

    [Fact]
    public void Add_AllNearATicket_TheOneIdleLongestGoes()
    {
        var counter = new FailureCounter(new CounterOptions { MaxRetry = 2, MaxOffenders = 2 }, Key);
        counter.Add(Failure(1, 0), out _);
        counter.Add(Failure(2, 1), out _);
        counter.Add(Failure(3, 2), out _);
        counter.Add(Failure(2, 3), out _).ShouldBeTrue();
        counter.Add(Failure(1, 4), out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(1, 600)]
    [InlineData(2, 600)]
    [InlineData(3, 7)]
    [InlineData(5, 600)]
    [InlineData(20, 600)]
    [InlineData(3, 0)]
    [InlineData(4, 315_360_000)]
    public void Add_HostileClock_EqualsListsOfTimes(int maxRetry, int findTimeSeconds)
        => Check(new CounterOptions { MaxRetry = maxRetry, FindTime = TimeSpan.FromSeconds(findTimeSeconds) }, offenders: 3);

    [Theory]
    [InlineData(2, 5, 1000)]
    [InlineData(3, 1, 1000)]
    [InlineData(3, 5, 1000)]
    [InlineData(5, 8, 1000)]
    [InlineData(5, 1000, 10)]
    [InlineData(4, 5, 6)]
    [InlineData(3, 1, 1)]
    public void Add_AtTheBounds_EqualsListsOfTimesAndEvictsTheIdle(int maxRetry, int maxOffenders, int maxFailures)
        => Check(new CounterOptions { MaxRetry = maxRetry, MaxOffenders = maxOffenders, MaxFailures = maxFailures }, offenders: 12);

    // Failures in order and in whole seconds are packed; one that isn't moves its offender to a list.
    [Theory]
    [InlineData(2, 600, 5, 1000, 1000)]
    [InlineData(3, 600, 3, 1000, 1000)]
    [InlineData(3, 0, 3, 1000, 1000)]
    [InlineData(5, 600, 3, 1000, 1000)]
    [InlineData(5, 601, 12, 5, 1000)]
    [InlineData(3, 60, 12, 5, 1000)]
    [InlineData(2, 60, 12, 5, 1000)]
    [InlineData(3, 600, 12, 1000, 12)]
    [InlineData(6, 600, 2, 1000, 1000)]
    [InlineData(7, 600, 2, 1000, 1000)]
    [InlineData(3, 131_071, 3, 1000, 1000)]
    [InlineData(3, 131_072, 3, 1000, 1000)]
    public void Add_MostlyWholeSecondsInOrder_EqualsListsOfTimes(int maxRetry, int findTimeSeconds, int offenders, int maxOffenders, int maxFailures)
        => Check(
            new CounterOptions { MaxRetry = maxRetry, FindTime = TimeSpan.FromSeconds(findTimeSeconds), MaxOffenders = maxOffenders, MaxFailures = maxFailures },
            offenders,
            HostileClock.MostlyInOrder(Math.Max(1, findTimeSeconds / 8)));

    [Fact]
    public void Add_FindTimeOfHalfASecond_EqualsListsOfTimes()
        => Check(new CounterOptions { MaxRetry = 3, FindTime = TimeSpan.FromSeconds(2.5) }, 3, HostileClock.MostlyInOrder(1));

    [Fact]
    public void Add_TicketsOfFewWhoAreLetGo_LeaveNothingBehind()
    {
        var counter = Counter(2, 600);
        for (var number = 0u; number < 100_000; number++)
        {
            counter.Add(Failure(number, 1_700_000_000), out _).ShouldBeFalse();
            counter.Add(Failure(number, 1_700_000_000), out _).ShouldBeTrue();
        }

        counter.EntriesInUse.ShouldBeLessThan(2000);
        counter.Add(Failure(0, 1_700_001_201), out _);
        counter.EntriesInUse.ShouldBe(1);
    }

    [Fact]
    public void Add_AnotherKey_GivesTheSameTickets()
    {
        var random = new System.Random(7);
        var failures = Enumerable.Range(0, 20_000).Select(number => Failure((uint)random.Next(900), number / 10)).ToArray();
        var (one, two) = (new Ticket[failures.Length], new Ticket[failures.Length]);
        var count = Counter(5, 600).Add(failures, one);
        count.ShouldBeGreaterThan(1000);
        new FailureCounter(new CounterOptions { MaxRetry = 5 }, OffenderHashKey.Random()).Add(failures, two).ShouldBe(count);
        two.ShouldBe(one);
    }

    [Fact]
    public void Add_AfterWarmUp_AllocatesNothing()
    {
        var counter = new FailureCounter(new CounterOptions { MaxRetry = 5, MaxOffenders = 3000 }, Key);
        var random = new System.Random(1);
        var warmUp = Enumerable.Range(0, 60_000).Select(number => Failure((uint)random.Next(6000), number / 30)).ToArray();
        var failures = Enumerable.Range(0, 10_000).Select(number => Failure((uint)random.Next(6000), 2000 + (number / 30))).ToArray();
        var tickets = new Ticket[warmUp.Length];
        counter.Add(warmUp, tickets);
        var warm = counter.Statistics;
        var before = GC.GetAllocatedBytesForCurrentThread();
        counter.Add(failures, tickets);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        counter.Statistics.Evicted.ShouldBeGreaterThan(warm.Evicted);
        counter.Statistics.Tickets.ShouldBeGreaterThan(warm.Tickets);
    }

    [Fact]
    public void Add_NoRoomForTickets_Throws()
        => Should.Throw<ArgumentOutOfRangeException>(() => Counter(3, 600).Add([Failure(1, 0)], []));

    [Fact]
    public void Validate_EveryLimitWrong_ReportsAll()
    {
        var options = new CounterOptions { MaxRetry = 10_001, FindTime = TimeSpan.FromSeconds(-1), MaxOffenders = 0, MaxFailures = 0 };
        options.Validate().Count.ShouldBe(4);
        options.Validate()[0].ShouldBe("maxretry is '10001'; expected 1 to 10000");
        Should.Throw<ArgumentException>(() => new FailureCounter(options, Key));
        CounterOptions.Default.Validate().ShouldBeEmpty();
    }

    private static void Check(CounterOptions options, int offenders)
    {
        var step = Math.Max(1, options.FindTime.Ticks / TimeSpan.TicksPerMicrosecond / 4);
        var hostile = HostileClock.Instants(step).ArrayOf(150);
        Check(options, offenders, Gen.Frequency((2, hostile), (1, HostileClock.Ascending(step))));
    }

    private static void Check(CounterOptions options, int offenders, Gen<long[]> clocks)
    {
        var scripts = clocks.SelectMany(times => Gen.Choose(0, offenders - 1).ArrayOf(times.Length).Select(who =>
            times.Zip(who, (time, number) => new CountedFailure(Who((uint)number), new EventTime(time))).ToArray()));
        Prop.ForAll(scripts.ToArbitrary(), script => Replay(options, script, offenders)).Check(Config.QuickThrowOnFailure.WithMaxTest(120).WithReplay(20261121, 17));
    }

    /// <summary>Counter and plain twin side by side; which of several equally idle offenders went is up to the counter.</summary>
    private static void Replay(CounterOptions options, CountedFailure[] script, int offenders)
    {
        var counter = new FailureCounter(options, Key);
        var twin = new ReferenceFailureCounter(options);
        var evicted = 0L;
        foreach (var failure in script)
        {
            twin.Advance(failure.EventTime);
            var fell = counter.Add(failure, out var ticket);
            if (twin.KeptFailures == options.MaxFailures || (!twin.Contains(failure.Offender) && twin.Offenders == options.MaxOffenders))
            {
                // The one whose failure this is may have gone and come back; otherwise the one that went has no failures left.
                var gone = twin.Evictable().Where(each => each == failure.Offender || counter.CountOf(each) == 0)
                    .OrderBy(each => each == failure.Offender).ToArray();
                gone.ShouldNotBeEmpty();
                twin.Evict(gone[0]);
                evicted++;
            }

            twin.Add(failure, out var expected).ShouldBe(fell);
            ticket.ShouldBe(expected);
            for (var who = 0u; who < offenders; who++)
                counter.CountOf(Who(who)).ShouldBe(twin.CountOf(Who(who)));
            var statistics = counter.Statistics;
            statistics.Offenders.ShouldBe(twin.Offenders);
            statistics.KeptFailures.ShouldBe(twin.KeptFailures);
            statistics.Forgotten.ShouldBe(twin.Forgotten);
            statistics.Evicted.ShouldBe(evicted);
            statistics.Offenders.ShouldBeLessThanOrEqualTo(options.MaxOffenders);
            statistics.KeptFailures.ShouldBeLessThanOrEqualTo(options.MaxFailures);
        }
    }

    private static FailureCounter Counter(int maxRetry, int findTimeSeconds)
        => new(new CounterOptions { MaxRetry = maxRetry, FindTime = TimeSpan.FromSeconds(findTimeSeconds) }, Key);

    private static Offender Who(uint number) => Offender.From(Address.FromIPv4(0xC0000200 + number));

    private static CountedFailure Failure(uint who, long second) => new(Who(who), EventTime.FromSeconds(second));

    private static Ticket TicketOf(uint who, long second, int failures) => new(Who(who), EventTime.FromSeconds(second), failures);
}
