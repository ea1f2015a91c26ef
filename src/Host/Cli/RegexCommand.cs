using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Sources;
using Banhammer.Host.Testing;

namespace Banhammer.Host.Cli;

/// <summary>
/// <c>banhammer regex LOG REGEX [IGNOREREGEX]</c>: the filter tester, with the options and the summary of the peer's. Under the peer's own name,
/// <c>fail2ban-regex</c>, it takes names and files as that does.
/// </summary>
internal static class RegexCommand
{
    private const string PeerConfiguration = "/etc/fail2ban";
    private const int DebugLevel = 10; // of Python's logging

    private static readonly string[] debugLevels = ["heavydebug", "tracedebug", "debug"];
    private static readonly string[] otherLevels = ["info", "notice", "warning", "error", "critical"];

    private const string Description = "Tries a filter on each line of a log and shows what it finds and what it misses.";

    private static readonly (string Call, string Meaning)[] examples =
    [
        ("banhammer regex /var/log/auth.log sshd", "a filter on a log"),
        ("banhammer regex -v 'Aug 14 11:00:00 host app: bad login from 192.0.2.1' 'bad login from <ADDR>$'", "a regex on a line"),
        ("banhammer regex -c /etc/fail2ban auth.log 'sshd[mode=aggressive]' -o json", "one JSON object a failure, for a script"),
        ("banhammer regex systemd-journal sshd -o '<time> <ip> <F-USER>'", "the journal, and a line of your own a failure"),
        ("zcat auth.log.2.gz | banhammer regex - ./my-filter.conf --print-all-missed", "standard input, and what a filter of your own leaves out"),
    ];

    /// <summary>The command.</summary>
    public static Command Create(CommandContext context) => Fill(new ExampleCommand("regex", Description, examples), followsPeer: false, context);

    /// <summary>The same under the peer's name, with the peer's idea of what names mean.</summary>
    public static Command CreatePeer(CommandContext context) => Fill(new ExampleCommand(PeerRegexProgram.Name, Description, examples), followsPeer: true, context);

    private static ExampleCommand Fill(ExampleCommand command, bool followsPeer, CommandContext context)
    {
        var log = new Argument<string>("LOG") { Description = "A log file (.gz is read), - for standard input, systemd-journal[OPTIONS], or lines of a log as they are" };
        var regex = new Argument<string>("REGEX") { Description = "A filter's name or .conf file, or with -c a jail's name, each with options; or failregexes, one a line" };
        var ignoreRegex = new Argument<string?>("IGNOREREGEX") { Description = "Takes the place of the filter's ignoreregexes: one, or a .conf file that has some", Arity = ArgumentArity.ZeroOrOne };
        var config = new Option<string?>("--config", "-c") { Description = "Folder with filter.d and jail.conf; without it, the filters compiled in", HelpName = "DIR" };
        var datePattern = new Option<string?>("--datepattern", "-d") { Description = "Takes the place of the filter's date pattern", HelpName = "PATTERN" };
        var timeZone = new Option<string?>("--timezone", "--TZ") { Description = "Zone of stamps without one (default: this machine's)", HelpName = "ZONE" };
        var encoding = new Option<string?>("--encoding", "-e") { Description = "How the log's characters are written: utf-8, latin1, utf-16 … (default: the locale's)", HelpName = "NAME" };
        var raw = Flag("Hosts and ids as they stand in the log, nothing is looked up", "--raw", "-r");
        var useDns = new Option<string>("--usedns") { Description = "What becomes of host names: no, yes, warn, raw", DefaultValueFactory = _ => "warn", HelpName = "POLICY" };
        var maxLines = new Option<int>("--maxlines", "-L") { Description = "Lines that a regex may span, in place of the filter's; as many lines are too many to list", HelpName = "N" };
        var journalMatch = new Option<string?>("--journalmatch", "-m") { Description = "What is read of the journal, in place of the filter's", HelpName = "MATCH" };
        var logLevel = new Option<string>("--log-level", "-l") { Description = "With debug, shows the filter's options; nothing is logged", DefaultValueFactory = _ => "critical", HelpName = "LEVEL" };
        var verbose = Flag("Lists each failure; twice, the filter's options too", "--verbose", "-v");
        var verbosity = new Option<int>("--verbosity") { Description = "The same as a number", HelpName = "N" };
        var verboseDate = Flag("Shows weight, pattern and regex of date templates", "--verbose-date", "--VD");
        var debuggex = Flag("Lists lines with links that show each regex at debuggex.com", "--debuggex", "-D");
        var noCheckAll = Flag("Tries no further failregex on a line that one matches", "--no-check-all");
        var output = new Option<string?>("--out", "-o") { Description = "Prints failures only: json, id, fid, ip, msg, row, a field's name, or a text with <tags>", HelpName = "FORMAT" };
        var invert = Flag("With --out: prints the lines without failure instead", "--invert", "-i");
        var noMissed = Flag("Lists no missed lines", "--print-no-missed");
        var noIgnored = Flag("Lists no ignored lines", "--print-no-ignored");
        var allMatched = Flag("Lists all matched lines", "--print-all-matched");
        var allMissed = Flag("Lists all missed lines, however many", "--print-all-missed");
        var allIgnored = Flag("Lists all ignored lines, however many", "--print-all-ignored");
        var traceback = Flag("Accepted, without effect: it shapes the peer's own log", "--log-traceback", "-t");
        var fullTraceback = Flag("Accepted, without effect, likewise", "--full-traceback");
        var now = new Option<string?>("--now") { Description = "The time that the log ends at, for stamps without a year (default: the clock)", HelpName = "TIME" };
        var version = Flag("Prints the version", "--version", "-V");
        version.Action = new VersionAction();

        Argument[] arguments = [log, regex, ignoreRegex];
        Option[] options =
        [
            config, datePattern, timeZone, encoding, raw, useDns, maxLines, journalMatch, logLevel, verbose, verbosity, verboseDate, debuggex,
            noCheckAll, output, invert, noMissed, noIgnored, allMatched, allMissed, allIgnored, traceback, fullTraceback, now, version,
        ];
        Array.ForEach(arguments, command.Add);
        Array.ForEach(options, command.Add);
        var matcher = MatcherOption.AddTo(command);
        command.SetAction(call =>
        {
            var zone = call.GetValue(timeZone);
            var fixedZone = zone is not null && ZoneOffset.TryParse(zone, out var offset, out _) ? offset : (ZoneOffset?)null;
            var level = call.GetResult(verbosity) is null ? call.GetResult(verbose)?.IdentifierTokenCount ?? 0 : call.GetValue(verbosity);
            return FilterTest.Run(
                new TestRequest
                {
                    Log = call.GetValue(log)!,
                    Regex = call.GetValue(regex)!,
                    IgnoreRegex = call.GetValue(ignoreRegex),
                    ConfigFolder = call.GetValue(config) ?? (followsPeer ? PeerConfiguration : null),
                    FollowsPeer = followsPeer,
                    DatePattern = call.GetValue(datePattern),
                    TimeZone = zone is null || fixedZone is not null ? null : OptionText.Zone("--timezone", zone),
                    FixedZone = fixedZone,
                    Encoding = Encoding(call.GetValue(encoding)),
                    Raw = call.GetValue(raw),
                    HostNames = OptionText.HostNames("--usedns", call.GetValue(useDns)!),
                    MaxLines = call.GetValue(maxLines) is var lines and not 0 ? OptionText.Positive("--maxlines", lines) : null,
                    JournalMatch = call.GetValue(journalMatch),
                    IsVerbose = level > 0,
                    ShowOptions = level > 1 || IsDebug(call.GetValue(logLevel)!),
                    Matchers = MatcherOption.Choice(call.GetValue(matcher)),
                    ShowDateRegexes = call.GetValue(verboseDate),
                    ShowLinks = call.GetValue(debuggex),
                    TryAllRules = !call.GetValue(noCheckAll),
                    Output = call.GetValue(output),
                    Inverts = call.GetValue(invert),
                    Matched = call.GetValue(allMatched) ? LineListing.All : LineListing.None,
                    Ignored = Listing("ignored", call.GetValue(noIgnored), call.GetValue(allIgnored)),
                    Missed = Listing("missed", call.GetValue(noMissed), call.GetValue(allMissed)),
                    Now = OptionText.Instant("--now", call.GetValue(now)),
                },
                context);
        });
        return command;
    }

    private static Option<bool> Flag(string description, string name, params string[] aliases) =>
        new(name, aliases) { Description = description, Arity = ArgumentArity.Zero };

    private static LogEncoding Encoding(string? name) =>
        name is null ? LogEncoding.OfLocale(Environment.GetEnvironmentVariable)
        : LogEncoding.TryFind(name, out var encoding) ? encoding
        : throw new UsageException("--encoding", $"'{name}' is unknown; expected a name such as utf-8, latin1 or utf-16");

    private static bool IsDebug(string level) => int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number <= DebugLevel
        : debugLevels.Contains(level, StringComparer.OrdinalIgnoreCase)
            || (otherLevels.Contains(level, StringComparer.OrdinalIgnoreCase) ? false
            : throw new UsageException("--log-level", $"'{level}' is unknown; expected {string.Join(", ", otherLevels.Concat(debugLevels))} or a number"));

    private static LineListing Listing(string outcome, bool none, bool all) => (none, all) switch
    {
        (true, true) => throw new UsageException("regex", $"--print-no-{outcome} and --print-all-{outcome} exclude each other; give one of them"),
        (true, _) => LineListing.None,
        (_, true) => LineListing.All,
        _ => LineListing.Few,
    };
}
