using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Banhammer.Host.Tests.Enforcing.Actions;

/// <summary>The action files of the peer's package, each with options that keep what it writes inside of the test's folder.</summary>
internal static class PeerActionCases
{
    private const string Folder = "/etc/fail2ban/action.d";

    // Parts of other files, which do nothing by themselves.
    private static readonly string[] parts = ["helpers-common", "firewallcmd-common", "mail-whois-common", "sendmail-common"];

    private const string Mail = """dest="root@a.example, admin@b.example", sender=f2b@example.org, mailcmd='sendmail -f "<sender>" "<dest>"'""";

    private static readonly Dictionary<string, string> options = new()
    {
        ["dshield"] = "tmpfile=DIR/tmp, userid=7, mailcmd=mail, minreportinterval=0, maxbufferage=0, lines=1",
        ["mynetwatchman"] = "tmpfile=DIR/tmp, mnwlogin=a b, mnwpass=c&d",
        ["mail-buffered"] = "tmpfile=DIR/tmp, lines=2",
        ["sendmail-buffered"] = "tmpfile=DIR/tmp, lines=2, " + Mail,
        ["sendmail"] = Mail,
        ["sendmail-whois"] = Mail,
        ["sendmail-whois-lines"] = Mail + ", logpath=/dev/null",
        ["sendmail-whois-matches"] = Mail,
        ["sendmail-whois-ipmatches"] = Mail,
        ["sendmail-whois-ipjailmatches"] = Mail,
        ["sendmail-geoip-lines"] = Mail + ", logpath=/dev/null",
        ["xarf-login-attack"] = "mailcmd=sendmail, sender=f2b@example.org, port=22, logpath=/dev/null",
        ["complain"] = "mailcmd=mail -s, logpath=/dev/null",
        ["mail-whois-lines"] = "logpath=/dev/null",
        ["dummy"] = "target=DIR/dummy",
        ["hostsdeny"] = "file=DIR/hosts.deny",
        ["nginx-block-map"] = "srv_cfg_path=DIR/, srv_pid=DIR/pid",
        ["bsd-ipfw"] = "startstatefile=DIR/started",
        ["nsupdate"] = "nsupdatecmd=nsupdate, domain=example.org, keyfile=DIR/key",
        ["abuseipdb"] = "abuseipdb_apikey=k-1, abuseipdb_category=18",
        ["blocklist_de"] = "email=a@example.org, apikey=k-2, service=ssh",
        ["cloudflare"] = "cfuser=u, cftoken=t",
        ["cloudflare-token"] = "cfzone=z, cftoken=t",
        ["ipthreat"] = "ipthreat_apikey=k-3, ipthreat_system=s, ipthreat_flags=f",
        ["netscaler"] = "ns_host=ns.example.org, ns_auth=dTpw",
        ["iptables-multiport"] = "port=\"http,https\", protocol=\"tcp,udp\", chain=INPUT",
        ["nftables"] = "port=\"http,https:444\", protocol=\"tcp,udp\"",
    };

    /// <summary>Where what is called differs from the peer, by action and how many calls fail, and why. <c>docs/limits.md</c> says the same.</summary>
    public static IReadOnlyDictionary<(string Name, int FailEvery), string> Differences { get; } = new Dictionary<(string, int), string>
    {
        [("pf", 1)] = Whole,
        [("pf", 3)] = Whole,
        [("nftables", 3)] = "the peer leaves the second family unchecked where the first one can't be started again",
    };

    private const string Whole = "an action that is the same for all families is repaired as a whole; the peer stops it and doesn't start it again, or does neither";

    public static TheoryData<string> Names => [.. Files.OrderBy(name => name, System.StringComparer.Ordinal)];

    private static IEnumerable<string> Files => !Directory.Exists(Folder) ? ["iptables"]
        : Directory.EnumerateFiles(Folder, "*.conf").Select(path => Path.GetFileNameWithoutExtension(path)).Except(parts);

    /// <summary>The action of a jail, with its options.</summary>
    public static string Action(string name, string folder) =>
        options.TryGetValue(name, out var passed) ? $"{name}[{passed.Replace("DIR", folder, System.StringComparison.Ordinal)}]" : name;
}
