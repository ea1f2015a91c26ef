using System;
using System.Linq;
using Banhammer.Engine.Counting;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Counting;

public sealed class TimingWheelTests
{
    private const int ItemCount = 24;

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(1L << 60)]
    [InlineData(long.MaxValue - 1)]
    public void TryTakeBefore_Deadline_HasPassedOnlyAfterIt(long deadline)
    {
        var wheel = new TimingWheel(new TimingWheelLinks());
        wheel.Schedule(3, deadline);
        wheel.TryTakeBefore(deadline, out _).ShouldBeFalse();
        wheel.TryTakeBefore(deadline + 1, out var item).ShouldBeTrue();
        item.ShouldBe(3);
        wheel.Count.ShouldBe(0);
        wheel.TryTakeBefore(long.MaxValue, out _).ShouldBeFalse();
    }

    [Fact]
    public void TryTakeEarliest_LatestDeadlineThereIs_IsTaken()
    {
        var wheel = new TimingWheel(new TimingWheelLinks());
        wheel.Schedule(0, long.MaxValue);
        wheel.TryTakeBefore(long.MaxValue, out _).ShouldBeFalse();
        wheel.TryTakeEarliest(out var item).ShouldBeTrue();
        item.ShouldBe(0);
    }

    [Fact]
    public void TryTakeEarliest_EqualDeadlines_ComeInTheOrderOfScheduling()
    {
        var wheel = new TimingWheel(new TimingWheelLinks());
        int[] order = [5, 2, 9, 0, 7];
        foreach (var item in order)
            wheel.Schedule(item, 1_000_000);
        order.Select(_ => wheel.TryTakeEarliest(out var item) ? item : -1).ShouldBe(order);
    }

    [Fact]
    public void Schedule_BeforeThePosition_IsDueAtOnceAndKeepsItsDeadlineAfterRewind()
    {
        var wheel = new TimingWheel(new TimingWheelLinks());
        wheel.Schedule(0, 5_000);
        wheel.TryTakeBefore(9_000, out _).ShouldBeTrue();
        wheel.Schedule(1, 8_000);
        wheel.Rewind(1_000);
        wheel.Schedule(2, 2_000);
        wheel.TryTakeBefore(2_001, out var item).ShouldBeTrue();
        item.ShouldBe(2);
        wheel.TryTakeBefore(8_000, out _).ShouldBeFalse();
        wheel.TryTakeBefore(8_001, out item).ShouldBeTrue();
        item.ShouldBe(1);
    }

    [Fact]
    public void Wheel_AnySteps_EqualsTheListOfDeadlines()
    {
        var steps = Gen.Choose(0, 9).SelectMany(kind => Gen.Choose(0, ItemCount - 1).SelectMany(item =>
            HostileClock.Instants(1_000_000).Select(instant => (Kind: kind, Item: item, Instant: instant))));
        Prop.ForAll(steps.ArrayOf(120).ToArbitrary(), script =>
        {
            // Two wheels share the links; an item is in one of them at most.
            var links = new TimingWheelLinks();
            TimingWheel[] wheels = [new(links), new(links)];
            ReferenceTimingWheel[] twins = [new(), new()];
            foreach (var (kind, item, instant) in script)
            {
                var which = kind & 1;
                var (wheel, twin) = (wheels[which], twins[which]);
                var taken = -1;
                var expected = -1;
                if (kind < 6)
                {
                    var holder = Array.FindIndex(twins, other => other.Contains(item));
                    if (holder >= 0)
                    {
                        wheels[holder].Cancel(item);
                        twins[holder].Cancel(item);
                    }

                    wheel.Rewind(instant);
                    wheel.Schedule(item, instant);
                    twin.Schedule(item, instant);
                }
                else if (kind < 8)
                {
                    wheel.TryTakeBefore(instant, out taken).ShouldBe(twin.TryTakeBefore(instant, out expected));
                }
                else
                {
                    wheel.TryTakeEarliest(out taken).ShouldBe(twin.TryTakeEarliest(out expected));
                }

                taken.ShouldBe(expected);
                wheel.Count.ShouldBe(twin.Count);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20261121, 17));
    }
}
