using System;
using System.Collections.Generic;

namespace Banhammer.Engine.Dates;

/// <summary>Finds and reads the date of each line of one source.</summary>
public sealed class DateDetector
{
    /// <summary>A detector that has seen nothing yet.</summary>
    public DateDetector(DateTemplateList templates, DateOptions options)
    {
        ArgumentNullException.ThrowIfNull(templates);
        ArgumentNullException.ThrowIfNull(options);
        ReferenceTime = options.ReferenceTime;
    }

    /// <summary>What the log takes for now; a scan sets it from the time of the file, a live source from the clock.</summary>
    public EventTime ReferenceTime { get; set; }

    /// <summary>The templates in their present order with the lines that each won.</summary>
    public IEnumerable<DateTemplateHits> Hits => throw new NotSupportedException();

    /// <summary>Finds the date of a line.</summary>
    /// <param name="line">The line without its end, UTF-8; bytes that aren't UTF-8 are taken for unknown characters.</param>
    /// <param name="match">The date; when false only its template and its cut tell which stamp, if any, was found but made no sense.</param>
    public bool TryDetect(ReadOnlySpan<byte> line, out DateMatch match) => throw new NotSupportedException();
}
