using Banhammer.Host.Enforcing.Shell;
using Banhammer.Host.Testing;
using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Enforcing.Actions;

/// <summary>What an action's commands did, in the log: those that succeed for who looks for details, those that fail for all.</summary>
/// <remarks>What commands print may come from a client of a service, so it is logged as quoted text.</remarks>
/// <param name="logger">Takes the messages.</param>
/// <param name="jail">The jail.</param>
/// <param name="action">The name by which the jail knows the action.</param>
internal sealed partial class ActionLog(ILogger logger, string jail, string action)
{
    private const int MostCommandLength = 2000;

    /// <summary>A command has ended.</summary>
    public void Ran(string operation, ShellCommand command, CommandOutcome outcome)
    {
        var level = outcome.IsSuccess ? LogLevel.Debug : LogLevel.Error;
        if (!logger.IsEnabled(level))
            return;
        var summary = outcome.Summary;
        var script = Quoted(command.Script);
        if (outcome.IsSuccess)
            Succeeded(logger, jail, action, operation);
        else
            Failed(logger, jail, action, operation, summary);
        Executed(logger, level, jail, action, script);
        Print(level, "stdout", outcome.Output);
        Print(level, "stderr", outcome.Errors);
    }

    /// <summary>Many bans or unbans were carried out at once.</summary>
    public void RanTogether(string operation, int count) => RanTogether(logger, jail, action, operation, count);

    /// <summary>Something that the action depends on is missing and about to be repaired.</summary>
    public void Repairing() => Repairing(logger, jail, action);

    /// <summary>Something that the action depends on is missing, and it isn't repaired for this operation.</summary>
    public void Unrepaired(string operation) => Unrepaired(logger, jail, action, operation);

    /// <summary>What the action depends on couldn't be repaired.</summary>
    public void NotRepaired() => NotRepaired(logger, jail, action);

    /// <summary>More is asked of the action than it does; said once.</summary>
    public void TooMuchWaits(int limit) => TooMuchWaits(logger, jail, action, limit);

    /// <summary>Bans are carried out again, since a repair may have undone them.</summary>
    public void BanningAgain(int count) => BanningAgain(logger, jail, action, count);

    private void Print(LogLevel level, string stream, OutputTail tail)
    {
        foreach (var line in tail.Lines)
        {
            var quoted = Quoted(line);
            Printed(logger, level, jail, action, stream, quoted);
        }
    }

    private static string Quoted(string text) => PythonLiteral.Of(text.Length <= MostCommandLength ? text : text[..MostCommandLength] + "…");

    [LoggerMessage(7101, LogLevel.Debug, "[{Jail}] action '{Action}': {Operation} succeeded")]
    private static partial void Succeeded(ILogger logger, string jail, string action, string operation);

    [LoggerMessage(7102, LogLevel.Error, "[{Jail}] action '{Action}': {Operation} {Summary}")]
    private static partial void Failed(ILogger logger, string jail, string action, string operation, string summary);

    [LoggerMessage(EventId = 7103, Message = "[{Jail}] action '{Action}' -- exec: {Script}")]
    private static partial void Executed(ILogger logger, LogLevel level, string jail, string action, string script);

    [LoggerMessage(EventId = 7104, Message = "[{Jail}] action '{Action}' -- {Stream}: {Line}")]
    private static partial void Printed(ILogger logger, LogLevel level, string jail, string action, string stream, string line);

    [LoggerMessage(7105, LogLevel.Error, "[{Jail}] action '{Action}': what it depends on is missing; trying to restore it")]
    private static partial void Repairing(ILogger logger, string jail, string action);

    [LoggerMessage(7106, LogLevel.Error, "[{Jail}] action '{Action}': what it depends on is missing, so {Operation} is impossible")]
    private static partial void Unrepaired(ILogger logger, string jail, string action, string operation);

    [LoggerMessage(7107, LogLevel.Critical, "[{Jail}] action '{Action}': what it depends on couldn't be restored")]
    private static partial void NotRepaired(ILogger logger, string jail, string action);

    [LoggerMessage(7108, LogLevel.Error, "[{Jail}] action '{Action}': {Limit} steps wait; further ones are left out until some are done, as its commands are too slow")]
    private static partial void TooMuchWaits(ILogger logger, string jail, string action, int limit);

    [LoggerMessage(7109, LogLevel.Warning, "[{Jail}] action '{Action}': was repaired; {Count} other bans are carried out again")]
    private static partial void BanningAgain(ILogger logger, string jail, string action, int count);

    [LoggerMessage(7110, LogLevel.Debug, "[{Jail}] action '{Action}': {Operation} of {Count} at once")]
    private static partial void RanTogether(ILogger logger, string jail, string action, string operation, int count);
}
