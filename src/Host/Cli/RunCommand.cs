using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Banhammer.Host.Configuring;
using Banhammer.Host.Enforcing;
using Banhammer.Host.Logs;
using Banhammer.Host.Running;
using Banhammer.Host.Storing;
using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Cli;

/// <summary><c>banhammer run</c>: the engine, in the foreground.</summary>
internal static class RunCommand
{
    private static readonly string[] usualFolders = ["/etc/banhammer", "/etc/fail2ban"];

    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        var config = new Option<string?>("--config", "-c") { Description = "Folder that has jail.conf (default: /etc/banhammer, else /etc/fail2ban)", HelpName = "DIR" };
        var command = new ExampleCommand(
            "run",
            "Follows the logs of all enabled jails and bans, in the foreground, until it is stopped.",
            ("banhammer run", "the configuration of this machine"),
            ("banhammer run -c ./config", "another one"))
        {
            config,
        };
        command.SetAction((call, _) => RunAsync(call.GetValue(config), context));
        return command;
    }

    private static async Task<int> RunAsync(string? folder, CommandContext context)
    {
        folder ??= usualFolders.FirstOrDefault(usual => File.Exists(Path.Combine(usual, "jail.conf")))
            ?? throw new UsageException("run", $"there is no configuration in {string.Join(" or ", usualFolders)}; expected one, or -c DIR");
        var configuration = new ConfigurationReader(folder, JournalLog.IsThere).Read();
        using var loggers = LoggerFactory.Create(log => log.AddSimpleConsole(options => options.SingleLine = true));
        var service = new Service(new LoggingEnforcer(loggers.CreateLogger("fail2ban.actions")), loggers, context.Time, TimeZoneInfo.Local, DatabaseFile.Of(configuration.Server));
        await using (service.ConfigureAwait(false))
        {
            await service.StartAsync(configuration).ConfigureAwait(false);
            await Task.Delay(Timeout.Infinite, context.Interrupted).ContinueWith(_ => { }, TaskScheduler.Default).ConfigureAwait(false);
        }

        return ExitCode.Done;
    }
}
