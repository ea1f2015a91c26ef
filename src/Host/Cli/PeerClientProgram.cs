using System;
using System.Globalization;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Checking;
using Banhammer.Host.Controlling.Client;
using Banhammer.Host.Running.Daemon;
using Banhammer.Host.Testing;

namespace Banhammer.Host.Cli;

/// <summary>The program when it is called by the name of the peer's client or server, through a symlink: same options, verbs, texts and exit codes.</summary>
internal static class PeerClientProgram
{
    /// <summary>The client's name.</summary>
    public const string ClientName = "fail2ban-client";

    /// <summary>The server's name.</summary>
    public const string ServerName = "fail2ban-server";

    private const int Failure = 255;
    private const string Folder = "/etc/fail2ban";

    private static readonly TimeSpan usualPatience = TimeSpan.FromSeconds(30);

    /// <summary>Runs a call of the client.</summary>
    /// <returns>The exit code: 0 or 255.</returns>
    public static int RunClient(string[] args, CommandContext context) => Run(ClientName, args, context);

    /// <summary>Runs a call of the server: with a command it is the client.</summary>
    /// <returns>The exit code: 0 or 255.</returns>
    public static int RunServer(string[] args, CommandContext context) => Run(ServerName, args, context);

    private static int Run(string name, string[] args, CommandContext context)
    {
        try
        {
            return PeerOptions.Parse(args) is { } options ? Run(name, options, context) : Usage(name, context, Failure);
        }
        catch (Exception e) when (e is UsageException or NoServiceException)
        {
            Complain(context, e.Message);
            return Failure;
        }
        catch (OperationCanceledException)
        {
            return Failure;
        }
    }

    private static int Run(string name, PeerOptions options, CommandContext context)
    {
        var output = context.Console.Output;
        if (options.Has("help"))
            return Usage(name, context, ExitCode.Done);
        if (options.Has("version") || options.Has("V"))
        {
            output.WriteLine(options.Has("V") ? ProgramVersion.Text : $"Banhammer v{ProgramVersion.Text}");
            return ExitCode.Done;
        }

        if (options.Value("str2sec") is { } text)
            return Seconds(text, context);
        var folder = options.Value("conf") ?? Folder;
        if (options.Has("dump") || options.Has("dp") || options.Has("dump-pretty"))
            return ConfigurationDump.Run(folder, withOrigins: false, context) == ExitCode.Done ? ExitCode.Done : Failure;
        if (options.Has("test") && !Test(folder, options, context))
            return Failure;
        var isStart = options.Words is [] or ["start"];
        if (name == ServerName && isStart && options.Has("f"))
            return ServiceProcess.Run(RunOptionsOf(options), folder, context).GetAwaiter().GetResult();
        if (options.Words.Count == 0 && name == ClientName)
            return options.Has("test") ? ExitCode.Done : Usage(name, context, Failure);
        return Command(folder, options, context);
    }

    private static int Command(string folder, PeerOptions options, CommandContext context)
    {
        var patience = options.Value("timeout") is { } wait && Duration.TryParse(wait, out var span, out _) ? span.ToTimeSpan() : usualPatience;
        using var client = new ControlClient(ClientCommand.SocketOf(folder, options.Value("socket")));
        string[] run = ["run", "-c", folder, .. Passed(options, "socket"), .. Passed(options, "pidfile"), .. Passed(options, "loglevel"), .. Passed(options, "logtarget"), .. Passed(options, "syslogsocket")];
        var session = new ClientSession(client, options.Has("x") ? [.. run, "-x"] : run, patience, context.Time, context.Console.Output.WriteLine);
        if (session.Run(options.Words is [] ? ["start"] : [.. options.Words], context.Interrupted).GetAwaiter().GetResult() is not { } failure)
            return ExitCode.Done;
        Complain(context, $"NOK: ({PythonLiteral.Of(failure.Message)},)");
        context.Console.Output.WriteLine(failure.Text);
        return Failure;
    }

    private static string[] Passed(PeerOptions options, string name) => options.Value(name) is { } value ? ["--" + name, value] : [];

    private static RunOptions RunOptionsOf(PeerOptions options) => new()
    {
        Socket = options.Value("socket"),
        PidFile = options.Value("pidfile"),
        LogLevel = options.Value("loglevel"),
        LogTarget = options.Value("logtarget"),
        SyslogSocket = options.Value("syslogsocket"),
        Force = options.Has("x"),
    };

    private static bool Test(string folder, PeerOptions options, CommandContext context)
    {
        if (Check.Run([], folder, context) != ExitCode.Done)
        {
            Complain(context, "ERROR: test configuration failed");
            return false;
        }

        if (options.Words.Count == 0)
            context.Console.Output.WriteLine("OK: configuration test is successful");
        return true;
    }

    private static int Seconds(string text, CommandContext context)
    {
        if (!Duration.TryParse(text, out var duration, out var problem))
        {
            Complain(context, problem!);
            return Failure;
        }

        context.Console.Output.WriteLine(duration.ToString());
        return ExitCode.Done;
    }

    // A line of the peer's own log, as it prints it to the errors.
    private static void Complain(CommandContext context, string message)
    {
        context.Console.Output.Flush();
        var time = context.Time.GetLocalNow().ToString("yyyy-MM-dd HH:mm:ss,fff", CultureInfo.InvariantCulture);
        context.Console.Error.WriteLine($"{time} {"fail2ban",-24}[{Environment.ProcessId}]: {"ERROR",-7} {message}");
    }

    private static int Usage(string name, CommandContext context, int exit)
    {
        context.Console.Output.WriteLine($"""
            Usage: {name} [OPTIONS]{(name == ClientName ? " <COMMAND>" : "")}

            Banhammer v{ProgramVersion.Text} in place of fail2ban: reads logs and bans addresses with too many failures.

            Options:
                -c, --conf <DIR>        folder of the configuration (default: {Folder})
                -s, --socket <FILE>     socket of the service
                -p, --pidfile <FILE>    file with the number of its process
                --loglevel <LEVEL>      what it logs
                --logtarget <TARGET>    where to: a file, STDOUT, STDERR, SYSLOG, SYSOUT, SYSTEMD-JOURNAL
                --syslogsocket auto|<FILE>
                -d, --dp                print the commands that the configuration comes to
                -t, --test              test the configuration
                -v, -q                  say more, say less
                -x                      start though another instance seems to run
                -b, -f                  start in the background (default), in the foreground
                --timeout <TIME>        how long to wait for a start or an end
                --str2sec <TEXT>        a length of time in seconds
                -h, --help, -V, --version

            Commands: start, stop, restart, reload, status, banned, unban, get, set, add, ping, flushlogs, echo, version;
            'banhammer --help' explains them.
            """);
        return exit;
    }
}
