using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.Host.Cli;
using Banhammer.Host.Configuring;
using Banhammer.Host.Controlling;
using Banhammer.Host.Controlling.Commands;
using Banhammer.Host.Controlling.Metrics;
using Banhammer.Host.Controlling.PeerProtocol;
using Banhammer.Host.Controlling.Sockets;
using Banhammer.Host.Enforcing;
using Banhammer.Host.Filters;
using Banhammer.Host.Logging;
using Banhammer.Host.Logging.Targets;
using Banhammer.Host.Logs;
using Banhammer.Host.Storing;
using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Running.Daemon;

/// <summary>The process of the service from its start to its end: log, pid file, engine, sockets, signals, systemd.</summary>
internal sealed class ServiceProcess
{
    private const string ActionsLogger = "fail2ban.actions";
    private const string TransmitterLogger = "fail2ban.transmitter"; // the peer's name for who carries commands out

    private static readonly TimeSpan stopStep = TimeSpan.FromSeconds(5); // systemd is told that often that the end is still under way

    private readonly Channel<ServiceRequest> requests = Channel.CreateUnbounded<ServiceRequest>();
    private readonly CommandContext context;
    private readonly RunOptions options;
    private readonly ServiceManager manager;
    private readonly string folder;

    private ServiceProcess(RunOptions options, string folder, CommandContext context)
    {
        (this.options, this.folder, this.context) = (options, folder, context);
        manager = ServiceManager.OfThisProcess(context.Time);
    }

    /// <summary>Runs the service until it is asked to end.</summary>
    /// <param name="options">What the call says.</param>
    /// <param name="folder">The folder of the configuration.</param>
    /// <param name="context">The console, the clock, and a token that ends the service.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">It can't start: another one runs, or <c>fail2ban.conf</c> has an error.</exception>
    public static async Task<int> Run(RunOptions options, string folder, CommandContext context)
    {
        var process = new ServiceProcess(options, folder, context);
        var configuration = process.Read();
        FaultPrinter.RequireNoErrors(configuration.Server is null ? configuration.Faults : []);
        var server = options.Over(configuration.Server!);
        if (!options.Force)
            Instance.RequireNone(server);
        Umask.GrantOwnerOnly();
        return await process.Run(configuration, server).ConfigureAwait(false);
    }

    private ServiceConfiguration Read() => new ConfigurationReader(folder, JournalLog.IsThere).Read();

    private async Task<int> Run(ServiceConfiguration configuration, ServerDefinition server)
    {
        using var signals = new Signals(requests.Writer);
        await using var interrupted = context.Interrupted.Register(() => requests.Writer.TryWrite(ServiceRequest.Stop)).ConfigureAwait(false);
        var isJson = string.Equals(server.LogFormat, "json", StringComparison.OrdinalIgnoreCase);
        var log = new ServiceLog(OpenLog(server, isJson, out var logProblem), context.Time, problem => context.Complain("log: " + problem));
        await using (log.ConfigureAwait(false))
        {
            var logger = log.CreateLogger(ServiceLog.Server);
            log.Threshold = LogSeverity.TryParse(server.LogLevel, out var severity) ? severity : LogSeverity.Information;
            DaemonMessages.Rule(logger);
            DaemonMessages.Starting(logger, ProgramVersion.Text, DefaultFolder.Show(folder));
            if (logProblem is not null)
                DaemonMessages.CannotLog(logger, server.LogTarget, logProblem);
            using var pid = WritePid(server.PidFile, logger);
            await Serve(configuration, server, new ServerSettings(server, isJson, log), log).ConfigureAwait(false);
            DaemonMessages.Exiting(logger);
        }

        return ExitCode.Done;
    }

    private async Task Serve(ServiceConfiguration configuration, ServerDefinition server, ServerSettings settings, ServiceLog log)
    {
        var logger = log.CreateLogger(ServiceLog.Server);
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        var actions = loggers.CreateLogger(ActionsLogger);
        var enforcer = options.Observe ? null : new Enforcer(new ActionFactory(actions, context.Time));
        var service = new Service(enforcer ?? (IEnforcer)new LoggingEnforcer(actions), loggers, context.Time, context.Time.LocalTimeZone, options.Observe ? null : DatabaseFile.Of(server));
        using var metrics = new ServiceMetrics(service, context.Time);
        var jails = new JailDesk(service);
        using var runner = new CommandRunner(
            jails, settings, new ReloadDesk(jails, Read, logger), log.CreateLogger(TransmitterLogger), context.Time, ProgramVersion.Text, () => requests.Writer.TryWrite(ServiceRequest.Stop));
        var sockets = await ControlServer.Open(ControlPaths.Of(server), runner, PeerLimits.Default, context.Time, log).ConfigureAwait(false);
        try
        {
            Report(configuration, logger);
            await service.StartAsync(configuration).ConfigureAwait(false);
            await manager.ReadyWith(service).ConfigureAwait(false);
            await using var watchdog = new Watchdog(manager, service, context.Time);
            await Answer(runner, service, logger).ConfigureAwait(false);
        }
        finally
        {
            DaemonMessages.Stopping(logger);
            manager.Stopping();
            await sockets.DisposeAsync().ConfigureAwait(false);
            await Patiently(service.DisposeAsync().AsTask()).ConfigureAwait(false);
            if (enforcer is not null)
                await Patiently(enforcer.DisposeAsync().AsTask()).ConfigureAwait(false);
        }
    }

    // Until the end is asked for.
    private async Task Answer(CommandRunner runner, Service service, ILogger logger)
    {
        await foreach (var request in requests.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            switch (request)
            {
                case ServiceRequest.Stop:
                    return;
                case ServiceRequest.Reload:
                    manager.Reloading();
                    await Try(runner, logger, "reload").ConfigureAwait(false);
                    await manager.ReadyWith(service).ConfigureAwait(false);
                    break;
                case ServiceRequest.FlushLogs:
                    await Try(runner, logger, "flushlogs").ConfigureAwait(false);
                    break;
            }
        }
    }

    private static async Task Try(CommandRunner runner, ILogger logger, string verb)
    {
        try
        {
            await runner.Handle(PlainValue.ListOf([verb]), CancellationToken.None).ConfigureAwait(false);
        }
        catch (CommandException e)
        {
            DaemonMessages.ReloadRefused(logger, e.Message);
        }
    }

    // Stop commands of actions may take long, each up to its own time-out.
    private async Task Patiently(Task end)
    {
        while (!end.IsCompleted)
        {
            manager.Extend(stopStep * 3);
            await Task.WhenAny(end, Task.Delay(stopStep, context.Time)).ConfigureAwait(false);
        }

        await end.ConfigureAwait(false);
    }

    private static ILogTarget OpenLog(ServerDefinition server, bool isJson, out string? problem)
    {
        try
        {
            if (LogDestination.TryParse(server.LogTarget, isJson, server.SyslogSocket, out var destination, out problem))
                return destination!.Open();
        }
        catch (IOException e)
        {
            problem = e.Message;
        }

        LogDestination.TryParse("STDERR", isJson, server.SyslogSocket, out var errors, out _);
        return errors!.Open();
    }

    private static PidFile? WritePid(string path, ILogger logger)
    {
        try
        {
            return PidFile.Write(path);
        }
        catch (IOException e)
        {
            DaemonMessages.NoPidFile(logger, e.Message);
            return null;
        }
    }

    private static void Report(ServiceConfiguration configuration, ILogger logger)
    {
        foreach (var fault in configuration.Faults.Concat(configuration.Jails.SelectMany(jail => jail.Faults)).Distinct())
        {
            var text = $"{fault.Where}: {fault.Message} ({fault.Rule.Id})";
            if (fault.Rule.Severity == Severity.Error)
                DaemonMessages.ConfigurationError(logger, text);
            else
                DaemonMessages.ConfigurationWarning(logger, text);
        }
    }
}
