using System.Collections.Generic;
using Banhammer.Engine;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Prefiltering;
using Banhammer.Engine.Sources;
using Banhammer.FilterLanguage.Definitions;

namespace Banhammer.Host.Running;

/// <summary>A jail with all that takes time to make, made: its regexes are compiled, its options read. Immutable, so any thread can make it.</summary>
internal sealed record PreparedJail
{
    /// <summary>What it was made of.</summary>
    public required JailDefinition Definition { get; init; }

    /// <summary>Its regexes.</summary>
    public required FilterPlan Plan { get; init; }

    /// <summary>What its failregexes need.</summary>
    public required IReadOnlyList<LiteralNeeds> Needs { get; init; }

    /// <summary>Its date templates.</summary>
    public required DateTemplateList Templates { get; init; }

    /// <summary>Its limits.</summary>
    public required JailOptions Limits { get; init; }

    /// <summary>What becomes of host names.</summary>
    public required HostNamePolicy HostNames { get; init; }

    /// <summary>How its logs are encoded.</summary>
    public required LogEncoding Encoding { get; init; }

    /// <summary>Which stamps have the zone that <c>logtimezone</c> tells; null: that of the machine.</summary>
    public required ZoneOffset? LogTimeZone { get; init; }

    /// <summary>Lines that are told of a ban at most.</summary>
    public int MaxMatches => Definition.MaxMatches ?? Limits.Counter.MaxRetry;

    /// <summary>Whose failures are never counted: the words of an ignore list.</summary>
    public string IgnoredWords { get; init; } = "";

    /// <summary>The name.</summary>
    public string Name => Definition.Name;

    /// <summary>Whether the lines of a log mean the same to both.</summary>
    public bool HasSameFilter(PreparedJail other) => Definition.Filter.Equals(other.Definition.Filter) && HostNames == other.HostNames && DateKey == other.DateKey;

    /// <summary>Jails that date the lines of a log alike share their dates.</summary>
    public (string? DatePattern, ZoneOffset? Zone) DateKey => (Definition.Filter.DatePattern, LogTimeZone);
}
