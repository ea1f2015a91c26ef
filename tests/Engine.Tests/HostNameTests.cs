using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Resolving;
using Banhammer.Engine.Tests.Matching;
using Banhammer.Engine.Tests.Resolving;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests;

/// <summary>Failures of host names, which are looked up beside the reader.</summary>
public sealed class HostNameTests
{
    private static readonly string[] fails = ["denied <HOST>$", "<F-MLFID>s\\d</F-MLFID> bad <F-NOFAIL>x?</F-NOFAIL>from <HOST>$"];
    private static readonly KnownHosts hosts = new() { ["a.example"] = ["192.0.2.1"], ["b.example"] = ["192.0.2.2", "192.0.2.3"], ["own.example"] = ["198.51.100.1"] };

    private static readonly Gen<string> message = Gen.Elements(
        "denied a.example", "denied b.example", "denied own.example", "denied none.example", "denied 192.0.2.9", "denied 198.51.100.1", "s1 bad from b.example",
        "s1 bad xfrom a.example", "s2 bad from 2001:db8::1", "nothing");

    [Fact]
    public void Run_AnyLogs_FindsWhatLookingUpOnTheLineFinds() => Prop.ForAll(Arb.From(message.ArrayOf().ArrayOf(2)), Arb.From(Gen.Elements(1, 2)), (logs, count) =>
    {
        using var gated = new GatedHosts(hosts);
        gated.Open();
        var late = Run(logs.Take(count), FilterOptions.Default with { HostNames = HostNamePolicy.Yes }, new HostNameResolver(gated, TimeProvider.System), out var lateCounts);
        var onTheLine = Run(logs.Take(count), FilterOptions.Default with { HostNames = HostNamePolicy.Yes, Resolver = hosts }, null, out var counts);

        late.ShouldBe(onTheLine);
        foreach (var outcome in Enum.GetValues<LineOutcome>())
        {
            lateCounts[outcome].ShouldBe(counts[outcome], outcome.ToString());
        }

        lateCounts.Failures.ShouldBe(counts.Failures);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20261121, 17));

    [Fact]
    public void ReadBlock_NameIsBeingLookedUp_ReadsOnAndHoldsWhatIsBehindIt()
    {
        using var gated = new GatedHosts(hosts);
        var (jail, loop) = Reader(["denied 192.0.2.9", "denied a.example", "denied 192.0.2.8"], new HostNameResolver(gated, TimeProvider.System));
        using (loop)
        {
            loop.ReadBlock().ShouldBeTrue();
            jail.Reader.Release(isEnd: false, CancellationToken.None);
            Ids(jail).ShouldBe(["192.0.2.9"]);
            jail.Reader.Counts.Total.ShouldBe(2);

            gated.Open();
            jail.Reader.Release(isEnd: true, CancellationToken.None);
            Ids(jail).ShouldBe(["192.0.2.9", "192.0.2.1", "192.0.2.8"]);
            jail.Reader.Counts.Total.ShouldBe(3);
        }
    }

    [Fact]
    public void Release_Stopped_CountsNamesThatAreNotKnownAsWithoutAddress()
    {
        using var gated = new GatedHosts(hosts);
        using var stop = new CancellationTokenSource();
        var (jail, loop) = Reader(["denied a.example", "denied 192.0.2.8"], new HostNameResolver(gated, TimeProvider.System));
        using (loop)
        {
            loop.ReadBlock();
            stop.Cancel();
            jail.Reader.Release(isEnd: true, stop.Token);
        }

        Ids(jail).ShouldBe(["192.0.2.8"]);
        (jail.Reader.Counts[LineOutcome.Nofail], jail.Reader.Counts[LineOutcome.Matched]).ShouldBe((1, 1));
        gated.Open();
    }

    [Fact]
    public void Release_ManyFailuresAreHeld_WaitsForThem()
    {
        using var gated = new GatedHosts(hosts);
        var (jail, loop) = Reader([.. Enumerable.Repeat("denied a.example", HeldFailures.Many)], new HostNameResolver(gated, TimeProvider.System));
        using (loop)
        {
            gated.Open();
            while (loop.ReadBlock())
            {
            }

            jail.Reader.Release(isEnd: false, CancellationToken.None);
        }

        jail.Reader.Hits.Length.ShouldBe(HeldFailures.Many);
    }

    [Theory]
    [InlineData(HostNamePolicy.No)]
    [InlineData(HostNamePolicy.Yes)]
    public void ReadBlock_NothingLooksNamesUp_TheyHaveNoAddress(HostNamePolicy policy)
    {
        var (jail, loop) = Reader(["denied a.example"], null, policy);
        using (loop)
        {
            loop.ReadBlock();
        }

        jail.Reader.Hits.IsEmpty.ShouldBeTrue();
        jail.Reader.Counts[LineOutcome.Nofail].ShouldBe(1);
    }

    private static IEnumerable<string> Ids(TestJail jail) => jail.Show().Select(hit => hit.Split(' ')[0]);

    private static (TestJail Jail, ReaderLoop Loop) Reader(string[] messages, HostNameResolver? names, HostNamePolicy policy = HostNamePolicy.Yes)
    {
        var jail = new TestJail(fails, options: FilterOptions.Default with { HostNames = policy }, names: names);
        return (jail, TestJail.Loop(Text(messages), (jail.Reader, jail.Needs)));
    }

    private static List<string> Run(IEnumerable<string[]> logs, FilterOptions options, HostNameResolver? names, out LineCounts counts)
    {
        var texts = new OffenderTexts(TestJail.Key);
        var observer = new ObserverLog();
        var jails = logs.Select(messages => (Jail: new TestJail(fails, ignoreIp: "198.51.100.0/24", texts: texts, options: options, names: names), Text: Text(messages))).ToArray();
        new Replay(new Jail(JailOptions.Default, texts, TestJail.Key), jails.Select(pair => (TestJail.Loop(pair.Text, 16_384, (pair.Jail.Reader, pair.Jail.Needs)), pair.Jail.Reader)))
            .Run(observer, () => { }, CancellationToken.None);
        counts = new LineCounts();
        foreach (var (jail, _) in jails)
        {
            counts.Add(jail.Reader.Counts);
        }

        return observer.Failures.Select(failure => $"{texts.Format(failure.Offender)} {failure.EventTime.Seconds}").ToList();
    }

    private static byte[] Text(string[] messages)
    {
        var start = DateTimeOffset.Parse("2025-11-20T08:00:00Z", CultureInfo.InvariantCulture);
        return Encoding.ASCII.GetBytes(string.Concat(messages.Select((text, i) => $"{start.AddSeconds(i / 2):yyyy-MM-dd HH:mm:ss} {text}\n")));
    }
}
