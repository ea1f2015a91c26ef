using System;
using System.Buffers;
using System.Text;

namespace Banhammer.Host.Logging.Targets;

/// <summary>Messages as syslog's socket takes them: <c>&lt;PRIORITY&gt;TEXT</c> and a zero byte.</summary>
internal static class SyslogMessage
{
    private const int LongestText = 32 << 10; // bytes; what syslog servers take, and no datagram is refused for

    /// <summary>Writes a message.</summary>
    public static void Write(LogRecord record, int facility, ILogFormat format, IBufferWriter<byte> output)
    {
        var text = new ArrayBufferWriter<byte>();
        format.Write(record, text);
        Encoding.ASCII.GetBytes($"<{(facility << 3) | PriorityOf(record.Severity)}>", output);
        output.Write(text.WrittenSpan[..Math.Min(text.WrittenCount, LongestText)]);
        output.Write("\0"u8);
    }

    // The peer's notices arrive as warnings, since Python knows no others, and filters of syslog servers are written for that.
    private static int PriorityOf(LogSeverity severity) => severity.Number switch
    {
        50 => 2,
        40 => 3,
        20 => 6,
        10 => 7,
        _ => 4,
    };
}
