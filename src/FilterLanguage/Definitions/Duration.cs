using System;
using System.Globalization;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>A length of time as configuration writes it: <c>600</c>, <c>10m</c>, <c>1d12h</c>, <c>1.5h</c>, <c>2 * (1h - 10m)</c>, <c>-1</c>.</summary>
/// <param name="Seconds">The length in seconds; may be negative.</param>
/// <param name="HasFraction">Whether the peer prints it with a decimal point: a fraction, a division, a month or a year takes part.</param>
public readonly record struct Duration(double Seconds, bool HasFraction)
{
    /// <summary>Whether this is <c>-1</c>, which stands for ever where a ban's length is meant.</summary>
    public bool IsPermanent => Seconds == -1;

    /// <summary>The length as a time span; the longest or shortest one there is if it doesn't fit.</summary>
    public TimeSpan ToTimeSpan()
    {
        var ticks = Seconds * TimeSpan.TicksPerSecond;
        if (ticks >= long.MaxValue)
            return TimeSpan.MaxValue;
        return ticks <= long.MinValue ? TimeSpan.MinValue : TimeSpan.FromTicks((long)ticks);
    }

    /// <summary>Reads a length of time: numbers with units, sums by juxtaposition, and <c>+ - * / ( )</c>.</summary>
    /// <param name="text">The value; case and blanks around words don't matter.</param>
    /// <param name="duration">The length; default if false.</param>
    /// <param name="problem">What was found and what was expected; null if true.</param>
    public static bool TryParse(string text, out Duration duration, out string? problem)
    {
        duration = default;
        var reader = new DurationReader(text);
        if (reader.TryRead(out var seconds, out var hasFraction, out var found) && !double.IsInfinity(seconds))
        {
            duration = new Duration(seconds, hasFraction);
            problem = null;
            return true;
        }

        problem = $"'{text}' {found ?? "is too long"}; expected a duration such as 600, 10m or 1h30m";
        return false;
    }

    /// <summary>The seconds as the peer prints them: <c>1800</c>, <c>5400.0</c>.</summary>
    public override string ToString()
    {
        var text = Seconds.ToString(HasFraction ? "R" : "F0", CultureInfo.InvariantCulture);
        return HasFraction && text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text;
    }
}
