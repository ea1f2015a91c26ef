using System;
using System.Collections.Generic;
using System.Globalization;

namespace Banhammer.Corpus.Tests.Dates;

/// <summary>Lines that one detector dates, one after the other.</summary>
/// <param name="Pattern">The <c>datepattern</c>; empty for the default templates.</param>
/// <param name="Zone">The zone of the machine.</param>
/// <param name="LogTimeZone">The zone of the log, or null.</param>
/// <param name="Lines">The lines, each with what is now when it is read.</param>
internal sealed record DateCase(string Pattern, string Zone, string? LogTimeZone, IReadOnlyList<DatedLine> Lines);

/// <summary>A line and when it is read.</summary>
/// <param name="Now">Seconds since 1970.</param>
/// <param name="Bytes">UTF-8, or not.</param>
internal sealed record DatedLine(long Now, byte[] Bytes);

/// <summary>What came of dating a line.</summary>
/// <param name="Template">Name of the template that won; empty if none did.</param>
/// <param name="Time">Seconds since 1970; null without date, or if the date makes no sense.</param>
/// <param name="IsWhole">The time is an integer in the peer.</param>
/// <param name="Start">First byte of the cut.</param>
/// <param name="End">First byte behind the cut.</param>
/// <param name="Escaped">The exception that came out of the peer, or null.</param>
internal sealed record DateAnswer(string Template, double? Time, bool IsWhole, int Start, int End, string? Escaped = null)
{
    /// <summary>No template found anything.</summary>
    public static DateAnswer None { get; } = new("", null, false, 0, 0);

    /// <summary>True if both say the same: the peer's times are as exact as a floating point number is.</summary>
    public bool Agrees(DateAnswer other) => this with { Time = null } == other with { Time = null }
        && Time.HasValue == other.Time.HasValue && Math.Abs((Time - other.Time) ?? 0) <= 2 * (Math.BitIncrement(Math.Abs(Time ?? 0)) - Math.Abs(Time ?? 0));

    public override string ToString() => Escaped
        ?? (Template.Length == 0 ? "no stamp" : string.Create(CultureInfo.InvariantCulture, $"{Start}..{End} {Time}{(IsWhole ? " whole" : "")} by {Template}"));
}
