using System;
using System.IO;
using System.Linq;
using Banhammer.Host.Enforcing.Actions;
using Banhammer.Host.Enforcing.Shell;
using Banhammer.Host.Tests.Enforcing.Actions;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Enforcing.Nftables;

/// <summary>Firewall actions of the peer's package, unchanged: their bans are told at once and have the effect that their commands have.</summary>
public sealed class PeerFirewallTests : IDisposable
{
    private readonly KeptLog log = new();
    private readonly TwoHosts hosts = new();

    [Theory]
    [InlineData("nftables[port=80]", "nft list set inet f2b-table addr-set-j; nft list set inet f2b-table addr6-set-j")]
    [InlineData("iptables-multiport[port=80]", "iptables -S f2b-j; ip6tables -S f2b-j")]
    [InlineData("iptables-ipset-proto6[port=80]", "ipset list f2b-j; ipset list f2b-j6")]
    public void Bans_OfMany_AreToldAtOnceAndHold(string action, string list)
    {
        if (!File.Exists("/etc/fail2ban/action.d/nftables.conf") || !File.Exists("/usr/sbin/ipset") || !File.Exists("/usr/sbin/iptables"))
            Assert.Skip("fail2ban, ipset or iptables isn't installed");
        ActionTicket[] tickets = [.. Enumerable.Range(1, 200).Select(i => TestAction.Ticket($"192.0.2.{i}")), TestAction.Ticket(TwoHosts.ClientIPv4), TestAction.Ticket(TwoHosts.ClientIPv6), TestAction.Ticket("2001:db8:1::1")];

        // On one thread: a namespace is a thread's, and the programs that it starts inherit it.
        hosts.OnServer(() =>
        {
            using var jail = JailFolder.OfPeer(action);
            var commands = TestAction.Of(jail, log);
            commands.Start();
            commands.BanAll(tickets);
            hosts.Connects(TwoHosts.ServerIPv4, 80).ShouldBeFalse();
            hosts.Connects(TwoHosts.ServerIPv6, 80).ShouldBeFalse();
            hosts.Connects(TwoHosts.ServerIPv4, 81).ShouldBeTrue();
            hosts.Run(list).ShouldContain("192.0.2.200");

            commands.UnbanAll(tickets);
            hosts.Connects(TwoHosts.ServerIPv4, 80).ShouldBeTrue();
            hosts.Connects(TwoHosts.ServerIPv6, 80).ShouldBeTrue();
            hosts.Run(list).ShouldNotContain("192.0.2.");
            return commands.Stop();
        }).ShouldBeTrue(log.Text);

        log.Text.ShouldContain("actionban of 201 at once");
        log.Text.ShouldContain("actionunban of 201 at once");
        log.Lines.Where(line => line.StartsWith("Error", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Bans_WhereTheSetIsGone_AreCarriedOutByRepairingIt()
    {
        if (!File.Exists("/etc/fail2ban/action.d/nftables.conf"))
            Assert.Skip("fail2ban isn't installed");
        hosts.OnServer(() =>
        {
            using var jail = JailFolder.OfPeer("nftables[port=80]");
            var commands = TestAction.Of(jail, log);
            commands.BanAll([TestAction.Ticket("192.0.2.1")]);
            hosts.Run("nft flush ruleset");
            commands.BanAll([TestAction.Ticket(TwoHosts.ClientIPv4), TestAction.Ticket("192.0.2.2")]);
            return true;
        });

        hosts.Connects(TwoHosts.ServerIPv4, 80).ShouldBeFalse();
        hosts.Run("nft list ruleset").ShouldContain("192.0.2.2");
    }

    public void Dispose() => hosts.Dispose();
}
