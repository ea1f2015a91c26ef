using System;
using System.Collections.Generic;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Host.Enforcing.Actions;

/// <summary>A ban as an action is told of it: what the tags of its commands stand for.</summary>
internal sealed record ActionTicket
{
    /// <summary>The offender as text: an address, a network, or what a filter took for its id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Its addresses; null for an id that is none, which must never reach a firewall.</summary>
    public Network? Network { get; init; }

    /// <summary>The address, where it is a single one.</summary>
    public Address? Address => Network is { IsSingle: true } network ? network.Address : null;

    /// <summary><c>inet4</c>, <c>inet6</c>, or null for an id that is no address.</summary>
    public string? Family => Network is not { } network ? null : network.Address.IsIPv4 ? "inet4" : "inet6";

    /// <summary>Event time of the last failure.</summary>
    public EventTime Time { get; init; }

    /// <summary>How long the ban lasts; null for ever.</summary>
    public TimeSpan? BanTime { get; init; }

    /// <summary>The last instant of the ban; null if it has none.</summary>
    public EventTime? Until { get; init; }

    /// <summary>Bans of this offender so far, this one included.</summary>
    public int BanCount { get; init; }

    /// <summary>Failures that led to the ban.</summary>
    public int Failures { get; init; }

    /// <summary>Whether the ban was in force before the program started.</summary>
    public bool IsRestored { get; init; }

    /// <summary>The lines that matched, or the last ones of them.</summary>
    public IReadOnlyList<string> Matches { get; init; } = [];

    /// <summary>What the filter's groups captured, by name in lower case without <c>F-</c>.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>What the store knows of the offender in this jail.</summary>
    public Lazy<OffenderHistory>? JailHistory { get; init; }

    /// <summary>What the store knows of the offender in all jails.</summary>
    public Lazy<OffenderHistory>? History { get; init; }

    /// <summary>The jail's counts when the ticket was made.</summary>
    public JailCounts Counts { get; init; }

    /// <summary>The lines that matched, as one text.</summary>
    public string MatchesText => string.Join('\n', Matches);

    /// <summary>The history in this jail or all of them; where none is kept, what the ticket itself tells.</summary>
    public OffenderHistory HistoryOf(bool allJails) => (allJails ? History : JailHistory)?.Value ?? new OffenderHistory(Failures, Matches);
}
