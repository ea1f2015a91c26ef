using System.Collections.Generic;
using Banhammer.Engine.Dates;

namespace Banhammer.Host.Testing;

/// <summary>What one failregex found in one line, for one id.</summary>
/// <param name="RegexIndex">Which failregex, from 0.</param>
/// <param name="Id">What would be counted and banned; null while a later line of the session has to tell.</param>
/// <param name="Address">The address; the id where the filter names no other.</param>
/// <param name="Time">When it happened; null for a line without date.</param>
/// <param name="Fields">The values of the named groups that took part, those of the session's earlier lines too.</param>
/// <param name="Users">The users that the session tried; null where there is no session or no user.</param>
/// <param name="Lines">The lines of the log that it was found in.</param>
/// <param name="IsNoFail">The line is no failure by itself.</param>
internal sealed record TestedFailure(
    int RegexIndex,
    string? Id,
    string? Address,
    EventTime? Time,
    IReadOnlyList<KeyValuePair<string, string>> Fields,
    IReadOnlyList<string>? Users,
    IReadOnlyList<string> Lines,
    bool IsNoFail);
