using System.CommandLine;
using Banhammer.Host.Checking;
using Banhammer.Host.Configuring;

namespace Banhammer.Host.Cli;

/// <summary><c>banhammer check [FILTER...]</c>: what is wrong with a configuration, or with filters.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        var filters = new Argument<string[]>("FILTER") { Description = "Filters: names, .conf files, either with options", Arity = ArgumentArity.ZeroOrMore };
        var config = new Option<string?>("--config", "-c") { Description = "Folder whose filter.d holds the filters; alone: all of it, jails and actions too (default: /etc/banhammer, else /etc/fail2ban, else what is built in)", HelpName = "DIR" };
        var dump = new Option<bool>("--dump", "-d") { Description = "Print the commands that the configuration comes to, as fail2ban-client -d does" };
        var origin = new Option<bool>("--origin") { Description = "With -d: beside each value, its file, line and column" };
        var command = new ExampleCommand(
            "check",
            "Reads a configuration and prints every problem with its file, line, column and remedy.",
            ("banhammer check -c /etc/fail2ban", "fail2ban.conf, the enabled jails with their actions, all filters"),
            ("banhammer check -c /etc/fail2ban -d --origin", "what it comes to, and where each value was set"),
            ("banhammer check -c /etc/fail2ban 'sshd[mode=aggressive]'", "one filter, with an option"),
            ("banhammer check ./my-filter.conf || exit", "a file; exit 2 where an error would keep it from loading"))
        {
            filters, config, dump, origin,
        };
        command.SetAction(call =>
        {
            var named = call.GetValue(filters) ?? [];
            var folder = call.GetValue(config);
            if (!call.GetValue(dump))
            {
                return call.GetValue(origin) ? throw new UsageException("--origin", "expected -d with it, whose values it explains") : Check.Run(named, named.Length > 0 ? folder : DefaultFolder.Or(folder), context);
            }

            return named.Length > 0 ? throw new UsageException("-d", $"'{named[0]}' names a filter; expected -c DIR alone, since all of a configuration is shown")
                : ConfigurationDump.Run(DefaultFolder.Or(folder), call.GetValue(origin), context);
        });
        return command;
    }
}
