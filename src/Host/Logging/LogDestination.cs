using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Logging.Targets;

namespace Banhammer.Host.Logging;

/// <summary>What <c>logtarget</c> names, with its options: <c>/var/log/fail2ban.log[datetime=off, padding=off, format="…"]</c>.</summary>
internal sealed class LogDestination
{
    private const string JournalName = "SYSTEMD-JOURNAL";
    private const string SyslogName = "SYSLOG";
    private const string AutomaticSocket = "auto";
    private const string UsualSocket = "/dev/log";

    private static readonly string[] optionNames = ["format", "datetime", "padding", "facility"];
    private static readonly string[] falseWords = ["0", "no", "false", "off", "n", "f"];

    private readonly IReadOnlyDictionary<string, string> options;
    private readonly bool isJson;
    private readonly string syslogSocket;

    private LogDestination(FilterReference reference, bool isJson, string syslogSocket)
    {
        (Name, this.isJson) = (reference.Name, isJson);
        this.syslogSocket = syslogSocket == AutomaticSocket ? UsualSocket : syslogSocket;
        options = reference.ToOptions();
    }

    /// <summary>The name without options: a path, or <c>STDOUT</c>, <c>STDERR</c>, <c>SYSOUT</c>, <c>SYSLOG</c>, <c>SYSTEMD-JOURNAL</c>.</summary>
    public string Name { get; }

    /// <summary>Whether messages go to syslog.</summary>
    public bool IsSyslog => Is(SyslogName);

    /// <summary>Reads what <c>logtarget</c> says.</summary>
    /// <param name="text">The value.</param>
    /// <param name="isJson">Whether <c>logformat = json</c> holds.</param>
    /// <param name="syslogSocket">The value of <c>syslogsocket</c>.</param>
    /// <param name="destination">The destination when true.</param>
    /// <param name="problem">What was found and what was expected when false.</param>
    public static bool TryParse(string text, bool isJson, string syslogSocket, out LogDestination? destination, out string? problem)
    {
        destination = null;
        if (!FilterReference.TryParse(text, out var reference, out problem, out _))
            return false;
        var unknown = reference!.Arguments.Select(argument => argument.Name).FirstOrDefault(name => !optionNames.Contains(name));
        if (unknown is not null)
        {
            problem = $"'{unknown}' is no option of logtarget; expected {string.Join(", ", optionNames)}";
            return false;
        }

        destination = new LogDestination(reference, isJson, syslogSocket);
        return true;
    }

    /// <summary>Opens it.</summary>
    /// <exception cref="IOException">It can't be opened, or an option is wrong; the message says what and why.</exception>
    public ILogTarget Open()
    {
        if (Is("STDOUT") || Is("SYSOUT"))
            return StreamTarget.To(Console.OpenStandardOutput(), Format());
        if (Is("STDERR"))
            return StreamTarget.To(Console.OpenStandardError(), Format());
        if (Is(JournalName))
            return new DatagramTarget(JournalMessage.Socket, JournalMessage.Write);
        if (!IsSyslog)
            return StreamTarget.To(Name, Format());

        var facility = SyslogFacility.Daemon;
        if (Option("facility") is { } name && !SyslogFacility.TryFind(name, out facility))
            throw new IOException($"facility '{name}' of syslog doesn't exist; expected such as DAEMON, AUTH or LOCAL0");
        var format = Format();
        return new DatagramTarget(syslogSocket, (record, output) => SyslogMessage.Write(record, facility, format, output));
    }

    private ILogFormat Format()
    {
        if (isJson)
            return new JsonFormat();
        if (Option("format") is not { Length: > 0 } pattern)
            return LineFormat.Default(hasTime: Switch("datetime") ?? !(IsSyslog || Is("SYSOUT")), isPadded: Switch("padding") ?? !IsSyslog);
        return LineFormat.TryParse(pattern, out var format, out var problem) ? format : throw new IOException($"format: {problem}");
    }

    private bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    private string? Option(string name) => options.GetValueOrDefault(name);

    private bool? Switch(string name) => Option(name) is { } value ? !falseWords.Contains(value, StringComparer.OrdinalIgnoreCase) : null;
}
