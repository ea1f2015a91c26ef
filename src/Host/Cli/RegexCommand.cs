using System.CommandLine;
using Banhammer.Engine.Dates;
using Banhammer.Host.Testing;

namespace Banhammer.Host.Cli;

/// <summary><c>banhammer regex LOG REGEX [IGNOREREGEX]</c>: the filter tester, with the options and the summary of the peer's.</summary>
internal static class RegexCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        var log = new Argument<string>("LOG") { Description = "A log file (.gz is read), - for standard input, or lines of a log as they are" };
        var regex = new Argument<string>("REGEX") { Description = "A filter's name or .conf file, with options, or failregexes, one a line" };
        var ignoreRegex = new Argument<string?>("IGNOREREGEX") { Description = "Takes the place of the filter's ignoreregexes", Arity = ArgumentArity.ZeroOrOne };
        var config = new Option<string?>("--config", "-c") { Description = "Folder whose filter.d holds the filter; without it, the filters compiled in", HelpName = "DIR" };
        var datePattern = new Option<string?>("--datepattern", "-d") { Description = "Takes the place of the filter's date pattern", HelpName = "PATTERN" };
        var timeZone = new Option<string?>("--timezone", "--TZ") { Description = "Zone of stamps without one (default: this machine's)", HelpName = "ZONE" };
        var raw = Flag("Hosts and ids as they stand in the log, nothing is looked up", "--raw", "-r");
        var useDns = new Option<string>("--usedns") { Description = "What becomes of host names: no, yes, warn, raw", DefaultValueFactory = _ => "warn", HelpName = "POLICY" };
        var verbose = Flag("Lists each failure; twice, the filter's options too", "--verbose", "-v");
        var verboseDate = Flag("Shows weight, pattern and regex of date templates", "--verbose-date", "--VD");
        var noCheckAll = Flag("Tries no further failregex on a line that one matches", "--no-check-all");
        var output = new Option<string?>("--out", "-o") { Description = "Prints failures only: json, id, fid, ip, msg", HelpName = "FORMAT" };
        var noMissed = Flag("Lists no missed lines", "--print-no-missed");
        var noIgnored = Flag("Lists no ignored lines", "--print-no-ignored");
        var allMatched = Flag("Lists all matched lines", "--print-all-matched");
        var allMissed = Flag("Lists all missed lines, however many", "--print-all-missed");
        var allIgnored = Flag("Lists all ignored lines, however many", "--print-all-ignored");
        var now = new Option<string?>("--now") { Description = "The time that the log ends at, for stamps without a year (default: the clock)", HelpName = "TIME" };

        var command = new ExampleCommand(
            "regex",
            "Tries a filter on each line of a log and shows what it finds and what it misses.",
            ("banhammer regex /var/log/auth.log sshd", "a filter on a log"),
            ("banhammer regex -v 'Aug 14 11:00:00 host app: bad login from 192.0.2.1' 'bad login from <ADDR>$'", "a regex on a line"),
            ("banhammer regex -c /etc/fail2ban auth.log 'sshd[mode=aggressive]' -o json", "one JSON object a failure, for a script"),
            ("zcat auth.log.2.gz | banhammer regex - ./my-filter.conf --print-all-missed", "standard input, and what a filter of your own leaves out"))
        {
            log, regex, ignoreRegex, config, datePattern, timeZone, raw, useDns, verbose, verboseDate, noCheckAll, output, noMissed, noIgnored, allMatched,
            allMissed, allIgnored, now,
        };
        var matcher = MatcherOption.AddTo(command);
        command.SetAction(call =>
        {
            var zone = call.GetValue(timeZone);
            var fixedZone = zone is not null && ZoneOffset.TryParse(zone, out var offset, out _) ? offset : (ZoneOffset?)null;
            return FilterTest.Run(
                new TestRequest
                {
                    Log = call.GetValue(log)!,
                    Regex = call.GetValue(regex)!,
                    IgnoreRegex = call.GetValue(ignoreRegex),
                    ConfigFolder = call.GetValue(config),
                    DatePattern = call.GetValue(datePattern),
                    TimeZone = zone is null || fixedZone is not null ? null : OptionText.Zone("--timezone", zone),
                    FixedZone = fixedZone,
                    Raw = call.GetValue(raw),
                    HostNames = OptionText.HostNames("--usedns", call.GetValue(useDns)!),
                    Matchers = MatcherOption.Choice(call.GetValue(matcher)),
                    Verbosity = call.GetResult(verbose)?.IdentifierTokenCount ?? 0,
                    ShowDateRegexes = call.GetValue(verboseDate),
                    TryAllRules = !call.GetValue(noCheckAll),
                    Output = Output(call.GetValue(output)),
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

    private static TestOutput Output(string? format) => format switch
    {
        null => TestOutput.Summary,
        "json" => TestOutput.Json,
        "id" or "fid" => TestOutput.Id,
        "ip" => TestOutput.Ip,
        "msg" => TestOutput.Msg,
        _ => throw new UsageException("--out", $"'{format}' is unknown; expected json, id, fid, ip or msg"),
    };

    private static LineListing Listing(string outcome, bool none, bool all) => (none, all) switch
    {
        (true, true) => throw new UsageException("regex", $"--print-no-{outcome} and --print-all-{outcome} exclude each other; give one of them"),
        (true, _) => LineListing.None,
        (_, true) => LineListing.All,
        _ => LineListing.Few,
    };
}
