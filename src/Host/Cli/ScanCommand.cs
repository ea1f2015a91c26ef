using System;
using System.CommandLine;
using System.Linq;
using Banhammer.Engine;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Matching;
using Banhammer.Host.Configuring;
using Banhammer.Host.Scanning;

namespace Banhammer.Host.Cli;

/// <summary><c>banhammer scan LOG... -f FILTER</c>, <c>scan -c DIR --jail NAME</c>: who would have been banned.</summary>
internal static class ScanCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        var logs = new Argument<string[]>("LOG") { Description = "Log files; .gz files are read, - is standard input, systemd-journal the journal", Arity = ArgumentArity.ZeroOrMore };
        var filter = new Option<string?>("--filter", "-f") { Description = "Filter: a name, a .conf file, either with options as in sshd[mode=aggressive]", HelpName = "FILTER" };
        var config = new Option<string?>("--config", "-c") { Description = "Folder whose filter.d holds the filter, or whose jails are run; without it, the filters compiled in", HelpName = "DIR" };
        var jail = new Option<string?>("--jail") { Description = "Jail of DIR: its filter, limits and all else, without LOG its own logs", HelpName = "NAME" };
        var all = new Option<bool>("--all") { Description = "All enabled jails of DIR, not those alone that would read LOG" };
        var maxRetry = new Option<int?>("--maxretry") { Description = "Failures within findtime that ban (default: the jail's, or 5)", HelpName = "N" };
        var findTime = new Option<string?>("--findtime") { Description = "Window that failures are counted in: 600, 10m, 1h30m (default: the jail's, or 10m)", HelpName = "DURATION" };
        var banTime = new Option<string?>("--bantime") { Description = "Length of a ban; -1 is for ever (default: the jail's, or 10m)", HelpName = "DURATION" };
        var ignoreIp = new Option<string[]>("--ignoreip") { Description = "Addresses and networks that are never counted", HelpName = "LIST", AllowMultipleArgumentsPerToken = true };
        var now = new Option<string?>("--now") { Description = "The time that the logs end at, for stamps without a year (default: the file's own time)", HelpName = "TIME" };
        var timeZone = new Option<string?>("--timezone") { Description = "Zone of stamps without one (default: this machine's)", HelpName = "ZONE" };
        var useDns = new Option<string?>("--usedns") { Description = "What becomes of host names: no, yes, warn, raw (default: the jail's, or no)", HelpName = "POLICY" };
        var threads = new Option<int?>("--threads") { Description = "Threads that read and match; the result is the same (default: one for a small log, else a core each, up to 4)", HelpName = "N" };
        var top = new Option<int?>("--top") { Description = "Rows of the table: the offenders with most failures (default: 25 on a terminal, else all)", HelpName = "N" };
        var progress = new Option<string>("--progress") { Description = "auto, always or never", DefaultValueFactory = _ => "auto", HelpName = "WHEN" };
        var output = new Option<string>("--output", "-o") { Description = "table, json or csv", DefaultValueFactory = _ => "table", HelpName = "FORMAT" };
        progress.AcceptOnlyFromAmong("auto", "always", "never");
        output.AcceptOnlyFromAmong("table", "json", "csv");

        var command = new ExampleCommand(
            "scan",
            "Runs a filter over existing logs at log time: who would have been banned, when and until when.",
            ("banhammer scan /var/log/auth.log -f sshd", "offenders of a log, with the usual limits"),
            ("banhammer scan auth.log* -f 'sshd[mode=aggressive]' --maxretry 3 --findtime 1d -o json", "rotated logs too, stricter, for a script"),
            ("zcat old.gz | banhammer scan - -f nginx-http-auth --now 2025-01-31", "standard input; stamps without a year are of January 2025"),
            ("banhammer scan systemd-journal -f sshd", "the journal: the entries that the filter's journalmatch chooses"),
            ("banhammer scan access.log -f ./my-filter.conf -o csv", "a filter of your own"),
            ("banhammer scan -c /etc/fail2ban --jail sshd", "a jail as it is configured, over its own logs"))
        {
            logs, filter, config, jail, all, maxRetry, findTime, banTime, ignoreIp, now, timeZone, useDns, threads, top, progress, output,
        };
        var matcher = MatcherOption.AddTo(command);
        command.SetAction(call =>
        {
            var request = new ScanRequest
            {
                Logs = call.GetValue(logs) ?? [],
                Filter = call.GetValue(filter) ?? "",
                ConfigFolder = call.GetValue(config),
                Jail = Limits(filterDefaults),
                IgnoreIp = string.Join(' ', call.GetValue(ignoreIp) ?? []),
                Now = OptionText.Instant("--now", call.GetValue(now)),
                TimeZone = OptionText.Zone("--timezone", call.GetValue(timeZone)),
                HostNames = HostNames() ?? HostNamePolicy.No,
                Matchers = MatcherOption.Choice(call.GetValue(matcher)),
                Threads = call.GetValue(threads) is { } count ? OptionText.Positive("--threads", count) : null,
                Top = call.GetValue(top) is { } rows ? OptionText.Positive("--top", rows) : null,
                ShowProgress = call.GetValue(progress) switch { "always" => true, "never" => false, _ => context.Console.ErrorIsTerminal },
                Format = Enum.Parse<ScanFormat>(call.GetValue(output)!, ignoreCase: true),
            };
            if (request.Filter.Length > 0)
            {
                RequireNone("--filter", ("--jail", call.GetValue(jail) is not null), ("--all", call.GetValue(all)));
                return Scan.Run(request.Logs.Count > 0 ? request : throw new UsageException("LOG", "no log is named; expected files, - or systemd-journal"), context);
            }

            var folder = request.ConfigFolder ?? throw new UsageException("scan", "nothing says what to look for; expected -f FILTER, or -c DIR for its jails");
            var scans = new JailScans(folder, request, (own, scan) => scan with { Jail = Limits(JailLimits.Of(own)), HostNames = HostNames() ?? scan.HostNames });
            return Run(scans, request, call.GetValue(jail), call.GetValue(all), context);

            JailOptions Limits(JailOptions own) => OptionText.Limits(own, call.GetValue(maxRetry), call.GetValue(findTime), call.GetValue(banTime));

            HostNamePolicy? HostNames() => call.GetValue(useDns) is { } text ? OptionText.HostNames("--usedns", text) : null;
        });
        return command;
    }

    // What a filter alone is run with: the limits of a stock jail.
    private static readonly JailOptions filterDefaults = JailOptions.Default with { Counter = CounterOptions.Default with { MaxRetry = 5 } };

    private static int Run(JailScans scans, ScanRequest request, string? jail, bool all, CommandContext context)
    {
        if (jail is not null)
        {
            RequireNone("--jail", ("--all", all));
            return Scan.Run(scans.Of(jail), context);
        }

        if (request.Logs.Count == 0)
        {
            throw new UsageException("LOG", "no log is named; expected files that the jails read, or --jail NAME for its own");
        }

        return Scan.Run(scans.OfAll(all, context), context);
    }

    private static void RequireNone(string option, params (string Name, bool IsGiven)[] others)
    {
        if (others.FirstOrDefault(other => other.IsGiven).Name is { } name)
        {
            throw new UsageException(name, $"it doesn't go with {option}; expected one of the two");
        }
    }
}
