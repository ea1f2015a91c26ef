using System;

namespace Banhammer.Engine.Sources.Journal;

/// <summary>An entry of the journal as a line of a log. Valid until the next is read.</summary>
public readonly ref struct JournalEntry
{
    internal JournalEntry(JournalLine line)
    {
        Text = line.Text;
        Stamp = line.Stamp;
        EventTimeMicroseconds = line.EventTimeMicroseconds;
    }

    /// <summary>What regexes see: <c>HOST NAME[PID]: MESSAGE</c>, UTF-8 as far as the entry is. A line feed has become <c>\n</c>, two characters.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>The time in ISO 8601 with the local offset, such as <c>2005-08-14T11:59:59.250000+02:00</c>; without fraction where that is zero.</summary>
    public ReadOnlySpan<byte> Stamp { get; }

    /// <summary>When it happened by its source's clock or, if that isn't known, when the journal took it: microseconds since 1970 UTC.</summary>
    public long EventTimeMicroseconds { get; }
}
