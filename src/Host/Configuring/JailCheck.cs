using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Sources;
using Banhammer.Engine.Sources.Journal;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.Host.Configuring;

/// <summary>Finds in a jail what only the program can tell: values that the engine can't use, and files that are missing.</summary>
internal static partial class JailCheck
{
    /// <summary>The faults of a jail.</summary>
    /// <param name="jail">The jail.</param>
    /// <param name="logs">The logs of it that are there.</param>
    public static IEnumerable<Fault> Of(JailDefinition jail, IReadOnlyList<FoundLog> logs) =>
        Logs(jail, logs).Concat(Journal(jail)).Concat(Values(jail)).Concat(jail.IgnoreWords.SelectMany(OfIgnoreWord));

    /// <summary>Whether a word of <c>ignoreip</c> can be the name of a host; others are never looked up.</summary>
    public static bool MayBeHostName(string word) => HostName().IsMatch(word);

    private static IEnumerable<Fault> Logs(JailDefinition jail, IReadOnlyList<FoundLog> logs)
    {
        if (jail.ReadsJournal)
        {
            yield break;
        }

        var outcome = logs.Count > 0 ? "it reads its others"
            : jail.SkipsIfNoLogs ? "it is left out (skip_if_nologs)"
            : "it has nothing to read until there is one, and fail2ban refuses to start";
        foreach (var path in jail.LogPaths.Where(path => !logs.Any(log => log.Named == path)))
        {
            yield return At(ConfigurationFaults.MissingLog, path.Pattern, jail.Name, Fault.Clip(path.Pattern.Text), outcome);
        }
    }

    private static IEnumerable<Fault> Journal(JailDefinition jail)
    {
        var matches = jail.Find("journalmatch") ?? jail.Filter.Options.FirstOrDefault(option => option.Name == "journalmatch")?.Value;
        if (matches is not null && !JournalMatch.TryParse(jail.Filter.JournalMatches, out _, out var problem))
        {
            yield return At(ConfigurationFaults.BadJournalMatch, matches, problem);
        }

        if (jail.ReadsJournal && jail.Find("backend") is { } backend && !JournalOptions.TryRead(jail.Backend.ToOptions(), out _, out var wrong))
        {
            yield return At(ConfigurationFaults.BadJournalOption, backend, wrong);
        }
    }

    private static IEnumerable<Fault> Values(JailDefinition jail)
    {
        if (jail.Find("logencoding") is { Length: > 0 } encoding && encoding.Text != "auto" && !LogEncoding.TryFind(encoding.Text, out _))
        {
            yield return At(ConfigurationFaults.UnknownEncoding, encoding, Fault.Clip(encoding.Text));
        }

        if (jail.Find("logtimezone") is { } zone && !ZoneOffset.TryParse(zone.Text, out _, out var problem))
        {
            yield return At(ConfigurationFaults.BadTimeZone, zone, problem!);
        }

        foreach (var limit in JailLimits.Of(jail).Validate())
        {
            var option = jail.Find(limit.Split(' ')[0]);
            yield return Fault.Of(ConfigurationFaults.LimitOutOfRange, option?.Locate(0, option.Length) ?? SourceSpan.File(jail.Name), limit);
        }
    }

    private static IEnumerable<Fault> OfIgnoreWord(TracedText word)
    {
        var text = word.Text;
        if (IgnoreFile.IsNamed(text))
        {
            var path = IgnoreFile.PathOf(text);
            return File.Exists(path) ? [] : [At(ConfigurationFaults.MissingIgnoreFile, word, path)];
        }

        var problem = Network.TryParse(text, out _, out var wrong) ? null
            : text.Contains('/', StringComparison.Ordinal) ? $"is no network ({wrong})"
            : HostName().IsMatch(text) ? null
            : DottedNumbers().IsMatch(text) ? "is no address, and a host's name has letters"
            : "is no address, and a host's name has letters, digits, '-' and '.' only";
        return problem is null ? [] : [At(ConfigurationFaults.BadIgnoreWord, word, Fault.Clip(text), problem)];
    }

    private static Fault At(FaultRule rule, TracedText value, params string[] arguments) => Fault.Of(rule, value.Locate(0, value.Length), arguments);

    // Labels of letters, digits, '-' and '_', the last one not of digits alone.
    [GeneratedRegex(@"^(?=.{1,253}$)(?:(?!-)[A-Za-z0-9_-]{1,63}\.)*(?![0-9]+\.?$)(?!-)[A-Za-z0-9_-]{1,63}\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex HostName();

    [GeneratedRegex(@"^[0-9.]+$", RegexOptions.CultureInvariant)]
    private static partial Regex DottedNumbers();
}
