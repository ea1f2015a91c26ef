using System.Collections.Generic;
using Banhammer.Engine.Dates;

namespace Banhammer.Host.Storing;

/// <summary>What is stored of a jail.</summary>
/// <param name="Bans">Those in force.</param>
/// <param name="UsedUpTo">By id: failures up to this instant led to a stored ban, or fell into one, so they count nothing when they are read again.</param>
/// <param name="History">By id: how often it was banned, and when last.</param>
internal sealed record StoredJail(
    IReadOnlyList<StoredBan> Bans,
    IReadOnlyDictionary<string, EventTime> UsedUpTo,
    IReadOnlyDictionary<string, (int Count, EventTime Last)> History)
{
    /// <summary>Nothing.</summary>
    public static StoredJail Empty { get; } = new([], new Dictionary<string, EventTime>(), new Dictionary<string, (int, EventTime)>());
}
