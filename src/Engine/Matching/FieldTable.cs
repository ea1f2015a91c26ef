using System;
using System.Collections.Generic;
using System.Linq;

namespace Banhammer.Engine.Matching;

/// <summary>The names of all groups of a filter's regexes, numbered. Those that mean something to the engine come first and have fixed numbers.</summary>
/// <remarks>The meanings are the peer's: <c>ip4</c>, <c>ip6</c>, <c>dns</c> name the host, <c>fid</c> what to ban instead, <c>mlfid</c> a session.</remarks>
internal sealed class FieldTable
{
    /// <summary>An IPv4 address.</summary>
    public const int Ip4 = 0;

    /// <summary>An IPv6 address.</summary>
    public const int Ip6 = 1;

    /// <summary>A host name.</summary>
    public const int Dns = 2;

    /// <summary>The id to ban in place of the host.</summary>
    public const int FailureId = 3;

    /// <summary>A prefix length for the address.</summary>
    public const int Cidr = 4;

    /// <summary>The id of the session that the line belongs to.</summary>
    public const int SessionId = 5;

    /// <summary>The user that was tried.</summary>
    public const int User = 6;

    /// <summary>Set: the line is no failure by itself.</summary>
    public const int NoFail = 7;

    /// <summary>Set: access was gained, which clears pending failures.</summary>
    public const int Gained = 8;

    /// <summary>Set: the session ends with this line.</summary>
    public const int Forget = 9;

    /// <summary>How many fields mean something; those below <see cref="SessionId"/> tell the offender.</summary>
    public const int Meaningful = 10;

    /// <summary>As bits: an IPv4 address, and what changes whom it stands for.</summary>
    public const int AddressFields = (1 << Ip4) | (1 << FailureId) | (1 << Cidr);

    /// <summary>The place of a session's users among the fields that are shown; has no text of its own.</summary>
    public const int Users = 10;

    /// <summary>The place of the address among the fields that are shown, where the offender is another id; has no text of its own.</summary>
    public const int AddressOfId = 11;

    /// <summary>What prefregex leaves for the failregexes.</summary>
    public const string Content = "content";

    private readonly List<string> names = ["ip4", "ip6", "dns", "fid", "cidr", "mlfid", "user", "nofail", "mlfgained", "mlfforget", "users", "ip"];

    /// <summary>The field names by number.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The number of a field, which is added if need be.</summary>
    public int Add(string name)
    {
        var index = names.IndexOf(name);
        if (index < 0)
        {
            index = names.Count;
            names.Add(name);
        }

        return index;
    }

    /// <summary>For each of a regex's groups its field.</summary>
    public int[] FieldsOf(IReadOnlyList<string> groupNames) => groupNames.Select(Add).ToArray();

    /// <summary>
    /// The groups <c>alt_X</c>, which stand in for field <c>X</c> where that is missing or empty, or <c>tuple_X</c>, which join it, in the
    /// order of their names; <c>_2</c> and the like at the end of a name tells groups apart.
    /// </summary>
    /// <param name="groupNames">The groups of a regex.</param>
    /// <param name="marker"><c>alt_</c> or <c>tuple_</c>.</param>
    public (int Group, int Field)[] CompositesOf(IReadOnlyList<string> groupNames, string marker) =>
        groupNames.Select((name, group) => (name, group)).Where(pair => pair.name.StartsWith(marker, StringComparison.Ordinal) && pair.name.Length > marker.Length)
            .OrderBy(pair => pair.name, StringComparer.Ordinal).Select(pair => (pair.group, Add(Target(pair.name[marker.Length..])))).ToArray();

    private static string Target(string name)
    {
        var digits = name.AsSpan().TrimEnd("0123456789");
        if (digits.Length < name.Length && digits.Length > 1 && digits[^1] == '_')
        {
            name = digits[..^1].ToString();
        }

        return name.ToLowerInvariant() switch { "id" => "fid", "port" => "fport", var other => other };
    }
}
