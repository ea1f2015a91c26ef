using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Banhammer.Host.Logging.Targets;

/// <summary>Messages as the systemd journal's socket takes them: <c>FIELD=value</c> lines, or a length and bytes where a value has line ends.</summary>
internal static class JournalMessage
{
    /// <summary>Where the journal listens.</summary>
    public const string Socket = "/run/systemd/journal/socket";

    private const string Identifier = "fail2ban";
    private const int LongestText = 48 << 10; // characters; a datagram holds it in any case

    /// <summary>Writes a message; its time is the journal's matter.</summary>
    public static void Write(LogRecord record, IBufferWriter<byte> output)
    {
        Field("MESSAGE", record.Message.Length > LongestText ? record.Message[..LongestText] : record.Message, output);
        Field("PRIORITY", PriorityOf(record.Severity).ToString(CultureInfo.InvariantCulture), output);
        Field("SYSLOG_IDENTIFIER", Identifier, output);
        Field("LOGGER", record.Logger, output);
        Field("BANHAMMER_EVENT", record.EventNumber.ToString(CultureInfo.InvariantCulture), output);
    }

    private static void Field(string name, string value, IBufferWriter<byte> output)
    {
        Encoding.ASCII.GetBytes(name, output);
        if (value.Contains('\n'))
        {
            output.Write("\n"u8);
            BinaryPrimitives.WriteInt64LittleEndian(output.GetSpan(sizeof(long)), Encoding.UTF8.GetByteCount(value));
            output.Advance(sizeof(long));
        }
        else
        {
            output.Write("="u8);
        }

        Encoding.UTF8.GetBytes(value, output);
        output.Write("\n"u8);
    }

    private static int PriorityOf(LogSeverity severity) => severity.Number switch
    {
        <= 10 => 7,
        <= 20 => 6,
        <= 30 => 4,
        <= 40 => 3,
        <= 50 => 2,
        _ => 1,
    };
}
