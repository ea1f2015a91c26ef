using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Counting;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Counting;

public sealed class KeptTimeListsTests
{
    [Fact]
    public void Add_AnyTimes_KeepsThoseWithinReachInOrder()
    {
        const long Reach = 20_000_000;
        var steps = Gen.Choose(0, 3).SelectMany(which => HostileClock.Instants(1_000_000).Select(time => (Which: which, Time: time)));
        Prop.ForAll(steps.ArrayOf(200).ToArbitrary(), script =>
        {
            var lists = new KeptTimeLists();
            var own = new KeptTimes[4];
            var twins = Enumerable.Range(0, 4).Select(_ => new List<long>()).ToArray();
            foreach (var (which, time) in script)
            {
                var twin = twins[which];
                if (time == 0)
                {
                    lists.Clear(ref own[which]);
                    twin.Clear();
                }

                var kept = lists.Add(ref own[which], time, Reach, out var index);
                twin.RemoveAll(other => Int128.Abs((Int128)other - time) > Reach);
                twin.Add(time);
                twin.Sort();
                kept.ToArray().ShouldBe(twin);
                index.ShouldBe(twin.LastIndexOf(time));
                lists.Count.ShouldBe(twins.Sum(other => other.Count));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20261121, 17));
    }

    [Fact]
    public void Add_LongRunningWindow_StaysInABlockOfItsSize()
    {
        var lists = new KeptTimeLists();
        var own = default(KeptTimes);
        for (var time = 0L; time < 100_000; time++)
        {
            lists.Add(ref own, time, 999, out var index).Length.ShouldBe((int)Math.Min(time + 1, 1000));
            index.ShouldBe((int)Math.Min(time, 999));
        }

        TimeSlabs.CapacityOf(own.SizeClass).ShouldBeLessThanOrEqualTo(4096);
        lists.Add(ref own, 100_997, 999, out _).Length.ShouldBe(3);
        TimeSlabs.CapacityOf(own.SizeClass).ShouldBeLessThanOrEqualTo(8);
    }
}
