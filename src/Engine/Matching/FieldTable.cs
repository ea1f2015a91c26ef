using System;
using System.Collections.Generic;
using System.Linq;

namespace Banhammer.Engine.Matching;

/// <summary>The names of all groups of a filter's regexes, numbered, and which of them mean something to the engine.</summary>
/// <remarks>The meanings are the peer's: <c>ip4</c>, <c>ip6</c>, <c>dns</c> name the host, <c>fid</c> what to ban instead, <c>mlfid</c> a session.</remarks>
internal sealed class FieldTable
{
    private readonly List<string> names = [];

    /// <summary>The field names in order of first appearance.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>An IPv4 address.</summary>
    public int Ip4 => IndexOf("ip4");

    /// <summary>An IPv6 address.</summary>
    public int Ip6 => IndexOf("ip6");

    /// <summary>A host name.</summary>
    public int Dns => IndexOf("dns");

    /// <summary>The id to ban in place of the host.</summary>
    public int FailureId => IndexOf("fid");

    /// <summary>A prefix length for the address.</summary>
    public int Cidr => IndexOf("cidr");

    /// <summary>The user that was tried.</summary>
    public int User => IndexOf("user");

    /// <summary>The id of the session that the line belongs to.</summary>
    public int SessionId => IndexOf("mlfid");

    /// <summary>Set: the line is no failure by itself.</summary>
    public int NoFail => IndexOf("nofail");

    /// <summary>Set: the session ends with this line.</summary>
    public int Forget => IndexOf("mlfforget");

    /// <summary>Set: access was gained, which clears pending failures.</summary>
    public int Gained => IndexOf("mlfgained");

    /// <summary>The place of a session's users among the fields; has no text of its own.</summary>
    public int Users => IndexOf("users");

    /// <summary>The place of the address among the fields, where the offender is another id; has no text of its own.</summary>
    public int AddressOfId => IndexOf("ip");

    /// <summary>What prefregex leaves for the failregexes.</summary>
    public int Content => IndexOf("content");

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

    /// <summary>The number of a field, or -1.</summary>
    public int IndexOf(string name) => names.IndexOf(name);

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
