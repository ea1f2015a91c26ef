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

    /// <summary>The address; null for ids that are none, and for networks.</summary>
    public Address? Address { get; init; }

    /// <summary><c>inet4</c>, <c>inet6</c>, or null for what is neither address nor network.</summary>
    public string? Family { get; init; }

    /// <summary>Event time of the last failure.</summary>
    public EventTime Time { get; init; }

    /// <summary>How long the ban lasts; null for ever.</summary>
    public TimeSpan? BanTime { get; init; }

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
