using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Running.Daemon;

/// <summary>What is said in the log about the process.</summary>
internal static partial class DaemonMessages
{
    [LoggerMessage(9001, LogLevel.Information, "--------------------------------------------------")]
    public static partial void Rule(ILogger log);

    [LoggerMessage(9002, LogLevel.Information, "Starting Banhammer v{Version} in place of Fail2ban, configuration in {Folder}")]
    public static partial void Starting(ILogger log, string version, string folder);

    [LoggerMessage(9003, LogLevel.Information, "Shutdown in progress...")]
    public static partial void Stopping(ILogger log);

    [LoggerMessage(9004, LogLevel.Information, "Exiting Banhammer")]
    public static partial void Exiting(ILogger log);

    [LoggerMessage(9005, LogLevel.Warning, "{Fault}")]
    public static partial void ConfigurationWarning(ILogger log, string fault);

    [LoggerMessage(9006, LogLevel.Error, "{Fault}")]
    public static partial void ConfigurationError(ILogger log, string fault);

    [LoggerMessage(9007, LogLevel.Error, "Unable to log to '{Target}': {Problem}; logging to STDERR")]
    public static partial void CannotLog(ILogger log, string target, string problem);

    [LoggerMessage(9008, LogLevel.Error, "Unable to create PID file: {Problem}")]
    public static partial void NoPidFile(ILogger log, string problem);

    [LoggerMessage(9009, LogLevel.Error, "The configuration can't be used, so nothing has changed: {Problem}")]
    public static partial void ReloadRefused(ILogger log, string problem);
}
