using System;
using System.Collections.Generic;
using System.Text;
using Banhammer.Engine.Dates;

namespace Banhammer.Host.Testing;

/// <summary>A line of the log and what the filter made of it. Valid until the next line is tested.</summary>
internal readonly ref struct TestedLine(
    long number, ReadOnlySpan<byte> bytes, DateCut cut, TestedTime? lastTime, IReadOnlyList<TestedFailure> failures, bool isIgnored,
    IReadOnlyList<string> linesTakenUp)
{
    /// <summary>Which line of the log, from 1.</summary>
    public long Number { get; } = number;

    /// <summary>UTF-8, without its end.</summary>
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    /// <summary>Where its date stands.</summary>
    public DateCut Cut { get; } = cut;

    /// <summary>The last stamp that was read up to here; null where none was.</summary>
    public TestedTime? LastTime { get; } = lastTime;

    /// <summary>What the failregexes found, in their order.</summary>
    public IReadOnlyList<TestedFailure> Failures { get; } = failures;

    /// <summary>An ignoreregex matched, whatever else did.</summary>
    public bool IsIgnored { get; } = isIgnored;

    /// <summary>Lines before it that a match of several lines took up.</summary>
    public IReadOnlyList<string> LinesTakenUp { get; } = linesTakenUp;

    /// <summary>The line as text; bytes that aren't UTF-8 become U+FFFD.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);
}
