using System;
using System.Linq;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Running;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Running;

/// <summary>Lengths of bans; bantime is 600, and the numbers are the peer's.</summary>
public sealed class GrowingBansTests
{
    private const string Exponential = "ban.Time * math.exp(float(ban.Count+1)*banFactor)/math.exp(1*banFactor)";

    public static TheoryData<BanGrowth, double[]> Lengths => new()
    {
        { new BanGrowth(), [600, 1200, 2400, 4800, 9600, 19200, 38400, 76800, 153600, 307200, 614400] },
        { new BanGrowth { Factor = "2" }, [600, 2400, 4800, 9600] },
        { new BanGrowth { Factor = "0.1" }, [600, 600, 600, 600, 960, 1920, 3840] },
        { new BanGrowth { MaxTime = new Duration(86400, false) }, [600, 1200, 2400, 4800, 9600, 19200, 38400, 76800, 86400, 86400] },
        { new BanGrowth { Multipliers = Of(1, 2, 4, 8, 16, 32, 64) }, [600, 1200, 2400, 4800, 9600, 19200, 38400, 38400] },
        { new BanGrowth { Multipliers = Of(1, 5, 30, 60, 300, 720, 1440, 2880) }, [600, 3000, 18000, 36000, 180000, 432000, 864000, 1728000, 1728000] },
        { new BanGrowth { Multipliers = Of(1, 5, 30), MaxTime = new Duration(18000, false) }, [600, 3000, 18000, 18000] },
        { new BanGrowth { Formula = Exponential, Factor = "2.0 / 2.885385" }, [600, 1200, 2400, 4800, 9600, 19200, 38400, 76800] },
        { new BanGrowth { Formula = "ban.Time * (1<<(ban.Count if ban.Count<20 else 20)) * banFactor" }, [600, 1200, 2400, 4800] },
    };

    [Theory]
    [MemberData(nameof(Lengths))]
    public void SecondsOf_BansBefore_AreThePeers(BanGrowth growth, double[] expected)
    {
        var bans = New(growth with { IsOn = true });

        expected.Select((_, before) => Math.Truncate(bans.SecondsOf(before))).ShouldBe(expected);
    }

    [Theory]
    [InlineData(19, 314572800)]
    [InlineData(20, 629145600)]
    [InlineData(30, 629145600)]
    public void SecondsOf_ManyBansBefore_DoubleTwentyTimesAtMost(int before, double expected) => New(new BanGrowth { IsOn = true }).SecondsOf(before).ShouldBe(expected);

    [Fact]
    public void SecondsOf_RandomTime_AddsLessThanThat()
    {
        var lengths = Enumerable.Range(0, 100).Select(_ => New(new BanGrowth { IsOn = true, RandomTime = new Duration(60, false) }).SecondsOf(1)).ToArray();

        lengths.ShouldAllBe(seconds => seconds >= 1200 && seconds < 1260);
        lengths.Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public void EndOf_BeyondAllTimes_IsNever()
    {
        var history = new BanHistory();
        var offender = Offender.From(Network.TryParse("192.0.2.1"u8, out var network) ? network : default);
        history.Set(offender, 5);

        GrowingBans.Of(new BanGrowth { IsOn = true, Factor = "1e300" }, Usual, history, () => [history])!.EndOf(offender, EventTime.FromSeconds(0)).ShouldBeNull();
    }

    [Fact]
    public void EndOf_OverAllJails_CountsTheBansOfAll()
    {
        var offender = Offender.From(Network.TryParse("192.0.2.1"u8, out var network) ? network : default);
        BanHistory[] histories = [new(), new()];
        histories[0].Add(offender);
        histories[1].Add(offender);

        GrowingBans.Of(new BanGrowth { IsOn = true, OverAllJails = true }, Usual, histories[0], () => histories)!
            .EndOf(offender, EventTime.FromSeconds(1000)).ShouldBe(EventTime.FromSeconds(3400));
    }

    [Theory]
    [InlineData("ban.Time * (1 <", "column 16")]
    [InlineData("__import__('os')", "column 12")]
    [InlineData("ban.Time + ban.Hunger", "column 22")]
    public void CanCompute_WhatIsNoArithmetic_SaysWhere(string formula, string where)
    {
        GrowingBans.CanCompute(new BanGrowth { IsOn = true, Formula = formula }, out var problem).ShouldBeFalse();
        problem.ShouldContain(where);
    }

    private static BanPolicy Usual => BanPolicy.Default with { BanTime = TimeSpan.FromSeconds(600) };

    private static GrowingBans New(BanGrowth growth)
    {
        var history = new BanHistory();
        return (GrowingBans)GrowingBans.Of(growth, Usual, history, () => [history])!;
    }

    private static EquatableArray<int> Of(params int[] values) => values.ToEquatableArray();
}
