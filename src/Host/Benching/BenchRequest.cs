using System;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Host.Benching;

/// <summary>What is to be measured.</summary>
internal sealed record BenchRequest
{
    /// <summary>Name or file, with options.</summary>
    public required string Filter { get; init; }

    /// <summary>A file, or <c>-</c>.</summary>
    public required string Log { get; init; }

    /// <summary>What to compare with: another filter, or <see cref="PeerRun.Name"/>; null: nothing.</summary>
    public string? Against { get; init; }

    /// <summary>Folder that has <c>filter.d</c>; null: the filters compiled in.</summary>
    public string? ConfigFolder { get; init; }

    /// <summary>How much of the log is measured, from its start.</summary>
    public required int MaxBytes { get; init; }

    /// <summary>When the log ends; null: when the file was last written.</summary>
    public EventTime? Now { get; init; }

    /// <summary>Zone of stamps without one.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>What regexes are matched by.</summary>
    public MatcherChoice Matchers { get; init; }

    /// <summary>JSON instead of tables.</summary>
    public bool AsJson { get; init; }
}
