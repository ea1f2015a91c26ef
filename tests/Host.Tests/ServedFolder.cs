using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using Shouldly;

namespace Banhammer.Host.Tests;

/// <summary>A configuration of two jails in a folder of its own, and the server process that runs by it: ours, or the peer's.</summary>
internal sealed class ServedFolder : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder folder = new();
    private Process? process;

    private ServedFolder(string jails)
    {
        folder.Write("conf/fail2ban.conf", $"""
            [Definition]
            loglevel = INFO
            logtarget = {folder.Path}/server.log
            syslogsocket = auto
            socket = {Socket}
            pidfile = {PidFile}
            dbfile = None
            dbmaxmatches = 10
            dbpurgeage = 1d
            allowipv6 = auto
            [Thread]
            stacksize = 0
            """);
        folder.Write("conf/jail.conf", jails.Replace("DIR", folder.Path, StringComparison.Ordinal));
        folder.Write("conf/filter.d/f.conf", "[Definition]\nfailregex = ^\\s*bad <F-USER>\\S+</F-USER> <IP4>$\n            ^\\s*worse <IP4>$\nignoreregex = ignored$\n");
        folder.Write("conf/action.d/act.conf", "[Definition]\nactionban = true <ip> <x>\nactionunban = true\nactionstart =\nactionstop =\nactioncheck =\n[Init]\nx = 0\n");
        folder.Write("a.log", "");
        folder.Write("b.log", "");
    }

    /// <summary>The folder of the configuration.</summary>
    public string Configuration => Path.Combine(folder.Path, "conf");

    /// <summary>The folder that all is in.</summary>
    public string Root => folder.Path;

    /// <summary>The socket for clients of the peer.</summary>
    public string Socket => Path.Combine(folder.Path, "f2b.sock");

    /// <summary>Our own socket.</summary>
    public string Http => Path.Combine(folder.Path, "banhammer.sock");

    /// <summary>The pid file.</summary>
    public string PidFile => Path.Combine(folder.Path, "f2b.pid");

    /// <summary>What the server has logged.</summary>
    public string Log => File.ReadAllText(Path.Combine(folder.Path, "server.log"));

    /// <summary>The server's process.</summary>
    public Process Process => process!;

    /// <summary>The two jails that most tests run: <c>one</c> with an action, <c>two</c> without.</summary>
    public const string TwoJails = """
        [DEFAULT]
        ignoreip = 127.0.0.0/8 10.1.2.3
        bantime = 10m
        findtime = 1h
        maxretry = 3
        backend = polling
        usedns = no
        [one]
        enabled = true
        filter = f
        logpath = DIR/a.log
                  DIR/b.log tail
        action = act[x=1]
        [two]
        enabled = true
        filter = f
        datepattern = ^%%Y-%%m-%%d %%H:%%M:%%S
        logpath = DIR/b.log
        action = act
        """;

    /// <summary>A folder whose server doesn't run yet.</summary>
    public static ServedFolder Of(string jails = TwoJails) => new(jails);

    /// <summary>A folder with our server.</summary>
    public static ServedFolder WithOurs(params (string Name, string? Value)[] environment)
    {
        var served = new ServedFolder(TwoJails);
        served.Start(OurProgram, ["run", "-c", served.Configuration], environment);
        return served;
    }

    /// <summary>A folder with the peer's server.</summary>
    public static ServedFolder WithPeer()
    {
        var served = new ServedFolder(TwoJails);
        served.Start(PeerProgram.Server, ["-c", served.Configuration, "-f", "start"]);
        return served;
    }

    /// <summary>Our program.</summary>
    public static string OurProgram => Path.Combine(AppContext.BaseDirectory, "banhammer");

    /// <summary>Starts a server and waits until its jails run.</summary>
    public void Start(string program, string[] arguments, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Until(() => File.Exists(Path.Combine(folder.Path, "server.log")) && Log.Contains("Jail 'two' started", StringComparison.Ordinal));
    }

    /// <summary>Writes a file of the configuration.</summary>
    public void Write(string name, string text) => folder.Write(name, text.Replace("DIR", folder.Path, StringComparison.Ordinal));

    /// <summary>Adds lines to a log.</summary>
    public void Append(string log, params string[] lines) => File.AppendAllLines(Path.Combine(folder.Path, log), lines);

    /// <summary>Calls our program as a client of this server.</summary>
    public ProgramRun Call(string verb, params string[] words) => PeerProgram.Call(OurProgram, [verb, "-c", Configuration, .. words]);

    /// <summary>Waits for something; the test fails after a long time.</summary>
    public void Until(Func<bool> condition) =>
        SpinWait.SpinUntil(() => condition() || process is { HasExited: true }, patience).ShouldBeTrue();

    /// <summary>Waits for the server's end.</summary>
    public int WaitForExit()
    {
        Process.WaitForExit(patience).ShouldBeTrue();
        return Process.ExitCode;
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            process.WaitForExit();
        }

        process?.Dispose();
        folder.Dispose();
    }
}
