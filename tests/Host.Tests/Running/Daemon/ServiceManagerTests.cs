using System;
using System.Globalization;
using Banhammer.Host.Running.Daemon;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Running.Daemon;

public sealed class ServiceManagerTests
{
    [Fact]
    public void Messages_AreThoseOfSystemd()
    {
        using var folder = new TemporaryFolder();
        using var socket = new NotifySocket(System.IO.Path.Combine(folder.Path, "notify"));
        var manager = new ServiceManager(socket.Name, null, new ManualTime());

        manager.Ready("2 jails running");
        manager.Reloading();
        manager.Alive();
        manager.Extend(TimeSpan.FromSeconds(15));
        manager.Stopping();

        socket.Receive().ShouldBe($"READY=1\nSTATUS=2 jails running\nMAINPID={Environment.ProcessId}");
        socket.Receive().ShouldBe($"RELOADING=1\nMONOTONIC_USEC={FixedTime.Now.UtcTicks / 10}\nSTATUS=Reloading");
        socket.Receive().ShouldBe("WATCHDOG=1");
        socket.Receive().ShouldBe("EXTEND_TIMEOUT_USEC=15000000");
        socket.Receive().ShouldStartWith("STOPPING=1\n");
    }

    [Fact]
    public void AbstractSocket_IsSpokenTo()
    {
        using var socket = new NotifySocket("@banhammer-test-" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture));

        new ServiceManager(socket.Name, null, TimeProvider.System).Alive();

        socket.Receive().ShouldBe("WATCHDOG=1");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/nonexistent/socket")]
    public void NobodyListens_NothingHappens(string? name) => Should.NotThrow(() => new ServiceManager(name, null, TimeProvider.System).Alive());

    [Theory]
    [InlineData("3000000", 1500)]
    [InlineData("0", null)]
    [InlineData("x", null)]
    [InlineData(null, null)]
    public void WatchdogInterval_IsHalfOfWhatSystemdGrants(string? value, int? milliseconds) =>
        new ServiceManager(null, value, TimeProvider.System).WatchdogInterval.ShouldBe(milliseconds is { } half ? TimeSpan.FromMilliseconds(half) : null);
}
