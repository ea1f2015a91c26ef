using System.CommandLine;
using Banhammer.Host.Configuring;
using Banhammer.Host.Running.Daemon;

namespace Banhammer.Host.Cli;

/// <summary><c>banhammer run</c>: the service, in the foreground.</summary>
internal static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        var config = new Option<string?>("--config", "-c") { Description = "Folder that has jail.conf (default: /etc/banhammer, else /etc/fail2ban, else what is built in)", HelpName = "DIR" };
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
            DefaultFolder.Or(call.GetValue(config)),
            context));
        return command;
    }
}
