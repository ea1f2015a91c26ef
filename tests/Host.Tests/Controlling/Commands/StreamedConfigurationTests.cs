using System;
using System.Linq;
using Banhammer.Host.Configuring;
using Banhammer.Host.Controlling;
using Banhammer.Host.Controlling.Commands;
using Banhammer.Host.Controlling.PeerProtocol;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Controlling.Commands;

/// <summary>A configuration that comes as the peer's stream of commands is that of its files.</summary>
public sealed class StreamedConfigurationTests
{
    // What the peer's client would send, as it would send it.
    private const string Streamer = """
        import logging, pickle, sys
        sys.path.insert(0, '/usr/lib/python3/dist-packages')
        logging.disable(logging.CRITICAL)
        from fail2ban.client.configurator import Configurator
        configurator = Configurator()
        configurator.setBaseDir(sys.stdin.readline().strip())
        configurator.readEarly(); configurator.readAll()
        configurator.getOptions(None, {})
        configurator.convertToProtocol()
        print(pickle.dumps(configurator.getConfigStream(), pickle.HIGHEST_PROTOCOL).hex())
        """;

    [Fact]
    public void Read_StreamOfTheFiles_IsTheFiles()
    {
        PeerProgram.Require();
        using var served = ServedFolder.Of(ServedFolder.TwoJails + """

            [three]
            enabled = true
            filter = f
            logpath = DIR/a.log
            maxlines = 3
            usedns = yes
            ignoreself = no
            ignorecache = key="<ip>", max-count=7, max-time=1m
            ignorecommand = /bin/false <ip>
            bantime = 1d
            bantime.increment = true
            bantime.multipliers = 1 2 4
            bantime.maxtime = 1w
            maxmatches = 4
            logencoding = latin1
            logtimezone = UTC
            prefregex = ^x <F-CONTENT>.+</F-CONTENT>$
            ignoreregex = ^a
                          ^b
            action = act[x=1, name=a]
                     act[x=2, name=b, actname=second]
            """);
        var hex = Python.Run(Streamer, served.Configuration + "\n").Single();
        PickleReader.TryRead(Convert.FromHexString(hex), PickleLimits.Default, out var stream, out var problem).ShouldBeTrue(problem);

        var streamed = StreamedConfiguration.Read(((PlainValue.List)stream!).Items);

        var files = new ConfigurationReader(served.Configuration, hasJournal: false).Read();
        streamed.Errors.ShouldBeEmpty();
        streamed.Settings.Count.ShouldBeGreaterThan(5);
        streamed.Jails.Select(jail => jail.Name).ShouldBe(["one", "two", "three"]);
        var plan = ReloadPlan.From([.. files.Jails.Select(jail => jail.Definition!)], streamed.Jails);
        plan.Added.ShouldBeEmpty();
        plan.Removed.ShouldBeEmpty();
        plan.Changed.SelectMany(pair => pair.Differences.Select(difference => $"{pair.Jail.Name}: {difference}")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nojail", "set", "nojail", "maxretry", "3")]
    [InlineData("Invalid command", "frobnicate")]
    [InlineData("list index out of range", "add")]
    [InlineData("invalid literal", "set", "j", "maxretry", "x")]
    [InlineData("Reserved name", "add", "--all")]
    [InlineData("no pair", "multi-set", "j", "action", "a", "x")]
    public void Read_CommandThatFails_IsRefused(string reason, params string[] command)
    {
        PlainValue[] before = [PlainValue.ListOf(["add", "j"]), PlainValue.ListOf(["set", "j", "addaction", "a"])];
        PlainValue failing = command is ["multi-set", .., var last] ? new PlainValue.List([.. command[..^1].Select(word => (PlainValue)word), new PlainValue.List([last])]) : PlainValue.ListOf(command);

        Should.Throw<CommandException>(() => StreamedConfiguration.Read([.. before, failing])).Message.ShouldContain(reason);
    }
}
