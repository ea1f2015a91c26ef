using System;
using System.Globalization;

namespace Banhammer.Host.Running;

/// <summary>What it means that a log's stamps are far from the clock, and what to do about it.</summary>
internal static class StampDeviation
{
    private static readonly TimeSpan zoneStep = TimeSpan.FromMinutes(15); // zones differ by multiples of it
    private static readonly TimeSpan tolerance = TimeSpan.FromMinutes(2);

    /// <summary>One sentence.</summary>
    /// <param name="log">The path.</param>
    /// <param name="deviation">How far the stamps are after the clock; negative before.</param>
    /// <param name="offset">What was taken for the log's offset from UTC.</param>
    public static string Describe(string log, TimeSpan deviation, TimeSpan offset)
    {
        var side = deviation < TimeSpan.Zero ? "behind" : "ahead of";
        var found = $"{log}: its stamps are {Words(deviation.Duration())} {side} the clock; its lines count as of now";
        var steps = Math.Round(deviation / zoneStep);
        var meant = offset + (steps * zoneStep);
        return steps != 0 && (deviation - (steps * zoneStep)).Duration() <= tolerance && meant.Duration() <= TimeSpan.FromHours(14)
            ? $"{found}. If it is written in another zone than the one of this machine, set logtimezone = {Zone(meant)} in its jail"
            : $"{found}. Either it is written late, or a clock is wrong";
    }

    private static string Zone(TimeSpan offset) =>
        offset == TimeSpan.Zero ? "UTC" : string.Create(CultureInfo.InvariantCulture, $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset.Duration():hhmm}");

    private static string Words(TimeSpan span) =>
        span.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(span.TotalHours, 2)} h")
        : span.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(span.TotalMinutes)} min")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds} s");
}
