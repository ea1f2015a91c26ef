using System;
using System.Globalization;

namespace Banhammer.Engine.Sources.Journal;

// text     = [host " "] [name ["[" pid "]"] ":" [" [" uptime "]"] " "] message
// host     = _HOSTNAME
// name     = SYSLOG_IDENTIFIER, or _COMM where that is missing or empty
// pid      = SYSLOG_PID, or _PID where that is missing, empty or zero
// uptime   = seconds since the start of the machine, if the name is "kernel" and there is no pid
// message  = MESSAGE; several are joined by blanks

/// <summary>Builds the line of an entry in buffers that are used again; allocates nothing once warm.</summary>
internal sealed class JournalLine
{
    // The last microsecond that a date can tell.
    private const long Latest = 253_402_300_799_999_999; // 9999-12-31T23:59:59.999999Z

    private readonly TimeZoneInfo timeZone;
    private readonly FieldText host;
    private readonly FieldText identifier;
    private readonly FieldText command;
    private readonly FieldText syslogPid;
    private readonly FieldText pid;
    private readonly FieldText message;
    private readonly byte[] text;
    private readonly byte[] stamp = new byte[40];
    private int textLength;
    private int stampLength;
    private long? sourceTime;
    private long? sourceUptime;

    /// <summary>Lines in this zone's time.</summary>
    /// <param name="timeZone">Of the stamps.</param>
    /// <param name="maxBytes">Longest text; the rest of a longer one is left out.</param>
    public JournalLine(TimeZoneInfo timeZone, int maxBytes)
    {
        this.timeZone = timeZone;
        text = new byte[maxBytes];
        (host, identifier, command) = (new FieldText(maxBytes), new FieldText(maxBytes), new FieldText(maxBytes));
        (syslogPid, pid, message) = (new FieldText(maxBytes), new FieldText(maxBytes), new FieldText(maxBytes));
    }

    /// <inheritdoc cref="JournalEntry.Text"/>
    public ReadOnlySpan<byte> Text => text.AsSpan(0, textLength);

    /// <inheritdoc cref="JournalEntry.Stamp"/>
    public ReadOnlySpan<byte> Stamp => stamp.AsSpan(0, stampLength);

    /// <inheritdoc cref="JournalEntry.EventTimeMicroseconds"/>
    public long EventTimeMicroseconds { get; private set; }

    private bool IsKernel => (identifier.Value.IsEmpty ? command.Value : identifier.Value).SequenceEqual("kernel"u8);

    /// <summary>Makes it ready for the next entry.</summary>
    public void Clear()
    {
        host.Clear();
        identifier.Clear();
        command.Clear();
        syslogPid.Clear();
        pid.Clear();
        message.Clear();
        (sourceTime, sourceUptime) = (null, null);
    }

    /// <summary>Takes a field of the entry, <c>NAME=value</c>; those that no line shows are passed over.</summary>
    public void Add(ReadOnlySpan<byte> field)
    {
        var equals = field.IndexOf((byte)'=');
        if (equals < 0)
        {
            return;
        }

        var name = field[..equals];
        var value = field[(equals + 1)..];
        if (name.SequenceEqual("MESSAGE"u8)) message.Join(value);
        else if (name.SequenceEqual("_HOSTNAME"u8)) host.SetFirst(value);
        else if (name.SequenceEqual("SYSLOG_IDENTIFIER"u8)) identifier.SetFirst(value);
        else if (name.SequenceEqual("_COMM"u8)) command.SetFirst(value);
        else if (name.SequenceEqual("SYSLOG_PID"u8)) syslogPid.SetFirst(value);
        else if (name.SequenceEqual("_PID"u8)) pid.SetFirst(value);
        else if (name.SequenceEqual("_SOURCE_REALTIME_TIMESTAMP"u8)) sourceTime ??= Microseconds(value);
        else if (name.SequenceEqual("_SOURCE_MONOTONIC_TIMESTAMP"u8)) sourceUptime ??= Microseconds(value);
    }

    /// <summary>Builds the line of the fields that were added.</summary>
    /// <param name="realtime">When the journal took the entry: microseconds since 1970 UTC.</param>
    /// <param name="uptime">The same in microseconds since the start of the machine.</param>
    public void Build(long realtime, long uptime)
    {
        textLength = 0;
        if (!host.Value.IsEmpty)
        {
            Append(host.Value);
            Append(" "u8);
        }

        AppendName(sourceUptime ?? uptime);
        Append(message.Value);
        EventTimeMicroseconds = sourceTime ?? Math.Min(realtime, Latest);
        FormatStamp();
    }

    private void AppendName(long uptime)
    {
        var name = identifier.Value.IsEmpty ? command.Value : identifier.Value;
        if (name.IsEmpty)
        {
            return;
        }

        Append(name);
        var hasPid = TryAppendPid(syslogPid.Value) || TryAppendPid(pid.Value);
        Append(":"u8);
        if (IsKernel && !hasPid)
        {
            AppendUptime(uptime);
        }

        Append(" "u8);
    }

    // A number is written in decimal, however it is given; what is none stays as it is.
    private bool TryAppendPid(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return false;
        }

        const NumberStyles Decimal = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign;
        Span<byte> digits = stackalloc byte[20];
        if (long.TryParse(value, Decimal, CultureInfo.InvariantCulture, out var number))
        {
            if (number == 0)
            {
                return false;
            }
        }
        else if (!TryReadPrefixed(value, out number))
        {
            digits = default;
        }

        Append("["u8);
        if (digits.IsEmpty)
        {
            Append(value);
        }
        else
        {
            number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
            Append(digits[..length]);
        }

        Append("]"u8);
        return true;
    }

    private static bool TryReadPrefixed(ReadOnlySpan<byte> value, out long number)
    {
        number = 0;
        if (value is not [(byte)'0', var prefix, _, ..])
        {
            return false;
        }

        var radix = (char)(prefix | 0x20) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 };
        foreach (var one in value[2..])
        {
            var digit = char.IsAsciiDigit((char)one) ? one - '0' : char.IsAsciiHexDigit((char)one) ? (one | 0x20) - 'a' + 10 : int.MaxValue;
            if (digit >= radix || number > long.MaxValue / 16 - 1)
            {
                return false;
            }

            number = (number * radix) + digit;
        }

        return true;
    }

    private void AppendUptime(long uptime)
    {
        Span<byte> digits = stackalloc byte[20];
        uptime.TryFormat(digits, out var length, "D7", CultureInfo.InvariantCulture);
        Append(" ["u8);
        Append("     "u8[..Math.Max(0, 11 - length)]); // seconds are at least five wide, so that their points stand below each other
        Append(digits[..(length - 6)]);
        Append("."u8);
        Append(digits[(length - 6)..length]);
        Append("]"u8);
    }

    private void Append(ReadOnlySpan<byte> value)
    {
        for (int feed; (feed = value.IndexOf((byte)'\n')) >= 0; value = value[(feed + 1)..])
        {
            AppendLine(value[..feed]);
            AppendLine("\\n"u8);
        }

        AppendLine(value);
    }

    private void AppendLine(ReadOnlySpan<byte> value)
    {
        value = value[..Math.Min(value.Length, text.Length - textLength)];
        value.CopyTo(text.AsSpan(textLength));
        textLength += value.Length;
    }

    private void FormatStamp()
    {
        var utc = DateTime.UnixEpoch.AddTicks(EventTimeMicroseconds * TimeSpan.TicksPerMicrosecond);
        var offset = timeZone.GetUtcOffset(utc);
        var local = utc.Ticks + offset.Ticks is var ticks and >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks) : utc;
        local.TryFormat(stamp, out stampLength, EventTimeMicroseconds % 1_000_000 == 0 ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        stamp[stampLength++] = offset < TimeSpan.Zero ? (byte)'-' : (byte)'+';
        offset.TryFormat(stamp.AsSpan(stampLength), out var length, @"hh\:mm", CultureInfo.InvariantCulture);
        stampLength += length;
    }

    private static long? Microseconds(ReadOnlySpan<byte> value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds <= Latest ? microseconds : null;
}
