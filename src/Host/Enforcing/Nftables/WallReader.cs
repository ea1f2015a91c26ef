using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Banhammer.FilterLanguage.Definitions;

namespace Banhammer.Host.Enforcing.Nftables;

// ports    = port { "," port } | "all"       port = number | name | port (":" | "-") port
// protocol = name { "," name } | "all"

/// <summary>Reads the options of an action as what a wall stops.</summary>
internal static class WallReader
{
    private const string Services = "/etc/services";
    private const int MostNameLength = 60;

    private static readonly Dictionary<string, byte> protocols = new(StringComparer.OrdinalIgnoreCase)
    {
        ["icmp"] = 1, ["tcp"] = 6, ["udp"] = 17, ["dccp"] = 33, ["icmpv6"] = 58, ["ipv6-icmp"] = 58, ["sctp"] = 132, ["udplite"] = 136,
    };

    /// <summary>Reads them.</summary>
    /// <param name="jail">The jail, whose name becomes part of names in the firewall.</param>
    /// <param name="action">With <c>port</c>, <c>protocol</c>, <c>type</c> and <c>blocktype</c>.</param>
    /// <param name="options">What it stops.</param>
    /// <param name="problem">What was found and what was expected; null if true.</param>
    public static bool TryRead(string jail, ActionDefinition action, out WallOptions? options, out string? problem)
    {
        options = null;
        if (!TryProtocols(Text(action, "protocol", "tcp"), out var found, out problem))
            return false;
        var ports = new List<(ushort, ushort)>();
        if (Text(action, "type", "multiport") != "allports" && !TryPorts(Text(action, "port", "all"), ports, out problem))
            return false;
        if (ports.Count > 0 && found.Count == 0)
        {
            problem = "protocol is 'all' but port isn't; expected protocols that have ports, such as tcp,udp";
            return false;
        }

        if (StopOf(Text(action, "blocktype", "reject")) is not { } stop)
        {
            problem = $"blocktype is '{Text(action, "blocktype", "")}'; expected reject, reject with tcp reset, or drop";
            return false;
        }

        options = new WallOptions(KeyOf(jail, action.Name), found, ports, stop);
        return true;
    }

    private static StopKind? StopOf(string text) => text.Trim().ToLowerInvariant() switch
    {
        "drop" => StopKind.Drop,
        "reject with tcp reset" => StopKind.Reset,
        var reject when reject == "reject" || reject.StartsWith("reject with icmp", StringComparison.Ordinal) => StopKind.Reject,
        _ => null,
    };

    private static bool TryProtocols(string text, out List<byte> found, out string? problem)
    {
        (found, problem) = ([], null);
        foreach (var name in Words(text).Where(name => name != "all"))
        {
            if (!protocols.TryGetValue(name, out var number))
            {
                problem = $"protocol has '{name}'; expected all, or some of {string.Join(", ", protocols.Keys)}";
                return false;
            }

            found.Add(number);
        }

        return true;
    }

    private static bool TryPorts(string text, List<(ushort, ushort)> ports, out string? problem)
    {
        problem = null;
        foreach (var word in Words(text).Where(word => word is not ("all" or "0:65535" or "0-65535")))
        {
            // The name of a service may have a hyphen in it.
            string[] ends = PortOf(word) is not null ? [word] : word.Split(word.Contains(':', StringComparison.Ordinal) ? ':' : '-');
            if (PortOf(ends[0]) is not { } first || PortOf(ends[^1]) is not { } last || ends.Length > 2 || first > last)
            {
                problem = $"port has '{word}'; expected a number up to 65535, a name of {Services}, or a range such as 6000:6010";
                return false;
            }

            ports.Add((first, last));
        }

        return true;
    }

    private static ushort? PortOf(string text) => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : ServicePort(text);

    // name  port/protocol  aliases  # comment
    private static ushort? ServicePort(string name)
    {
        if (name.Length == 0 || !File.Exists(Services))
            return null;
        foreach (var line in File.ReadLines(Services))
        {
            var fields = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length >= 2 && (fields[0] == name || fields.Skip(2).Contains(name)) && ushort.TryParse(fields[1].Split('/')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
                return port;
        }

        return null;
    }

    // Two jails never share one, though a firewall allows fewer characters than a jail.
    private static string KeyOf(string jail, string action)
    {
        var name = $"{jail}.{action}";
        var plain = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_'));
        if (plain == name && plain.Length <= MostNameLength && char.IsAsciiLetter(plain[0]))
            return plain;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..12];
        return $"j_{plain[..Math.Min(plain.Length, MostNameLength - 16)]}_{hash}";
    }

    private static string Text(ActionDefinition action, string option, string otherwise) => action.Find(option)?.Text is { Length: > 0 } text ? text : otherwise;

    private static string[] Words(string text) => text.Split([',', ' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
