using System.CommandLine;
using Banhammer.Host.Checking;

namespace Banhammer.Host.Cli;

/// <summary><c>banhammer check [FILTER...]</c>: what is wrong with filters.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        var filters = new Argument<string[]>("FILTER") { Description = "Filters: names, .conf files, either with options", Arity = ArgumentArity.ZeroOrMore };
        var config = new Option<string?>("--config", "-c") { Description = "Folder whose filter.d holds the filters; alone: all of them", HelpName = "DIR" };
        var command = new ExampleCommand(
            "check",
            "Reads filters and prints every problem with its file, line, column and remedy.",
            ("banhammer check -c /etc/fail2ban", "all filters of a configuration"),
            ("banhammer check -c /etc/fail2ban 'sshd[mode=aggressive]'", "one, with an option"),
            ("banhammer check ./my-filter.conf || exit", "a file; exit 2 where an error would keep it from loading"))
        {
            filters, config,
        };
        command.SetAction(call => Check.Run(call.GetValue(filters) ?? [], call.GetValue(config), context));
        return command;
    }
}
