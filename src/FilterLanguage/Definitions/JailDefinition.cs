using System;
using System.Linq;
using Banhammer.FilterLanguage.Conf;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>A jail with its options resolved, its filter and its actions with them.</summary>
public sealed record JailDefinition
{
    /// <summary>The name of its section.</summary>
    public string Name { get; init; } = "";

    /// <summary>The filter as the jail has it: what the jail sets of it (<c>failregex</c>, <c>maxlines</c> …) takes the place of the filter's own.</summary>
    public FilterDefinition Filter { get; init; } = new();

    /// <summary>The options that mean something in a jail and are set, by name in ordinal order; those of its filter only where the jail sets them.</summary>
    public EquatableArray<FilterOption> Options { get; init; }

    /// <summary>Whether it is to run <i>(default: false)</i>.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>What its lines are read by, with options <i>(default: auto)</i>.</summary>
    public FilterReference Backend { get; init; } = new("auto", default);

    /// <summary>Its logs.</summary>
    public EquatableArray<LogPath> LogPaths { get; init; }

    /// <summary>How its logs are encoded; null for the usual way.</summary>
    public string? LogEncoding { get; init; }

    /// <summary>The zone of stamps without one; null for that of the machine.</summary>
    public string? LogTimeZone { get; init; }

    /// <summary>Whether it is left out where it finds no log <i>(default: false)</i>.</summary>
    public bool SkipsIfNoLogs { get; init; }

    /// <summary>Whether it reads the journal where it finds no log <i>(default: true)</i>.</summary>
    public bool ReadsJournalIfNoLogs { get; init; } = true;

    /// <summary>Failures that ban; null if the jail doesn't say.</summary>
    public int? MaxRetry { get; init; }

    /// <summary>Matched lines that are kept; null if the jail doesn't say.</summary>
    public int? MaxMatches { get; init; }

    /// <summary>The window that failures are counted in; null if the jail doesn't say.</summary>
    public Duration? FindTime { get; init; }

    /// <summary>The length of a ban; null if the jail doesn't say.</summary>
    public Duration? BanTime { get; init; }

    /// <summary>How bans grow longer.</summary>
    public BanGrowth Growth { get; init; } = new();

    /// <summary>Whether the machine's own addresses are never counted <i>(default: true)</i>.</summary>
    public bool IgnoresSelf { get; init; } = true;

    /// <summary>Who is never counted: addresses, networks, host names, ids, <c>file:…</c>; a word each.</summary>
    public EquatableArray<TracedText> IgnoreWords { get; init; }

    /// <summary>What happens on bans and unbans, in order; empty if they weren't asked for.</summary>
    public EquatableArray<ActionDefinition> Actions { get; init; }

    /// <summary>Whether it reads the journal since its logs are missing.</summary>
    public bool IsSwitchedToJournal { get; init; }

    /// <summary>Whether its lines come from the systemd journal.</summary>
    public bool ReadsJournal => IsJournal(Backend.Name);

    /// <summary>The value of an option, or null.</summary>
    public TracedText? Find(string name) => Options.FirstOrDefault(option => option.Name == name)?.Value;

    /// <summary>Whether a backend, with its options or without, is the systemd journal.</summary>
    internal static bool IsJournal(string backend) => backend.StartsWith("systemd", StringComparison.Ordinal);
}
