using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Banhammer.Host.Tests.Enforcing.Actions;

/// <summary>Programs in front of all others on the search path, which record how they were called instead of doing what their names say.</summary>
internal sealed class RecordingPrograms : IDisposable
{
    // All that actions of the peer's package call to have an effect, or to learn something that changes from call to call.
    private static readonly string[] names =
    [
        "nft", "iptables", "ip6tables", "ipset", "ip", "route", "mail", "sendmail", "curl", "wget", "lynx", "whois", "firewall-cmd", "ufw", "ss",
        "shorewall", "shorewall6", "pfctl", "ipfw", "npfctl", "nsupdate", "dig", "host", "geoiplookup", "apf", "apprise", "ipf", "nc", "python",
        "date", "hostname", "uname", "dscl", "afctl", "service", "systemctl", "kill", "conntrack", "fail2ban-client", "sleep", "nginx",
    ];

    private const string Stub = """
        #!/bin/sh
        name=${0##*/}
        body=
        case $name in mail|sendmail) body=$(cat);; esac
        n=$(cat "$RECORD.count" 2>/dev/null || echo 0); n=$((n + 1)); echo $n > "$RECORD.count"
        {
          printf '%s' "$name"
          for a; do printf ' [%s]' "$a"; done
          printf '\n'
          [ -z "$body" ] || printf '{%s}\n' "$body"
        } >> "$RECORD"
        case $name in date|hostname|uname|whois|dig) echo "$name";; esac
        [ $((n % FAIL_EVERY)) -ne 0 ]
        """;

    private readonly TemporaryFolder folder = new();

    public RecordingPrograms()
    {
        foreach (var name in names)
        {
            var path = folder.Write(name, Stub.ReplaceLineEndings("\n"));
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>The environment in which they are found.</summary>
    /// <param name="record">The file that they write to.</param>
    /// <param name="failEvery">1: all calls fail; n: each n-th one does.</param>
    public Dictionary<string, string> Environment(string record, int failEvery)
    {
        var variables = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(pair => (string)pair.Key, pair => (string)pair.Value!);
        variables["PATH"] = folder.Path + ":/usr/bin:/bin";
        variables["RECORD"] = record;
        variables["FAIL_EVERY"] = failEvery.ToString(System.Globalization.CultureInfo.InvariantCulture);
        variables["LC_ALL"] = "C.UTF-8";
        return variables;
    }

    public void Dispose() => folder.Dispose();
}
