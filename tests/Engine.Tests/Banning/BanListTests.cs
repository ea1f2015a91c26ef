using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Tests.Counting;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Banning;

public sealed class BanListTests
{
    private static readonly OffenderHashKey Key = new(31, 32);
    private static readonly BanPolicy Forever = new() { BanTime = null };

    private readonly OffenderTexts texts = new(Key, capacity: 1);
    private readonly BanList bans;

    public BanListTests() => bans = new BanList(Key, texts);

    [Fact]
    public void TryBan_Ticket_BansFromItsLastFailureOn()
    {
        bans.TryBan(TicketOf(1, 1000, 5), BanPolicy.Default, out var ban).ShouldBeTrue();
        ban.ShouldBe(new Ban(Who(1), EventTime.FromSeconds(1000), EventTime.FromSeconds(1600), 5));
        bans.TryGet(Who(1), out var kept).ShouldBeTrue();
        kept.ShouldBe(ban);
        bans.TryGet(Who(2), out _).ShouldBeFalse();
    }

    [Fact]
    public void TryBan_OverAlready_CountsAndBansNot()
    {
        bans.Advance(EventTime.FromSeconds(1601), out _).ShouldBeFalse();
        bans.TryBan(TicketOf(1, 1000), BanPolicy.Default, out _).ShouldBeFalse();
        bans.TryBan(TicketOf(2, 1001), BanPolicy.Default, out _).ShouldBeTrue();
        bans.TryBan(TicketOf(3, 0), Forever, out _).ShouldBeTrue();
        bans.Statistics.ShouldBe(new BanStatistics(2, 2, 1, 0));
    }

    [Fact]
    public void TryBan_BannedAlready_KeepsTheFirstEnd()
    {
        bans.TryBan(TicketOf(1, 1000), BanPolicy.Default, out var first);
        bans.TryBan(TicketOf(1, 1100), BanPolicy.Default, out _).ShouldBeFalse();
        bans.Statistics.ShouldBe(new BanStatistics(1, 1, 0, 1));
        bans.Bans.ShouldBe([first]);
    }

    [Fact]
    public void Advance_PastEnds_YieldsBansInTheOrderOfTheirEnds()
    {
        bans.TryBan(TicketOf(1, 1020), BanPolicy.Default, out _);
        bans.TryBan(TicketOf(2, 1000), BanPolicy.Default, out _);
        bans.TryBan(TicketOf(3, 1000), Forever, out _);
        bans.TryBan(TicketOf(4, 1010), BanPolicy.Default, out _);
        Drain(1600).ShouldBeEmpty();
        Drain(1620).ShouldBe([Who(2), Who(4)]);
        Drain(long.MaxValue / 1_000_000).ShouldBe([Who(1)]);
        bans.Bans.Select(ban => ban.Offender).ShouldBe([Who(3)]);
        bans.TryBan(TicketOf(2, long.MaxValue / 1_000_000), BanPolicy.Default, out var again).ShouldBeTrue();
        again.Until.ShouldBe(new EventTime(long.MaxValue));
    }

    [Fact]
    public void Advance_ClockSetBack_LaterBansEndOnTime()
    {
        bans.TryBan(TicketOf(1, 4_000_000_000), BanPolicy.Default, out _);
        Drain(5_000_000_000).ShouldBe([Who(1)]);
        Drain(1000).ShouldBeEmpty();
        bans.TryBan(TicketOf(2, 1000), BanPolicy.Default, out _).ShouldBeTrue();
        Drain(1600).ShouldBeEmpty();
        Drain(1601).ShouldBe([Who(2)]);
    }

    [Fact]
    public void TryUnban_Banned_LetsBackOnce()
    {
        bans.TryBan(TicketOf(1, 1000), BanPolicy.Default, out var ban);
        bans.TryBan(TicketOf(2, 1000), Forever, out _);
        bans.TryUnban(Who(1), out var unbanned).ShouldBeTrue();
        unbanned.ShouldBe(ban);
        bans.TryUnban(Who(1), out _).ShouldBeFalse();
        bans.TryUnban(Who(2), out _).ShouldBeTrue();
        Drain(9999).ShouldBeEmpty();
        bans.Bans.ShouldBeEmpty();
    }

    [Fact]
    public void TryBan_StoredBan_KeepsItsEnd()
    {
        var stored = new Ban(Who(1), EventTime.FromSeconds(10), EventTime.FromSeconds(99), 7);
        bans.TryBan(stored, out var ban).ShouldBeTrue();
        ban.ShouldBe(stored);
        Drain(100).ShouldBe([Who(1)]);
    }

    [Fact]
    public void TryBan_Text_IsKeptUntilTheUnban()
    {
        var alice = texts.Keep("alice"u8);
        bans.TryBan(new Ticket(alice, EventTime.FromSeconds(1000), 3), BanPolicy.Default, out _);
        texts.Keep("bob"u8);
        texts.Keep("carol"u8);
        texts.Format(alice).ShouldBe("alice");
        Drain(1601).Select(offender => texts.Format(offender)).ShouldBe(["alice"]);
        texts.Keep("dave"u8);
        texts.Keep("erin"u8);
        texts.TryGetText(alice, out _).ShouldBeFalse();
    }

    [Fact]
    public void List_AnySteps_EqualsADictionary()
    {
        var steps = Gen.Choose(0, 5).SelectMany(kind => Gen.Choose(0, 9).SelectMany(who =>
            HostileClock.Instants(300_000_000).Select(instant => (Kind: kind, Who: Who((uint)who), Instant: instant))));
        Prop.ForAll(steps.ArrayOf(100).ToArbitrary(), script =>
        {
            var list = new BanList(Key, texts);
            var twin = new Dictionary<Offender, Ban>();
            var now = new EventTime(long.MinValue);
            foreach (var (kind, who, instant) in script)
            {
                var eventTime = new EventTime(instant);
                if (kind <= 2)
                {
                    var policy = kind == 0 ? Forever : BanPolicy.Default;
                    var expected = new Ban(who, eventTime, policy.EndOf(eventTime), 3);
                    var fits = !twin.ContainsKey(who) && !(expected.Until < now);
                    list.TryBan(new Ticket(who, eventTime, 3), policy, out var ban).ShouldBe(fits);
                    if (fits)
                        twin.Add(who, expected);
                    ban.ShouldBe(fits ? expected : default);
                }
                else if (kind == 3)
                {
                    list.TryUnban(who, out _).ShouldBe(twin.Remove(who));
                }
                else
                {
                    now = eventTime;
                    var over = twin.Values.Where(ban => ban.Until < now).ToArray();
                    var taken = new List<Ban>();
                    while (list.Advance(now, out var ban))
                        taken.Add(ban);
                    taken.ShouldBe(over, ignoreOrder: true);
                    taken.ShouldBe(taken.OrderBy(ban => ban.Until!.Value));
                    foreach (var ban in over)
                        twin.Remove(ban.Offender);
                }

                list.Bans.ShouldBe(twin.Values, ignoreOrder: true);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20261121, 17));
    }

    [Fact]
    public void TryBanAndAdvance_AfterWarmUp_AllocateNothing()
    {
        Round(0);
        Round(10_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var over = Round(20_000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        over.ShouldBe(5000);
    }

    [Fact]
    public void Validate_NegativeBanTime_IsReported()
    {
        new BanPolicy { BanTime = TimeSpan.FromSeconds(-5) }.Validate()
            .ShouldBe(["bantime is '-5' seconds; expected none or more, such as 600, 10m or 1h, or -1 for ever"]);
        Forever.Validate().ShouldBeEmpty();
        new BanPolicy { BanTime = TimeSpan.MaxValue }.EndOf(new EventTime(long.MaxValue - 1)).ShouldBe(new EventTime(long.MaxValue));
    }

    private int Round(long second)
    {
        for (var number = 0u; number < 5000; number++)
            bans.TryBan(TicketOf(number, second + number), BanPolicy.Default, out _);
        var count = 0;
        while (bans.Advance(EventTime.FromSeconds(second + 9_999), out _))
            count++;
        return count;
    }

    private List<Offender> Drain(long second)
    {
        var over = new List<Offender>();
        while (bans.Advance(EventTime.FromSeconds(second), out var ban))
            over.Add(ban.Offender);
        return over;
    }

    private static Offender Who(uint number) => Offender.From(Address.FromIPv4(0xC0000200 + number));

    private static Ticket TicketOf(uint who, long second, int failures = 3) => new(Who(who), EventTime.FromSeconds(second), failures);
}
