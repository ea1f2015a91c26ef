using System.CommandLine;
using Banhammer.Host.Benching;

namespace Banhammer.Host.Cli;

/// <summary><c>banhammer bench FILTER LOG</c>: what a filter costs on a log.</summary>
internal static class BenchCommand
{
    private const int MostMegabytes = 1024;

    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        var filter = new Argument<string>("FILTER") { Description = "Filter: a name, a .conf file, either with options as in sshd[mode=aggressive]" };
        var log = new Argument<string>("LOG") { Description = "A log file (.gz is read), or - for standard input" };
        var against = new Option<string?>("--against") { Description = "Another filter to compare with, or 'peer' for the fail2ban that is installed", HelpName = "FILTER" };
        var config = new Option<string?>("--config", "-c") { Description = "Folder whose filter.d holds the filters; without it, the filters compiled in", HelpName = "DIR" };
        var megabytes = new Option<int>("--mb") { Description = "How much of the log is measured, in megabytes", DefaultValueFactory = _ => 64, HelpName = "N" };
        var now = new Option<string?>("--now") { Description = "The time that the log ends at, for stamps without a year (default: the file's own time)", HelpName = "TIME" };
        var timeZone = new Option<string?>("--timezone") { Description = "Zone of stamps without one (default: this machine's)", HelpName = "ZONE" };
        var output = new Option<string>("--output", "-o") { Description = "table or json", DefaultValueFactory = _ => "table", HelpName = "FORMAT" };
        output.AcceptOnlyFromAmong("table", "json");

        var command = new ExampleCommand(
            "bench",
            "Measures what a filter costs on a log: each stage, each regex, and what to change.",
            ("banhammer bench sshd /var/log/auth.log", "a filter that is compiled in"),
            ("banhammer bench ./my-filter.conf access.log --against nginx-http-auth", "your own, and another"),
            ("banhammer bench -c /etc/fail2ban sshd auth.log --against peer -o json", "and fail2ban itself, for a script"))
        {
            filter, log, against, config, megabytes, now, timeZone, output,
        };
        var matcher = MatcherOption.AddTo(command);
        command.SetAction(call =>
        {
            var size = OptionText.Positive("--mb", call.GetValue(megabytes));
            return Bench.Run(
                new BenchRequest
                {
                    Filter = call.GetValue(filter)!,
                    Log = call.GetValue(log)!,
                    Against = call.GetValue(against),
                    ConfigFolder = call.GetValue(config),
                    MaxBytes = size <= MostMegabytes ? size * 1_000_000 : throw new UsageException("--mb", $"'{size}' is too much; expected 1 to {MostMegabytes}"),
                    Now = OptionText.Instant("--now", call.GetValue(now)),
                    TimeZone = OptionText.Zone("--timezone", call.GetValue(timeZone)),
                    Matchers = MatcherOption.Choice(call.GetValue(matcher)),
                    AsJson = call.GetValue(output) == "json",
                },
                context);
        });
        return command;
    }
}
