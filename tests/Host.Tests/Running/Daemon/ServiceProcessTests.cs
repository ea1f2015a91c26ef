using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Running.Daemon;

/// <summary>The service as a process: what systemd, signals, pid file and sockets see of it.</summary>
public sealed class ServiceProcessTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public void Run_UnderSystemd_TellsItsStates()
    {
        using var folder = new TemporaryFolder();
        using var systemd = new NotifySocket(Path.Combine(folder.Path, "notify"));
        using var served = ServedFolder.WithOurs(("NOTIFY_SOCKET", systemd.Name), ("WATCHDOG_USEC", "200000"));

        systemd.Receive("READY=1").ShouldBe($"READY=1\nSTATUS=2 jails running\nMAINPID={served.Process.Id}");
        systemd.Receive("WATCHDOG=1");
        Signal(served, "HUP");
        systemd.Receive("RELOADING=1").ShouldContain("\nMONOTONIC_USEC=");
        systemd.Receive("READY=1");
        Signal(served, "TERM");
        systemd.Receive("STOPPING=1");
        systemd.Receive("EXTEND_TIMEOUT_USEC=");
        served.WaitForExit().ShouldBe(0);
    }

    [Fact]
    public void Run_Files_AreTheOwnersAndGoneAtTheEnd()
    {
        using var served = ServedFolder.WithOurs();

        File.ReadAllText(served.PidFile).ShouldBe(string.Create(CultureInfo.InvariantCulture, $"{served.Process.Id}\n"));
        foreach (var path in new[] { served.Socket, served.Http, Path.Combine(served.Root, "server.log") })
        {
            File.GetUnixFileMode(path).ShouldBe(OwnerOnly, path);
        }

        served.Call("stop").Output.ShouldBe("Shutdown successful\n");
        served.WaitForExit().ShouldBe(0);
        new[] { served.Socket, served.Http, served.PidFile }.Where(File.Exists).ShouldBeEmpty();
        served.Log.ShouldContain("Exiting Banhammer");
        served.Call("ping").Exit.ShouldBe(1);
    }

    [Fact]
    public void Run_Killed_LeavesNothingInTheWayOfTheNext()
    {
        using var served = ServedFolder.WithOurs();
        served.Process.Kill();
        served.WaitForExit();
        File.Exists(served.Socket).ShouldBeTrue();
        File.Delete(Path.Combine(served.Root, "server.log"));

        served.Start(ServedFolder.OurProgram, ["run", "-c", served.Configuration]);

        served.Call("ping").Output.ShouldBe("Server replied: pong\n");
    }

    [Fact]
    public void Run_AnotherRuns_IsRefusedWithItsName()
    {
        using var served = ServedFolder.WithOurs();

        var byPid = PeerProgram.Call(ServedFolder.OurProgram, "run", "-c", served.Configuration);
        var bySocket = PeerProgram.Call(ServedFolder.OurProgram, "run", "-c", served.Configuration, "-p", served.PidFile + ".other");

        byPid.Exit.ShouldBe(2);
        byPid.Errors.ShouldContain($"process {served.Process.Id}, 'banhammer', runs already");
        bySocket.Exit.ShouldBe(2);
        bySocket.Errors.ShouldContain(served.Socket);
        served.Call("ping").Exit.ShouldBe(0);
        served.Log.ShouldNotContain("Exiting");
    }

    [Fact]
    public void Run_Observe_StartsBesideAnother()
    {
        using var served = ServedFolder.WithOurs();
        using var observer = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(ServedFolder.OurProgram, ["run", "-c", served.Configuration, "--observe"]) { RedirectStandardOutput = true })!;
        var log = "";
        while (!log.Contains("Jail 'two' started", StringComparison.Ordinal))
        {
            log += observer.StandardOutput.ReadLine() ?? throw new EndOfStreamException(log);
        }

        var status = PeerProgram.Call(ServedFolder.OurProgram, "status", "-s", Path.Combine(served.Root, "observe", "f2b.sock"));
        var stop = PeerProgram.Call(ServedFolder.OurProgram, "stop", "-s", Path.Combine(served.Root, "observe", "f2b.sock"));
        observer.WaitForExit();

        status.Output.ShouldContain("one, two");
        stop.Exit.ShouldBe(0);
        served.Call("ping").Exit.ShouldBe(0);
    }

    [Fact]
    public void Reload_BySignalWithAFault_ChangesNothingAndTellsWhere()
    {
        using var served = ServedFolder.WithOurs();
        served.Write("conf/jail.conf", ServedFolder.TwoJails.Replace("findtime = 1h", "findtime = 10x", StringComparison.Ordinal).Replace("maxretry = 3", "maxretry = 9", StringComparison.Ordinal));

        Signal(served, "HUP");
        served.Until(() => served.Log.Contains("nothing has changed", StringComparison.Ordinal));
        var reload = served.Call("reload");

        served.Log.ShouldContain("jail.conf:4:12");
        reload.Exit.ShouldBe(2);
        reload.Errors.ShouldContain("jail.conf:4:12: ");
        served.Call("get", "one", "maxretry").Output.ShouldBe("3\n");
    }

    [Fact]
    public void Reload_Plan_TellsWhatWouldChangeAndChangesNothing()
    {
        using var served = ServedFolder.WithOurs();
        served.Write("conf/jail.conf", ServedFolder.TwoJails.Replace("[one]\n", "[one]\nfindtime = 2h\n", StringComparison.Ordinal).Replace("[two]", "[three]", StringComparison.Ordinal));

        served.Call("reload", "--plan").Output.ShouldBe("- two\n~ one\n    findtime: 3600 -> 7200\n+ three\n");

        served.Call("status").Output.ShouldContain("one, two");
        served.Call("get", "one", "findtime").Output.ShouldBe("3600\n");
    }

    [Fact]
    public void Metrics_AreThereForPrometheus()
    {
        using var served = ServedFolder.WithOurs();
        served.Call("set", "one", "banip", "192.0.2.1", "192.0.2.2").Output.ShouldBe("2\n");

        var metrics = PeerProgram.Call("curl", "-s", "--unix-socket", served.Http, "http://localhost/metrics").Output;

        metrics.ShouldContain("# TYPE banhammer_bans gauge\nbanhammer_bans{jail=\"one\"} 2\nbanhammer_bans{jail=\"two\"} 0\n");
        metrics.ShouldContain("# TYPE banhammer_bans_made_total counter\nbanhammer_bans_made_total{jail=\"one\"} 2\n");
        metrics.ShouldContain($"banhammer_log_lines_total{{path=\"{served.Root}/a.log\"}} 0\n");
    }

    [Fact]
    public void FlushLogs_BySignal_OpensTheLogAnew()
    {
        using var served = ServedFolder.WithOurs();
        File.Move(Path.Combine(served.Root, "server.log"), Path.Combine(served.Root, "server.log.1"));

        Signal(served, "USR1");

        served.Until(() => File.Exists(Path.Combine(served.Root, "server.log")) && served.Log.Contains("rollover performed on", StringComparison.Ordinal));
        served.Process.HasExited.ShouldBeFalse();
    }

    [Theory]
    [InlineData("-c CONF status one")]
    [InlineData("status -c CONF one")]
    [InlineData("status one -c CONF")]
    public void Client_Options_StandBeforeTheVerbBehindItOrLast(string call)
    {
        using var served = ServedFolder.WithOurs();

        PeerProgram.Call(ServedFolder.OurProgram, call.Split(' ').Select(word => word == "CONF" ? served.Configuration : word).ToArray()).Output.ShouldStartWith("Status for the jail: one\n");
    }

    [Fact]
    public void Symlinks_ActAsThePeersPrograms()
    {
        using var served = ServedFolder.Of();
        string Link(string name)
        {
            var path = Path.Combine(served.Root, name);
            File.CreateSymbolicLink(path, ServedFolder.OurProgram);
            return path;
        }

        var client = Link("fail2ban-client");
        served.Start(Link("fail2ban-server"), ["-c", served.Configuration, "-xf", "start"]);

        PeerProgram.Call(client, "-c", served.Configuration, "status").Output.ShouldBe("Status\n|- Number of jail:\t2\n`- Jail list:\tone, two\n");
        var failed = PeerProgram.Call(client, "-c", served.Configuration, "status", "nojail");
        failed.Exit.ShouldBe(255);
        failed.Output.ShouldBe("Sorry but the jail 'nojail' does not exist\n");
        failed.Errors.ShouldContain("ERROR   NOK: ('nojail',)");
        PeerProgram.Call(client, "-c", served.Configuration, "stop").Output.ShouldBe("Shutdown successful\n");
        served.WaitForExit().ShouldBe(0);
        PeerProgram.Call(client, "-c", served.Configuration, "start").Output.ShouldBe("Server ready\n");
        PeerProgram.Call(client, "-c", served.Configuration, "restart").Output.ShouldBe("Shutdown successful\nServer ready\n");
        PeerProgram.Call(client, "-c", served.Configuration, "stop").Exit.ShouldBe(0);
        PeerProgram.Call(client, "-c", served.Configuration, "ping").Exit.ShouldBe(255);
    }

    private static void Signal(ServedFolder served, string signal) =>
        PeerProgram.Call("/bin/kill", "-" + signal, served.Process.Id.ToString(CultureInfo.InvariantCulture)).Exit.ShouldBe(0);
}
