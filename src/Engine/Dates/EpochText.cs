using System;

namespace Banhammer.Engine.Dates;

/// <summary>Reads stamps that count seconds.</summary>
internal static class EpochText
{
    /// <summary>Microseconds since 1970; false if the text is no such stamp or lies beyond the year 9999.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, StampKind kind, out long microseconds)
    {
        if (kind == StampKind.Tai64N) return TryReadTai64N(text, out microseconds);
        microseconds = 0;
        var dot = text.IndexOf((byte)'.');
        if (!TryReadDigits(dot < 0 ? text : text[..dot], out var whole)) return false;
        var fraction = dot < 0 ? default : text[(dot + 1)..];
        var unit = 1_000_000L;
        if (kind == StampKind.LongEpoch && text.Length >= 13) unit = text.Length >= 16 && dot < 0 ? 1 : 1_000;
        if (whole > EventTime.LastSecond * (1_000_000 / unit)) return false;
        microseconds = whole * unit;
        for (var scale = unit / 10; !fraction.IsEmpty && scale > 0; scale /= 10, fraction = fraction[1..])
        {
            if (!char.IsAsciiDigit((char)fraction[0])) return false;
            microseconds += (fraction[0] - '0') * scale;
        }

        return true;
    }

    // @ 4 then fifteen hexadecimal digits of seconds, of which the label's offset of 2^62 is the 4, then eight of nanoseconds
    private static bool TryReadTai64N(ReadOnlySpan<byte> text, out long microseconds)
    {
        microseconds = 0;
        if (text.Length < 17) return false;
        var seconds = 0L;
        foreach (var digit in text[2..17])
        {
            if (!char.IsAsciiHexDigit((char)digit)) return false;
            seconds = seconds << 4 | (long)(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        if (seconds > EventTime.LastSecond) return false;
        microseconds = seconds * 1_000_000;
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > 18) return false;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit)) return false;
            value = value * 10 + (digit - '0');
        }

        return true;
    }
}
