using System;
using System.Collections.Generic;

namespace Banhammer.Host.Logging.Targets;

/// <summary>The facilities of syslog, by name.</summary>
internal static class SyslogFacility
{
    /// <summary>What a service without wishes uses.</summary>
    public const int Daemon = 3;

    private static readonly Dictionary<string, int> numbers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["KERN"] = 0, ["USER"] = 1, ["MAIL"] = 2, ["DAEMON"] = Daemon, ["AUTH"] = 4, ["SYSLOG"] = 5, ["LPR"] = 6, ["NEWS"] = 7, ["UUCP"] = 8, ["CRON"] = 9,
        ["AUTHPRIV"] = 10, ["FTP"] = 11, ["NTP"] = 12, ["SECURITY"] = 13, ["CONSOLE"] = 14, ["SOLCRON"] = 15, ["LOCAL0"] = 16, ["LOCAL1"] = 17, ["LOCAL2"] = 18,
        ["LOCAL3"] = 19, ["LOCAL4"] = 20, ["LOCAL5"] = 21, ["LOCAL6"] = 22, ["LOCAL7"] = 23,
    };

    /// <summary>The number of a facility, named in either case.</summary>
    public static bool TryFind(string name, out int number) => numbers.TryGetValue(name, out number);
}
