using System.CommandLine;
using System.IO;
using System.Linq;
using Banhammer.Host.Running.Daemon;

namespace Banhammer.Host.Cli;

/// <summary><c>banhammer run</c>: the service, in the foreground.</summary>
internal static class RunCommand
{
    private static readonly string[] usualFolders = ["/etc/banhammer", "/etc/fail2ban"];

    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        var config = new Option<string?>("--config", "-c") { Description = "Folder that has jail.conf (default: /etc/banhammer, else /etc/fail2ban)", HelpName = "DIR" };
        var socket = new Option<string?>("--socket", "-s") { Description = "Socket for clients of fail2ban; ours lies beside it", HelpName = "FILE" };
        var pidFile = new Option<string?>("--pidfile", "-p") { Description = "File with the number of the process", HelpName = "FILE" };
        var logLevel = new Option<string?>("--loglevel") { Description = "What is logged: CRITICAL, ERROR, WARNING, NOTICE, INFO, DEBUG, or a number", HelpName = "LEVEL" };
        var logTarget = new Option<string?>("--logtarget") { Description = "Where to: a file, STDOUT, STDERR, SYSLOG, SYSTEMD-JOURNAL", HelpName = "TARGET" };
        var syslogSocket = new Option<string?>("--syslogsocket") { Description = "The socket of syslog", HelpName = "auto|FILE" };
        var force = new Option<bool>("-x") { Description = "Start though another instance seems to run" };
        var observe = new Option<bool>("--observe") { Description = "Look on beside a service that runs: own sockets, log to standard output, no actions" };
        var command = new ExampleCommand(
            "run",
            "Follows the logs of all enabled jails and bans, in the foreground, until it is stopped.",
            ("banhammer run", "the configuration of this machine"),
            ("banhammer run -c ./config --observe", "another one, without banning anyone"))
        {
            config, socket, pidFile, logLevel, logTarget, syslogSocket, force, observe,
        };
        command.SetAction((call, _) => ServiceProcess.Run(
            new RunOptions
            {
                Socket = call.GetValue(socket),
                PidFile = call.GetValue(pidFile),
                LogLevel = call.GetValue(logLevel),
                LogTarget = call.GetValue(logTarget),
                SyslogSocket = call.GetValue(syslogSocket),
                Force = call.GetValue(force),
                Observe = call.GetValue(observe),
            },
            FolderOf(call.GetValue(config)),
            context));
        return command;
    }

    /// <summary>The folder of configuration that a call means.</summary>
    /// <param name="named">The one that it names; null for the usual ones.</param>
    /// <exception cref="UsageException">None is named, and there is none at the usual places.</exception>
    public static string FolderOf(string? named) => named ?? usualFolders.FirstOrDefault(usual => File.Exists(Path.Combine(usual, "jail.conf")))
        ?? throw new UsageException("run", $"there is no configuration in {string.Join(" or ", usualFolders)}; expected one, or -c DIR");
}
