using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Logging;

/// <summary>How much a message matters, by the peer's numbers: the higher, the more.</summary>
/// <remarks>
/// The peer has levels between those of the runtime. A message of such a level is declared with the runtime's level below it and an
/// <c>EventName</c> that begins with <see cref="Notice"/> or <see cref="Remark"/>.
/// </remarks>
internal readonly record struct LogSeverity(int Number)
{
    /// <summary>How the event name begins of a message that tells an administrator what was done, such as a ban. Declared as information.</summary>
    public const string Notice = "Notice";

    /// <summary>How the event name begins of a message somewhat below information. Declared as debugging.</summary>
    public const string Remark = "Remark";

    private const int NoticeNumber = 25;
    private const int RemarkNumber = 18;

    private static readonly Dictionary<string, int> numbers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CRITICAL"] = 50, ["FATAL"] = 50, ["ERROR"] = 40, ["WARNING"] = 30, ["WARN"] = 30, ["NOTICE"] = NoticeNumber, ["INFO"] = 20, ["MSG"] = RemarkNumber,
        ["DEBUG"] = 10, ["TRACEDEBUG"] = 7, ["HEAVYDEBUG"] = 5, ["NOTSET"] = 0,
    };

    /// <summary>What is logged where nothing is configured.</summary>
    public static LogSeverity Information => new(20);

    /// <summary>Whether it is a notice.</summary>
    public bool IsNotice => Number == NoticeNumber;

    /// <summary>As lines name it.</summary>
    public string Name => Number switch
    {
        50 => "CRITICAL",
        40 => "ERROR",
        30 => "WARNING",
        NoticeNumber => "NOTICE",
        20 => "INFO",
        RemarkNumber => "MSG",
        10 => "DEBUG",
        7 => "TRACE",
        5 => "HEAVY",
        0 => "NOTSET",
        _ => $"Level {Number}",
    };

    /// <summary>Reads a name, in either case, or a number.</summary>
    public static bool TryParse(string text, out LogSeverity severity)
    {
        var isNumber = text.Length > 0 && text.All(char.IsAsciiDigit);
        var number = 0;
        var found = isNumber ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) : numbers.TryGetValue(text, out number);
        severity = new LogSeverity(number);
        return found;
    }

    /// <summary>The severity of a message of the runtime's kind.</summary>
    public static LogSeverity Of(LogLevel level, EventId id) => level switch
    {
        LogLevel.Critical => new(50),
        LogLevel.Error => new(40),
        LogLevel.Warning => new(30),
        LogLevel.Information => Begins(id, Notice) ? new(NoticeNumber) : Information,
        LogLevel.Debug => Begins(id, Remark) ? new(RemarkNumber) : new(10),
        _ => new(7),
    };

    /// <summary>The highest severity that messages of a level can have.</summary>
    public static LogSeverity HighestOf(LogLevel level) => level switch
    {
        LogLevel.Information => new(NoticeNumber),
        LogLevel.Debug => new(RemarkNumber),
        _ => Of(level, default),
    };

    private static bool Begins(EventId id, string name) => id.Name?.StartsWith(name, StringComparison.Ordinal) == true;
}
