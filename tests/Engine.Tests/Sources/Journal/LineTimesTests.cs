using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Sources.Journal;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Sources.Journal;

public sealed class LineTimesTests
{
    [Fact]
    public void AddAndDrop_AnyOrder_KeepTheQueue() => Prop.ForAll(Arb.From(Gen.ArrayOf(Gen.Choose(-3_000, 3_000))), steps =>
    {
        var times = new LineTimes();
        var model = new Queue<long>();
        var next = 0L;
        foreach (var step in steps)
        {
            for (var i = 0; i < step; i++)
            {
                times.Add(next);
                model.Enqueue(next++);
            }

            var dropped = Math.Min(-step, model.Count);
            if (dropped > 0)
            {
                times.Drop(dropped);
                _ = Enumerable.Range(0, dropped).Select(_ => model.Dequeue()).Count(_ => true);
            }

            Enumerable.Range(0, times.Count).Select(i => times[i]).ShouldBe(model);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(50).WithReplay(20261121, 17));

    [Fact]
    public void Index_LineThatIsNotHeld_Throws()
    {
        var times = new LineTimes();
        times.Add(1);

        Should.Throw<ArgumentOutOfRangeException>(() => times[1]);
        Should.Throw<ArgumentOutOfRangeException>(() => times.Drop(2));
    }
}
