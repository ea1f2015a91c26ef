using System;
using Banhammer.Engine.Dates;

namespace Banhammer.Host.Testing;

/// <summary>A line of the log that is tested. Valid until the next one is read.</summary>
/// <param name="number">From 1.</param>
/// <param name="line">UTF-8, without its end.</param>
/// <param name="time">When it happened, where the log tells that itself; null: the line is searched for a date.</param>
/// <param name="cut">With <paramref name="time"/>: where that stands in the line.</param>
internal readonly ref struct TestedEntry(long number, ReadOnlySpan<byte> line, EventTime? time = null, DateCut cut = default)
{
    /// <summary>From 1.</summary>
    public long Number { get; } = number;

    /// <summary>UTF-8, without its end.</summary>
    public ReadOnlySpan<byte> Line { get; } = line;

    /// <summary>When it happened, where the log tells that itself.</summary>
    public EventTime? Time { get; } = time;

    /// <summary>Where <see cref="Time"/> stands in the line.</summary>
    public DateCut Cut { get; } = cut;
}
