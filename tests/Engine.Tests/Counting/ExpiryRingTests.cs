using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Counting;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Counting;

public sealed class ExpiryRingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(1200)]
    public void Ring_AnyStepsOfAClock_EqualsTheListOfSeconds(int longestWait)
    {
        var steps = Gen.Choose(0, 9).SelectMany(kind => Gen.Choose(0, longestWait).SelectMany(wait =>
            Gen.Frequency((8, Gen.Choose(0, 2)), (2, Gen.Choose(0, longestWait + 2)), (1, Gen.Choose(0, 1_000_000))).Select(advance => (kind, wait, advance))));
        Prop.ForAll(steps.ArrayOf(300).ToArbitrary(), script =>
        {
            var ring = new ExpiryRing(longestWait);
            var twin = new List<(int Number, long Second)>();
            var clock = 1_700_000_000L;
            var number = 0;
            var taken = new int[14];
            foreach (var (kind, wait, advance) in script)
            {
                if (kind < 6)
                {
                    // Several at once fill lines.
                    for (var i = 0; i < 3; i++)
                    {
                        ring.Push(number, clock + wait);
                        twin.Add((number++, clock + wait));
                    }
                }
                else if (kind < 8)
                {
                    clock += advance;
                    var due = new List<int>();
                    while (ring.Take(clock - 1, taken) is var count and > 0)
                        due.AddRange(taken[..count]);
                    due.ShouldBe(twin.Where(item => item.Second < clock).Select(item => item.Number), ignoreOrder: true);
                    twin.RemoveAll(item => item.Second < clock);
                }
                else if (kind == 8)
                {
                    ring.RemoveAll(item => item % 3 == 0);
                    twin.RemoveAll(item => item.Number % 3 == 0);
                }
                else if (ring.TryPeek(out var peeked, out var second))
                {
                    second.ShouldBe(twin.Min(item => item.Second));
                    twin.Remove((peeked, second)).ShouldBeTrue();
                    ring.Pop();
                }

                ring.Count.ShouldBe(twin.Count);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20261121, 17));
    }
}
