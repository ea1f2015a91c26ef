using System;

namespace Banhammer.Engine.Dates;

/// <summary>A fixed distance from UTC in minutes, positive to the east; what <c>logtimezone</c> and the zone of a stamp come to.</summary>
/// <param name="Minutes">Minutes to add to UTC for local time.</param>
public readonly record struct ZoneOffset(int Minutes)
{
    /// <summary>Reads <c>UTC</c>, <c>CET</c>, <c>+0100</c>, <c>CET+01:30</c>, <c>GMT-01</c> or nothing, which is UTC.</summary>
    /// <param name="text">The value of <c>logtimezone</c>.</param>
    /// <param name="zone">The offset; the default when false.</param>
    /// <param name="problem">What is wrong and what was expected; null when true.</param>
    public static bool TryParse(string text, out ZoneOffset zone, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<byte> bytes = stackalloc byte[16];
        var length = 0;
        while (length < text.Length && length < bytes.Length && char.IsAscii(text[length])) { bytes[length] = (byte)text[length]; length++; }
        var outcome = length == text.Length ? ZoneText.Read(bytes[..length], out zone) : Undefined(out zone);
        problem = outcome switch
        {
            ZoneTextOutcome.Known => null,
            ZoneTextOutcome.UnknownName => $"time zone '{text}' is not known; expected an abbreviation such as UTC or CET, an offset such as +0100, or both",
            _ => $"'{text}' is no time zone; expected an abbreviation such as UTC or CET, an offset such as +0100, or both",
        };
        return problem is null;
    }

    private static ZoneTextOutcome Undefined(out ZoneOffset zone)
    {
        zone = default;
        return ZoneTextOutcome.Malformed;
    }
}
