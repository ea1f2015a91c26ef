using System.Collections.Generic;
using System.Linq;

namespace Banhammer.Host.Testing;

/// <summary>What one failregex found in one line, for one id.</summary>
/// <param name="RegexIndex">Which failregex, from 0.</param>
/// <param name="Id">What would be counted and banned; null while a later line of the session has to tell.</param>
/// <param name="Address">The address; the id where the filter names no other.</param>
/// <param name="Time">When it happened; null for a line without date.</param>
/// <param name="Fields">
/// The values of the named groups in the peer's order, those of the session's earlier lines too; null for a group that took no part.
/// <c>users</c> and <c>ip</c> stand for <paramref name="Users"/> and <paramref name="Address"/> where the peer has them.
/// </param>
/// <param name="Users">The users that the session tried; null where there is no session or no user.</param>
/// <param name="Lines">The lines of the log that it was found in.</param>
/// <param name="IsNoFail">The line is no failure by itself.</param>
internal sealed record TestedFailure(
    int RegexIndex,
    string? Id,
    string? Address,
    TestedTime? Time,
    IReadOnlyList<KeyValuePair<string, string?>> Fields,
    IReadOnlyList<string>? Users,
    IReadOnlyList<string> Lines,
    bool IsNoFail)
{
    /// <summary>Where <see cref="Users"/> stand among the fields.</summary>
    public const string UsersField = "users";

    /// <summary>Where <see cref="Address"/> stands among the fields, if it isn't the id.</summary>
    public const string AddressField = "ip";

    /// <summary>A field as Python shows it within a dictionary.</summary>
    public string LiteralOf(KeyValuePair<string, string?> field) => IsUsers(field.Key) ? PythonLiteral.SetOf(Users!) : PythonLiteral.Of(field.Value);

    /// <summary>A field as Python prints it; null where there is none or it has no value.</summary>
    public string? TextOf(string field) => IsUsers(field) ? PythonLiteral.SetOf(Users!) : Fields.FirstOrDefault(pair => pair.Key == field).Value;

    private bool IsUsers(string field) => field == UsersField && Users is not null;
}
