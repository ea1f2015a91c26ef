using System.Collections.Generic;

namespace Banhammer.FilterLanguage.Patterns;

/// <summary>What the tags for addresses stand for, in Python's syntax.</summary>
/// <remarks>The exact texts are part of the dialect: filters rely on the groups, and on what each of them does not match.</remarks>
internal static class HostTags
{
    /// <summary>An IPv4 address, also as the tail of an IPv6 one (<c>::ffff:</c> in lower case only).</summary>
    public const string Ip4 = @"(?:::f{4,6}:)?(?P<ip4>(?:\d{1,3}\.){3}\d{1,3})";

    /// <summary>An IPv6 address.</summary>
    public const string Ip6 = "(?P<ip6>(?:[0-9a-fA-F]{1,4}::?|:){1,7}(?:[0-9a-fA-F]{1,4}|(?<=:):))";

    /// <summary>A host name, or anything that looks like one.</summary>
    public const string Dns = @"(?P<dns>[\w\-.^_]*\w)";

    /// <summary>An address, in square brackets or half of them or none.</summary>
    public const string Address = @"\[?(?:" + Ip4 + "|" + Ip6 + @")\]?";

    /// <summary>An address or a host name.</summary>
    public const string Host = "(?:" + Address + "|" + Dns + ")";

    private const string PrefixLength = @"(?P<cidr>\d+)";
    private const string Subnet = @"\[?(?:" + Ip4 + "|" + Ip6 + ")(?:/" + PrefixLength + @")?\]?";

    /// <summary>The text for each tag that always stands for the same, without its angle brackets.</summary>
    public static IReadOnlyDictionary<string, string> Fixed { get; } = new Dictionary<string, string>
    {
        ["IP4"] = Ip4,
        ["F-IP4/"] = Ip4,
        ["IP6"] = Ip6,
        ["F-IP6/"] = Ip6,
        ["DNS"] = Dns,
        ["F-DNS/"] = Dns,
        ["ADDR"] = Address,
        ["F-ADDR/"] = Address,
        ["CIDR"] = PrefixLength,
        ["F-CIDR/"] = PrefixLength,
        ["SUBNET"] = Subnet,
        ["F-SUBNET/"] = Subnet,
        ["F-ID/"] = @"(?P<fid>\S+)",
        ["F-PORT/"] = @"(?P<fport>\w+)",
    };
}
