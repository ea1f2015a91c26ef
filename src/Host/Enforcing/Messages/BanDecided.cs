using System.Collections.Generic;
using Banhammer.Engine.Dates;

namespace Banhammer.Host.Enforcing.Messages;

/// <summary>An offender is to be shut out.</summary>
/// <param name="Jail">The jail.</param>
/// <param name="Who">Whom.</param>
/// <param name="Time">Event time of the last failure, from which the ban runs; of a ban by hand, when it was given.</param>
/// <param name="Until">Last instant of the ban; null if permanent.</param>
/// <param name="Failures">Failures that led to it.</param>
/// <param name="BanCount">The how manieth ban of this offender it is, from 1.</param>
/// <param name="Matches">Lines that led to it, oldest first, as far as they were kept; text of the log, so hostile.</param>
/// <param name="Fields">What the filter captured, by name in lower case without <c>F-</c>; hostile too.</param>
/// <param name="IsRestored">It was in force before a restart: its actions ran then.</param>
internal sealed record BanDecided(
    string Jail,
    BannedId Who,
    EventTime Time,
    EventTime? Until,
    int Failures,
    int BanCount,
    IReadOnlyList<string> Matches,
    IReadOnlyDictionary<string, string> Fields,
    bool IsRestored) : EnforcingMessage(Jail);
