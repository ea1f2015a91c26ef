using System;

namespace Banhammer.Engine.Dates;

/// <summary>Reads zones as logs write them: an abbreviation, an offset, or both, which are added up.</summary>
internal static class ZoneText
{
    // [A-Z] or [A-Z]{3,5}, then + or -, hh with h < 20, and mm with or without colon
    public static ZoneTextOutcome Read(ReadOnlySpan<byte> text, out ZoneOffset zone)
    {
        zone = default;
        var letters = 0;
        while (letters < text.Length && char.IsAsciiLetterUpper((char)text[letters])) letters++;
        if (letters is 2 or > 5 || !TryReadOffset(text[letters..], out var minutes)) return ZoneTextOutcome.Malformed;
        if (letters > 0)
        {
            if (!ZoneTable.TryGetMinutes(text[..letters], out var named)) return ZoneTextOutcome.UnknownName;
            minutes += named;
        }

        zone = new ZoneOffset(minutes);
        return ZoneTextOutcome.Known;
    }

    private static bool TryReadOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.IsEmpty) return true;
        if (text[0] is not ((byte)'+' or (byte)'-')) return false;
        var sign = text[0] == '-' ? -1 : 1;
        text = text[1..];
        if (text.Length is not (2 or 4 or 5) || text[0] is not ((byte)'0' or (byte)'1') || !char.IsAsciiDigit((char)text[1])) return false;
        minutes = (text[0] - '0') * 600 + (text[1] - '0') * 60;
        if (text.Length == 5 && text[2] != ':') return false;
        if (text.Length > 2)
        {
            var (tens, ones) = (text[^2], text[^1]);
            if (!char.IsAsciiDigit((char)tens) || !char.IsAsciiDigit((char)ones)) return false;
            minutes += (tens - '0') * 10 + (ones - '0');
        }

        minutes *= sign;
        return true;
    }
}
