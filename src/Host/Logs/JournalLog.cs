using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Banhammer.Engine.Sources.Journal;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Cli;

namespace Banhammer.Host.Logs;

/// <summary>The systemd journal in the place of a log: <c>systemd-journal</c>, with options as in <c>systemd-journal[journalpath=/mnt/journal]</c>.</summary>
internal static class JournalLog
{
    private const string Name = "systemd-journal";

    // The peer's variable for machines where the usual set of files is the wrong one.
    private const string FlagsVariable = "F2B_SYSTEMD_DEFAULT_FLAGS";

    // Where journald keeps its files, in memory and on disk.
    private static readonly string[] folders = ["/run/log/journal", "/var/log/journal"];

    /// <summary>Whether this machine has a journal.</summary>
    public static bool IsThere => folders.Any(folder => Directory.Exists(folder) && Directory.EnumerateDirectories(folder).Any());

    /// <summary>Whether what a user gave as a log means the journal.</summary>
    public static bool IsNamed(string log) => log == Name || log.StartsWith(Name + "[", StringComparison.Ordinal);

    /// <summary>Opens the journal at its head.</summary>
    /// <param name="log">Name and options.</param>
    /// <param name="match">Which entries.</param>
    /// <param name="timeZone">Of the stamps.</param>
    /// <param name="clock">Of this machine.</param>
    /// <exception cref="UsageException">The options are wrong, or there is no journal to read.</exception>
    public static JournalReader Open(string log, JournalMatch match, TimeZoneInfo timeZone, TimeProvider clock) =>
        JournalReader.TryOpen(Options(log), match, timeZone, clock, out var reader, out var problem) ? reader : throw new UsageException(problem);

    /// <summary>Reads lines of <c>journalmatch</c>; none: all entries.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="where">The file or option that they are from.</param>
    /// <exception cref="UsageException">A line can't be read.</exception>
    public static JournalMatch Match(IEnumerable<string> lines, string where) =>
        JournalMatch.TryParse(lines, out var match, out var problem) ? match : throw new UsageException(where, problem);

    private static JournalOptions Options(string log)
    {
        if (!FilterReference.TryParse(log, out var reference, out var problem, out var position))
        {
            throw new UsageException(log, $"column {position + 1}: {problem}");
        }

        if (!JournalOptions.TryRead(reference!.ToOptions(), out var options, out var wrong))
        {
            throw new UsageException(log, wrong);
        }

        var isDefault = options is { Flags: null, Path: null, Files.Count: 0 };
        return isDefault && Environment.GetEnvironmentVariable(FlagsVariable) is { } text ? options with { Flags = Flags(text) } : options;
    }

    private static JournalFlags Flags(string text) =>
        JournalOptions.TryReadFlags(text, out var flags) ? flags : throw new UsageException(FlagsVariable, $"'{text}' is no sum of flags; expected such as 1 or 4, see journalflags");
}
