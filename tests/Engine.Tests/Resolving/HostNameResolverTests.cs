using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Text;
using System.Threading;
using Banhammer.Engine.Resolving;
using Banhammer.Engine.Tests.Matching;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Resolving;

public sealed class HostNameResolverTests : IDisposable
{
    private readonly KnownHosts hosts = new() { ["host.example"] = ["192.0.2.1", "2001:db8::1"] };
    private readonly GatedHosts gated;
    private readonly SteppedTime time = new();
    private readonly HostNameResolver resolver;

    public HostNameResolverTests()
    {
        gated = new GatedHosts(hosts);
        resolver = new HostNameResolver(gated, time);
    }

    public void Dispose()
    {
        gated.Open();
        gated.Dispose();
    }

    [Fact]
    public void Find_NameIsNew_DoesNotWaitForItsAddresses()
    {
        var lookup = resolver.Find("host.example"u8).ShouldNotBeNull();

        lookup.IsDone.ShouldBeFalse();
        gated.Open();

        lookup.Addresses.Select(address => address.ToString()).ShouldBe(["192.0.2.1", "2001:db8::1"]);
        lookup.IsDone.ShouldBeTrue();
    }

    [Fact]
    public void Find_SameNames_AreLookedUpOnceWithAddressesOrWithout()
    {
        gated.Open();
        foreach (var name in new[] { "host.example", "other.example", "host.example", "other.example" })
        {
            resolver.Resolve(name).Count.ShouldBe(name == "host.example" ? 2 : 0);
        }

        gated.Asked.ShouldBe(["host.example", "other.example"]);
    }

    [Theory]
    [InlineData(299, 1)]
    [InlineData(300, 2)]
    public void Find_AnswerIsOld_IsLookedUpAgain(int seconds, int lookups)
    {
        gated.Open();
        resolver.Resolve("host.example");
        time.Now += TimeSpan.FromSeconds(seconds);

        resolver.Resolve("host.example");

        gated.Asked.Count.ShouldBe(lookups);
    }

    [Fact]
    public void Find_MoreNamesThanAreRemembered_ForgetsTheFirst()
    {
        gated.Open();
        for (var i = 0; i <= HostNameResolver.MaxNames; i++)
        {
            resolver.Resolve($"host{i}.example");
        }

        resolver.Resolve("host1.example");
        gated.Asked.Count.ShouldBe(HostNameResolver.MaxNames + 1);
        resolver.Resolve("host0.example");
        gated.Asked.Count.ShouldBe(HostNameResolver.MaxNames + 2);
    }

    [Fact]
    public void Find_NameThatIsRenewedOverAndOver_TakesNoMoreRoomThanOthers()
    {
        gated.Open();
        for (var i = 0; i < 3 * HostNameResolver.MaxNames; i++)
        {
            resolver.Resolve("host.example").Count.ShouldBe(2);
            time.Now += HostNameResolver.Age;
        }

        gated.Asked.Count.ShouldBe(3 * HostNameResolver.MaxNames);
    }

    [Fact]
    public void Find_NameThatDnsCannotHave_IsNotLookedUp()
    {
        resolver.Find(Encoding.ASCII.GetBytes(new string('x', HostNameResolver.MaxNameBytes + 1))).ShouldBeNull();
        resolver.Refused.ShouldBe(0);

        resolver.Find([0xff, 0, (byte)'\n', 0xe2]).ShouldNotBeNull();
        gated.Open();
        resolver.Resolve("\ufffd\0\n\ufffd").ShouldBeEmpty();
        gated.Asked.ShouldBe(["\ufffd\0\n\ufffd"]);
    }

    [Fact]
    public void Find_TooManyNamesWait_RefusesMoreAndCountsThem()
    {
        var isRefused = false;
        for (var i = 0; !isRefused; i++)
        {
            isRefused = resolver.Find(Encoding.ASCII.GetBytes($"host{i}.example")) is null;
            i.ShouldBeLessThan(HostNameResolver.MaxWaiting + 100);
        }

        resolver.Find("other.example"u8).ShouldBeNull();
        resolver.Refused.ShouldBe(2);
    }

    [Fact]
    public void Find_ManyNames_LooksAFewUpAtOnce()
    {
        var lookups = Enumerable.Range(0, 100).Select(i => resolver.Find(Encoding.ASCII.GetBytes($"host{i}.example"))!).ToArray();

        gated.Open();
        lookups.ShouldAllBe(lookup => lookup.Addresses.Count == 0);

        gated.MostAtOnce.ShouldBeInRange(1, 8);
        gated.Asked.Count.ShouldBe(100);
    }

    [Fact]
    public void Find_NameIsKnown_AllocatesNothing()
    {
        gated.Open();
        resolver.Resolve("host.example");

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            _ = resolver.Find("host.example"u8)!.Addresses.Count;
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Answered_NamesWithAddresses_AreToldOnceEach()
    {
        var told = new ConcurrentQueue<string>();
        var telling = new HostNameResolver(hosts, time, (name, addresses) => told.Enqueue($"{name} {addresses.Count}"));

        foreach (var name in new[] { "host.example", "other.example", "host.example" })
        {
            telling.Resolve(name);
        }

        told.ShouldBe(["host.example 2"]);
    }

    [Fact]
    public void Wait_Stopped_EndsWithoutAnAnswer()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Should.Throw<OperationCanceledException>(() => resolver.Find("host.example"u8)!.Wait(stop.Token));
    }
}
