using System;
using System.Globalization;

namespace Banhammer.Host.Enforcing.Shell;

/// <summary>How a command ended.</summary>
/// <param name="Exit">Its exit code; null if a signal ended it or it never ran.</param>
/// <param name="Signal">The signal that ended it; null if none did.</param>
/// <param name="TimedOutAfter">The time that it was given, if that was too little and it was killed.</param>
/// <param name="Problem">Why it couldn't be started or waited for; null if it could.</param>
/// <param name="Output">The end of what it printed.</param>
/// <param name="Errors">The end of what it printed as errors.</param>
internal sealed record CommandOutcome(int? Exit, int? Signal, TimeSpan? TimedOutAfter, string? Problem, OutputTail Output, OutputTail Errors)
{
    private const int NotFound = 127;

    /// <summary>Whether it did what it should: exit code 0, in time.</summary>
    public bool IsSuccess => Exit == 0 && TimedOutAfter is null;

    /// <summary>What happened, as a sentence without its end, with the remedy where it is known.</summary>
    public string Summary => this switch
    {
        { Problem: { } problem } => problem,
        { TimedOutAfter: { } time } => string.Create(CultureInfo.InvariantCulture, $"was killed after {time.TotalSeconds:0.###} s; its 'timeout' can be raised"),
        { Signal: { } signal } => string.Create(CultureInfo.InvariantCulture, $"was ended by signal {signal}"),
        { Exit: NotFound } => "returned 127: a program wasn't found; expected all that it calls in the PATH of this process",
        _ => string.Create(CultureInfo.InvariantCulture, $"returned {Exit}"),
    };
}
