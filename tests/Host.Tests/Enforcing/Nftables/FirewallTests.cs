using System;
using System.Linq;
using System.Threading;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.Host.Enforcing.Nftables;
using Banhammer.Host.Tests.Enforcing.Actions;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Enforcing.Nftables;

/// <summary>The kernel's firewall as it is, in a namespace of the test's own: packets pass before a ban and after it, and not between.</summary>
public sealed class FirewallTests : IDisposable
{
    private const string Table = "banhammer";
    private const byte Tcp = 6;

    private readonly KeptLog log = new();
    private readonly TwoHosts hosts = new();
    private readonly Firewall firewall;

    public FirewallTests() => firewall = hosts.OnServer(() => new Firewall(Table, log, TimeProvider.System));

    public static TheoryData<string, string, string> Families => new()
    {
        { TwoHosts.ServerIPv4, TwoHosts.ClientIPv4, nameof(StopKind.Reject) },
        { TwoHosts.ServerIPv6, TwoHosts.ClientIPv6, nameof(StopKind.Reject) },
        { TwoHosts.ServerIPv4, TwoHosts.ClientIPv4, nameof(StopKind.Reset) },
        { TwoHosts.ServerIPv6, TwoHosts.ClientIPv6, nameof(StopKind.Drop) },
        { TwoHosts.ServerIPv4, "198.51.100.0/28", nameof(StopKind.Reject) },
        { TwoHosts.ServerIPv6, "2001:db8::/64", nameof(StopKind.Drop) },
    };

    [Theory]
    [MemberData(nameof(Families))]
    public void Ban_OfAnAddress_StopsItsPacketsToThePortsUntilTheUnban(string server, string banned, string stop)
    {
        var wall = Add(Enum.Parse<StopKind>(stop), 80);
        hosts.Connects(server, 80).ShouldBeTrue();

        firewall.Ban(wall, Read(banned), null);
        firewall.Commit();
        hosts.Connects(server, 80).ShouldBeFalse();
        hosts.Connects(server, 81).ShouldBeTrue("the wall is for port 80");

        firewall.Unban(wall, Read(banned));
        firewall.Commit();
        hosts.Connects(server, 80).ShouldBeTrue();
    }

    [Fact]
    public void Remove_OfTheLastWall_LeavesNothing()
    {
        var (one, other) = (Add(StopKind.Reject, 80), Add(StopKind.Drop, 81, "j.other"));
        firewall.Ban(one, Read(TwoHosts.ClientIPv4), null);
        firewall.Ban(other, Read(TwoHosts.ClientIPv4), null);
        firewall.Commit();

        firewall.Remove(one);
        hosts.Connects(TwoHosts.ServerIPv4, 80).ShouldBeTrue();
        hosts.Connects(TwoHosts.ServerIPv4, 81).ShouldBeFalse();
        firewall.Remove(other);

        hosts.Run("nft list ruleset").ShouldBe("");
    }

    [Fact]
    public void Flush_OfAWall_LetsAllPass()
    {
        var wall = Add(StopKind.Reject, 80);
        firewall.Ban(wall, Read(TwoHosts.ClientIPv4), null);
        firewall.Ban(wall, Read("2001:db8::/64"), null);
        firewall.Commit();

        firewall.Flush(wall);
        firewall.Commit();

        hosts.Connects(TwoHosts.ServerIPv4, 80).ShouldBeTrue();
        hosts.Connects(TwoHosts.ServerIPv6, 80).ShouldBeTrue();
    }

    [Fact]
    public void Commit_OfMany_PutsAllIntoTheKernel()
    {
        var wall = Add(StopKind.Drop, 80);
        for (var i = 0u; i < 50_000; i++)
        {
            firewall.Ban(wall, Single(Address.FromIPv4(0x0a000000 + i)), In(TimeSpan.FromHours(1)));
            firewall.Ban(wall, Single(new Address(((UInt128)0x20010db8_00000000 << 64) + i)), null);
        }

        firewall.Commit();

        Count("j.wall.4").ShouldBe(50_000);
        Count("j.wall.6").ShouldBe(50_000);
        firewall.Repairs.ShouldBe(0);
    }

    [Fact]
    public void Ban_ThatIsProlonged_LastsLonger()
    {
        var wall = Add(StopKind.Drop, 80);
        firewall.Ban(wall, Read("192.0.2.1"), In(TimeSpan.FromMinutes(10)));
        firewall.Commit();
        firewall.Ban(wall, Read("192.0.2.1"), In(TimeSpan.FromDays(2)));
        firewall.Commit();

        hosts.Run("nft list set inet banhammer j.wall.4").ShouldContain("192.0.2.1 timeout 2d");
        firewall.Repairs.ShouldBe(0);
    }

    [Fact]
    public void Unban_OfWhatSomebodyElseHasRemoved_IsPutRight()
    {
        var wall = Add(StopKind.Drop, 80);
        firewall.Ban(wall, Read("192.0.2.1"), null);
        firewall.Ban(wall, Read("192.0.2.2"), null);
        firewall.Commit();
        hosts.Run("nft delete element inet banhammer j.wall.4 { 192.0.2.1, 192.0.2.2 }");

        firewall.Unban(wall, Read("192.0.2.1"));
        firewall.Commit();

        hosts.Run("nft list set inet banhammer j.wall.4").ShouldContain("elements = { 192.0.2.2 }");
    }

    [Theory]
    [InlineData("nft flush ruleset")]
    [InlineData("nft delete table inet banhammer")]
    [InlineData("nft flush set inet banhammer j.wall.4")]
    [InlineData("nft flush chain inet banhammer j.wall")]
    [InlineData("nft flush chain inet banhammer j.wall.banned; nft add element inet banhammer j.wall.4 \\{ 192.0.2.9 \\}")]
    public void Look_AfterSomebodyElseChangedIt_RestoresAll(string change)
    {
        var wall = Add(StopKind.Reject, 80);
        firewall.Ban(wall, Read(TwoHosts.ClientIPv4), In(TimeSpan.FromHours(1)));
        firewall.Ban(wall, Read("2001:db8::/64"), null);
        firewall.Commit();

        hosts.Run(change);

        // The timer looks; whoever waits for it would wait for the clock of the test machine.
        firewall.Look();
        SpinWait.SpinUntil(() => firewall.Repairs > 0, TimeSpan.FromMinutes(1)).ShouldBeTrue();
        hosts.Connects(TwoHosts.ServerIPv4, 80).ShouldBeFalse();
        hosts.Connects(TwoHosts.ServerIPv6, 80).ShouldBeFalse();
        hosts.Run("nft list ruleset").ShouldNotContain("192.0.2.9");
        log.Text.ShouldContain("somebody else");
    }

    [Fact]
    public void Look_WhereOthersChangeTheirOwn_RestoresNothing()
    {
        Add(StopKind.Reject, 80);
        hosts.Run("nft add table inet other; nft add chain inet other c");

        firewall.Look();

        firewall.Repairs.ShouldBe(0);
        hosts.Run("nft list tables").ShouldContain("table inet other");
    }

    public void Dispose()
    {
        firewall.Dispose();
        hosts.Dispose();
    }

    private Wall Add(StopKind stop, ushort port, string key = "j.wall")
    {
        var wall = new Wall(new WallOptions(key, [Tcp], [(port, port)], stop));
        firewall.Add(wall);
        return wall;
    }

    private int Count(string set) => hosts.Run($"nft -j list set inet {Table} {set}").Split("\"val\"").Length - 1 is var timed and > 0
        ? timed : hosts.Run($"nft list set inet {Table} {set}").Count(c => c == ',') + 1;

    private static Network Read(string text) => Network.TryParse(text, out var network, out var problem) ? network : throw new ArgumentException(problem);

    private static Network Single(Address address) => Network.Of(address, address.IsIPv4 ? 32 : 128);

    private static EventTime In(TimeSpan length) => EventTime.From(TimeProvider.System.GetUtcNow() + length);
}
