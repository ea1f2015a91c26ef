using System;
using System.Collections.Generic;

namespace Banhammer.Host.Logging;

/// <summary>A message on its way to the log.</summary>
/// <param name="Time">When it was written, in the machine's zone.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Logger">The part of the program that speaks, such as <c>fail2ban.actions</c>.</param>
/// <param name="EventNumber">The number of its kind; 0 for none.</param>
/// <param name="Message">What it says.</param>
/// <param name="Fields">The values in it, by name.</param>
/// <param name="Thread">The number of the thread that wrote it.</param>
internal sealed record LogRecord(
    DateTimeOffset Time, LogSeverity Severity, string Logger, int EventNumber, string Message, IReadOnlyList<KeyValuePair<string, object?>> Fields, int Thread)
{
    /// <summary>The message as one line: line ends in it, which a log can bring, are escaped, so that no text can pass for another line.</summary>
    public string Line => Message.AsSpan().ContainsAny('\n', '\r') ? Message.Replace("\r", @"\r", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal) : Message;
}
