using System.Linq;
using Banhammer.FilterLanguage.Conf;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>What <c>fail2ban.conf</c> says about the service itself.</summary>
public sealed record ServerDefinition
{
    /// <summary>The options that are set, by name in ordinal order.</summary>
    public EquatableArray<FilterOption> Options { get; init; }

    /// <summary>How much is logged: a name, or the number of a level <i>(default: INFO)</i>.</summary>
    public string LogLevel { get; init; } = "INFO";

    /// <summary>Where the log goes: a file, <c>STDOUT</c>, <c>STDERR</c>, <c>SYSLOG</c>, <c>SYSTEMD-JOURNAL</c> <i>(default: /var/log/fail2ban.log)</i>.</summary>
    public string LogTarget { get; init; } = "/var/log/fail2ban.log";

    /// <summary>The socket of syslog <i>(default: auto)</i>.</summary>
    public string SyslogSocket { get; init; } = "auto";

    /// <summary>The socket that the peer's client speaks to.</summary>
    public string Socket { get; init; } = "/var/run/fail2ban/fail2ban.sock";

    /// <summary>Our own socket; null for <c>banhammer.sock</c> beside that of the peer.</summary>
    public string? Control { get; init; }

    /// <summary>The shape of the log: <c>text</c>, the peer's lines, or <c>json</c>, an object a line <i>(default: text)</i>.</summary>
    public string LogFormat { get; init; } = "text";

    /// <summary>The file with the number of the process.</summary>
    public string PidFile { get; init; } = "/var/run/fail2ban/fail2ban.pid";

    /// <summary>Whether IPv6 is used: <c>auto</c>, or a switch <i>(default: auto)</i>.</summary>
    public string AllowIpV6 { get; init; } = "auto";

    /// <summary>The peer's database; <c>None</c> or <c>:memory:</c> for none that lasts.</summary>
    public string DatabaseFile { get; init; } = "/var/lib/fail2ban/fail2ban.sqlite3";

    /// <summary>Matched lines that are stored of an offender; null if the file doesn't say.</summary>
    public int? DatabaseMaxMatches { get; init; }

    /// <summary>How long bans are remembered that are over, as written <i>(default: 1d)</i>.</summary>
    public string DatabasePurgeAge { get; init; } = "1d";

    /// <summary>Stack of a thread in KiB; null if the file doesn't say.</summary>
    public int? StackSize { get; init; }

    /// <summary>The value of an option, or null.</summary>
    public TracedText? Find(string name) => Options.FirstOrDefault(option => option.Name == name)?.Value;
}
