using System;
using System.Collections.Generic;
using Banhammer.Engine;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Sources;
using Banhammer.FilterLanguage.Definitions;

namespace Banhammer.Host.Scanning;

/// <summary>What a scan is asked to do.</summary>
internal sealed record ScanRequest
{
    /// <summary>Files, <c>-</c>, or <c>systemd-journal</c> with options.</summary>
    public required IReadOnlyList<string> Logs { get; init; }

    /// <summary>Name or file, with options; empty for the filter of a jail.</summary>
    public string Filter { get; init; } = "";

    /// <summary>Folder that has <c>filter.d</c>; null: the filters compiled in.</summary>
    public string? ConfigFolder { get; init; }

    /// <summary>The jail that is run; null for a filter alone.</summary>
    public JailDefinition? OfJail { get; init; }

    /// <summary>Whether the report goes on behind that of another jail.</summary>
    public bool IsContinuation { get; init; }

    /// <summary>The limits.</summary>
    public required JailOptions Jail { get; init; }

    /// <summary>Words between blanks and commas.</summary>
    public string IgnoreIp { get; init; } = "";

    /// <summary>When the logs end; null: when each file was last written.</summary>
    public EventTime? Now { get; init; }

    /// <summary>Zone of stamps without one.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>A fixed offset for stamps without zone, which goes before <see cref="TimeZone"/>; null for none.</summary>
    public ZoneOffset? LogTimeZone { get; init; }

    /// <summary>How the logs are encoded.</summary>
    public LogEncoding Encoding { get; init; } = LogEncoding.Utf8;

    /// <summary>What becomes of host names.</summary>
    public HostNamePolicy HostNames { get; init; }

    /// <summary>What regexes are matched by.</summary>
    public MatcherChoice Matchers { get; init; }

    /// <summary>How many threads read and match; null: as many as the logs are worth.</summary>
    public int? Threads { get; init; }

    /// <summary>Rows of the table.</summary>
    public int? Top { get; init; }

    /// <summary>Whether to draw progress.</summary>
    public bool ShowProgress { get; init; }

    /// <summary>How to print.</summary>
    public ScanFormat Format { get; init; }
}
