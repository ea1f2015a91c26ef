using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Tests.Dates;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests;

public sealed class ReplayTests
{
    private static readonly Gen<int[]> ascending = Gen.Choose(0, 50).ArrayOf().Select(steps => steps.Order().ToArray());

    [Fact]
    public void Run_LogsInOrder_MergesThemByEventTime() => Prop.ForAll(Arb.From(ascending.ArrayOf()), logs =>
    {
        var expected = logs.SelectMany((seconds, log) => seconds.Select(second => (second, log))).OrderBy(pair => pair.second).ThenBy(pair => pair.log);

        Merge(logs).ShouldBe(expected.Select(pair => (pair.log, pair.second)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20261121, 17));

    [Fact]
    public void Run_LogRunsBackwards_KeepsItsOrder() => Merge([[5, 1, 9], [2, 6]]).ShouldBe([(1, 2), (0, 5), (0, 1), (1, 6), (0, 9)]);

    [Fact]
    public void Run_FailuresSpreadOverLogs_MakeOneBan()
    {
        var log = new ObserverLog();

        Replay([[0, 20], [10]], log, _ => "192.0.2.1").Run(log, () => { }, CancellationToken.None);

        log.Bans.Single().Time.ShouldBe(Stamps.Time("2025-11-20T11:00:20Z"));
    }

    [Fact]
    public void Run_SeveralBlocks_LosesNothing()
    {
        // Larger than the buffers of both logs, so each is read in several blocks.
        int[] evens = Enumerable.Range(0, 2_000).Select(i => 2 * (i / 3)).ToArray(), odds = Enumerable.Range(0, 2_000).Select(i => 1 + (2 * (i / 2))).ToArray();
        var expected = evens.Select(second => (0, second)).Concat(odds.Select(second => (1, second))).OrderBy(pair => pair.second);

        Merge([evens, odds]).ShouldBe(expected);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_Stopped_EndsBetweenBlocks(int logs)
    {
        var log = new ObserverLog();
        using var stop = new CancellationTokenSource();
        var blocks = 0;

        Replay(Enumerable.Repeat(Enumerable.Range(0, 3_000).ToArray(), logs).ToArray(), log, _ => "192.0.2.1").Run(
            log,
            () =>
            {
                blocks++;
                stop.Cancel();
            },
            stop.Token);

        blocks.ShouldBeLessThanOrEqualTo(logs);
        log.Failures.Count.ShouldBeLessThan(3_000);
    }

    private static IEnumerable<(int Log, int Second)> Merge(int[][] logs)
    {
        var log = new ObserverLog();
        Replay(logs, log, i => $"192.0.2.{i}").Run(log, () => { }, CancellationToken.None);
        var start = Stamps.Time("2025-11-20T11:00:00Z").Seconds;
        return log.Failures.Select(failure => ((int)(uint)failure.Offender.Address.Bits & 0xff, (int)(failure.EventTime.Seconds - start)));
    }

    private static Replay Replay(int[][] logs, ObserverLog log, Func<int, string> address)
    {
        log.Failures.ShouldBeEmpty();
        var texts = new OffenderTexts(TestJail.Key);
        var start = DateTimeOffset.Parse("2025-11-20T11:00:00Z", CultureInfo.InvariantCulture);
        return new Replay(new Jail(JailOptions.Default, texts, TestJail.Key), logs.Select((seconds, i) =>
        {
            var text = string.Concat(seconds.Select(second => $"{start.AddSeconds(second):yyyy-MM-dd HH:mm:ss} denied {address(i)}\n"));
            var jail = new TestJail(["denied <ADDR>$"], texts: texts);
            return (TestJail.Loop(Encoding.ASCII.GetBytes(text), 16_384, (jail.Reader, jail.Needs)), jail.Reader);
        }));
    }
}
