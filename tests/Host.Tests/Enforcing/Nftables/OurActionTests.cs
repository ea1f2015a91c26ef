using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.Host.Configuring;
using Banhammer.Host.Enforcing;
using Banhammer.Host.Enforcing.Messages;
using Banhammer.Host.Tests.Enforcing.Actions;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Enforcing.Nftables;

/// <summary>The actions of <c>config/action.d</c>, with the real programs in a namespace of the test's own: each starts, bans, unbans, flushes and stops.</summary>
public sealed class OurActionTests : IDisposable
{
    private readonly KeptLog log = new();
    private readonly TwoHosts hosts = new();
    private readonly TemporaryFolder work = new();

    [Theory]
    [InlineData("nftables[native=off, port=80]", 81)]
    [InlineData("nftables[native=off, port=\"79:80,http\", protocol=\"tcp,udp\", blocktype=drop]", 81)]
    [InlineData("nftables-multiport[native=off, port=\"80,443\", protocol=\"tcp,udp\"]", 81)]
    [InlineData("nftables-allports[native=off]", null)]
    [InlineData("iptables[port=80]", 81)]
    [InlineData("iptables-multiport[port=\"80,443\", protocol=\"tcp,udp\", chain=\"INPUT,FORWARD\"]", 81)]
    [InlineData("iptables-allports", null)]
    [InlineData("iptables-ipset[port=80]", 81)]
    [InlineData("iptables-ipset-allports", null)]
    [InlineData("persistent[file=DIR/bans-<family>]", null)]
    [InlineData("route", null)]
    public void Commands_OfAnAction_StopTheBannedUntilTheUnban(string action, int? open)
    {
        hosts.OnServer(() =>
        {
            using var jail = JailFolder.OfOurs(action.Replace("DIR", work.Path, StringComparison.Ordinal));
            var commands = TestAction.Of(jail, log);
            commands.Start().ShouldBeTrue(log.Text);
            foreach (var (server, client) in new[] { (TwoHosts.ServerIPv4, TwoHosts.ClientIPv4), (TwoHosts.ServerIPv6, TwoHosts.ClientIPv6) })
            {
                hosts.Connects(server, 80).ShouldBeTrue(log.Text);
                commands.Ban(TestAction.Ticket(client)).ShouldBeTrue(log.Text);
                hosts.Connects(server, 80).ShouldBeFalse(log.Text);
                if (open is { } port)
                    hosts.Connects(server, port).ShouldBeTrue(log.Text);
                commands.Check().ShouldBeTrue(log.Text);
                commands.Unban(TestAction.Ticket(client)).ShouldBeTrue(log.Text);
                hosts.Connects(server, 80).ShouldBeTrue(log.Text);

                commands.Ban(TestAction.Ticket(client)).ShouldBeTrue(log.Text);
                if (commands.IsFlushable)
                {
                    commands.Flush().ShouldBeTrue(log.Text);
                    hosts.Connects(server, 80).ShouldBeTrue(log.Text);
                    commands.Ban(TestAction.Ticket(client)).ShouldBeTrue(log.Text);
                }
                else
                {
                    commands.Unban(TestAction.Ticket(client)).ShouldBeTrue(log.Text);
                }
            }

            commands.Stop().ShouldBeTrue(log.Text);
            return true;
        });

        hosts.Connects(TwoHosts.ServerIPv4, 80).ShouldBeTrue(log.Text);
        hosts.Connects(TwoHosts.ServerIPv6, 80).ShouldBeTrue(log.Text);
        hosts.Run("iptables -S; ip6tables -S").Split('\n').ShouldNotContain(line => line.StartsWith("-A", StringComparison.Ordinal));
        hosts.Run("nft list ruleset").ShouldNotContain("saddr");
        hosts.Run("ipset list -n").ShouldBe("");
    }

    [Fact]
    public void Persistent_AfterAStart_BansWhomItsFileNames()
    {
        using var jail = JailFolder.OfOurs($"persistent[file={work.Path}/bans-<family>]");
        hosts.OnServer(() =>
        {
            var first = TestAction.Of(jail, log);
            first.Start();
            first.Ban(TestAction.Ticket(TwoHosts.ClientIPv4));
            first.Stop();
            hosts.Connects(TwoHosts.ServerIPv4, 80).ShouldBeTrue(log.Text);
            TestAction.Of(jail, log).Start().ShouldBeTrue(log.Text);
            return true;
        });

        hosts.Connects(TwoHosts.ServerIPv4, 80).ShouldBeFalse(log.Text);
    }

    [Fact]
    public async Task Nftables_ByItself_EnforcesDecisionsWithoutAProgram()
    {
        using var jail = JailFolder.OfOurs("nftables[port=\"http,8080:8081\"]");
        var enforcer = hosts.OnServer(() =>
        {
            var made = new Enforcer(new ActionFactory(log, TimeProvider.System));
            made.Take(new JailStarted(JailFolder.Jail, [jail.Read()], TimeSpan.FromMinutes(10)));
            return made;
        });

        enforcer.Take(Ban(TwoHosts.ClientIPv4));
        enforcer.Take(Ban("no address; drop table"));
        enforcer.Commit();
        hosts.Connects(TwoHosts.ServerIPv4, 80).ShouldBeFalse(log.Text);
        hosts.Connects(TwoHosts.ServerIPv4, 81).ShouldBeTrue(log.Text);
        hosts.Connects(TwoHosts.ServerIPv6, 80).ShouldBeTrue(log.Text);

        enforcer.Take(new UnbanDecided(JailFolder.Jail, Who(TwoHosts.ClientIPv4), default, null, 3, IsExpired: true));
        enforcer.Take(Ban(TwoHosts.ClientIPv6));
        enforcer.Commit();
        hosts.Connects(TwoHosts.ServerIPv4, 80).ShouldBeTrue(log.Text);
        hosts.Connects(TwoHosts.ServerIPv6, 80).ShouldBeFalse(log.Text);

        await enforcer.DisposeAsync();
        hosts.Connects(TwoHosts.ServerIPv6, 80).ShouldBeTrue(log.Text);
        hosts.Run("nft list ruleset").ShouldBe("");
        log.Text.ShouldNotContain("exec:");
    }

    [Theory]
    [InlineData("nftables[port=nonsense]", "port has 'nonsense'")]
    [InlineData("nftables[port=\"22:21\"]", "port has '22:21'")]
    [InlineData("nftables[protocol=tpc]", "protocol has 'tpc'")]
    [InlineData("nftables[port=22, protocol=all]", "protocol is 'all' but port isn't")]
    [InlineData("nftables[blocktype=sink]", "blocktype is 'sink'")]
    public async Task Nftables_WithOptionsThatItDoesNotKnow_RunsItsCommands(string action, string problem)
    {
        using var jail = JailFolder.OfOurs(action);
        await using var enforcer = hosts.OnServer(() =>
        {
            var made = new Enforcer(new ActionFactory(log, TimeProvider.System));
            made.Take(new JailStarted(JailFolder.Jail, [jail.Read()], TimeSpan.FromMinutes(10)));
            return made;
        });

        log.Text.ShouldContain($"runs its commands, not the kernel's firewall by itself: {problem}");
    }

    [Fact]
    public void Jails_ThatWeBringAlong_HaveNoErrors()
    {
        var jails = new ConfigurationReader(Path.Combine(Repository(), "config"), hasJournal: false);

        foreach (var name in jails.Names())
        {
            var jail = jails.ReadJail(name, fromJournal: null).ShouldNotBeNull();
            jail.Error.ShouldBeNull(name);
            jail.Definition!.Actions.Count.ShouldBe(1);
        }
    }

    public void Dispose()
    {
        hosts.Dispose();
        work.Dispose();
    }

    private static string Repository([CallerFilePath] string source = "") => source[..source.IndexOf("/tests/", StringComparison.Ordinal)];

    private static BanDecided Ban(string id) => new(JailFolder.Jail, Who(id), EventTime.From(TimeProvider.System.GetUtcNow()), null, 3, 1, [], new Dictionary<string, string>(), IsRestored: false);

    private static BannedId Who(string id) => new(id, Network.TryParse(id, out var network, out _) ? network : null);
}
