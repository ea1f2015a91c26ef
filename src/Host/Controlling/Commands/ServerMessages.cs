using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Controlling.Commands;

/// <summary>What is said in the log about commands.</summary>
internal static partial class ServerMessages
{
    [LoggerMessage(8001, LogLevel.Information, "{What} performed on {Target}")]
    public static partial void Flushed(ILogger log, string what, string target);

    [LoggerMessage(8002, LogLevel.Error, "Unable to log to '{Target}': {Problem}")]
    public static partial void CannotLog(ILogger log, string target, string problem);

    [LoggerMessage(8003, LogLevel.Information, "Changed logging target to {Target}")]
    public static partial void ChangedTarget(ILogger log, string target);

    [LoggerMessage(8004, LogLevel.Error, "Command {Command} has failed: {Problem}")]
    public static partial void Failed(ILogger log, string command, string problem);

    [LoggerMessage(8005, LogLevel.Information, "Reload {What}")]
    public static partial void Reloading(ILogger log, string what);

    [LoggerMessage(8006, LogLevel.Information, "Reload finished: {Summary}")]
    public static partial void Reloaded(ILogger log, string summary);

    [LoggerMessage(8007, LogLevel.Error, "{Problem}")]
    public static partial void ConfigurationError(ILogger log, string problem);

    [LoggerMessage(8008, LogLevel.Warning, "Unsupported extended jail status flavor '{Flavor}'. Supported: short, basic, cymru")]
    public static partial void UnknownFlavor(ILogger log, string flavor);
}
