using System;
using System.CommandLine;
using Banhammer.Host.Scanning;

namespace Banhammer.Host.Cli;

/// <summary><c>banhammer scan LOG... -f FILTER</c>: who would have been banned.</summary>
internal static class ScanCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        var logs = new Argument<string[]>("LOG") { Description = "Log files; .gz files are read, - is standard input, systemd-journal the journal", Arity = ArgumentArity.OneOrMore };
        var filter = new Option<string>("--filter", "-f") { Description = "Filter: a name, a .conf file, either with options as in sshd[mode=aggressive]", Required = true, HelpName = "FILTER" };
        var config = new Option<string?>("--config", "-c") { Description = "Folder whose filter.d holds the filter; without it, the filters compiled in", HelpName = "DIR" };
        var maxRetry = new Option<int>("--maxretry") { Description = "Failures within findtime that ban", DefaultValueFactory = _ => 5, HelpName = "N" };
        var findTime = new Option<string>("--findtime") { Description = "Window that failures are counted in: 600, 10m, 1h30m", DefaultValueFactory = _ => "10m", HelpName = "DURATION" };
        var banTime = new Option<string>("--bantime") { Description = "Length of a ban; -1 is for ever", DefaultValueFactory = _ => "10m", HelpName = "DURATION" };
        var ignoreIp = new Option<string[]>("--ignoreip") { Description = "Addresses and networks that are never counted", HelpName = "LIST", AllowMultipleArgumentsPerToken = true };
        var now = new Option<string?>("--now") { Description = "The time that the logs end at, for stamps without a year (default: the file's own time)", HelpName = "TIME" };
        var timeZone = new Option<string?>("--timezone") { Description = "Zone of stamps without one (default: this machine's)", HelpName = "ZONE" };
        var useDns = new Option<string>("--usedns") { Description = "What becomes of host names: no, yes, warn, raw", DefaultValueFactory = _ => "no", HelpName = "POLICY" };
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
            ("banhammer scan access.log -f ./my-filter.conf -o csv", "a filter of your own"))
        {
            logs, filter, config, maxRetry, findTime, banTime, ignoreIp, now, timeZone, useDns, top, progress, output,
        };
        var matcher = MatcherOption.AddTo(command);
        command.SetAction(call =>
        {
            var request = new ScanRequest
            {
                Logs = call.GetValue(logs)!,
                Filter = call.GetValue(filter)!,
                ConfigFolder = call.GetValue(config),
                Jail = OptionText.Limits(call.GetValue(maxRetry), call.GetValue(findTime)!, call.GetValue(banTime)!),
                IgnoreIp = string.Join(' ', call.GetValue(ignoreIp) ?? []),
                Now = OptionText.Instant("--now", call.GetValue(now)),
                TimeZone = OptionText.Zone("--timezone", call.GetValue(timeZone)),
                HostNames = OptionText.HostNames("--usedns", call.GetValue(useDns)!),
                Matchers = MatcherOption.Choice(call.GetValue(matcher)),
                Top = call.GetValue(top) is { } rows ? OptionText.Positive("--top", rows) : null,
                ShowProgress = call.GetValue(progress) switch { "always" => true, "never" => false, _ => context.Console.ErrorIsTerminal },
                Format = Enum.Parse<ScanFormat>(call.GetValue(output)!, ignoreCase: true),
            };
            return Scan.Run(request, context);
        });
        return command;
    }
}
