using System.CommandLine;
using System.Globalization;
using System.Linq;
using Banhammer.Host.Filters;
using Spectre.Console;

namespace Banhammer.Host.Cli;

/// <summary><c>banhammer filters</c>: what is compiled in.</summary>
internal static class FiltersCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        var command = new ExampleCommand(
            "filters",
            "Lists the filters that are compiled into this binary.",
            ("banhammer filters", "names, variants and number of regexes"),
            ("banhammer filters | awk '{print $1}'", "names only, for a script"));
        command.SetAction(_ =>
        {
            var table = TerminalTable.Of(context.Console, "Filter", "Regexes", "Compiled from", "Variants");
            table.Columns[1].RightAligned();
            foreach (var filter in CompiledIn.Registry.Filters)
            {
                table.AddRow(
                    Markup.Escape(filter.Name),
                    filter.Patterns.ToString(CultureInfo.InvariantCulture),
                    Markup.Escape(filter.Path),
                    Markup.Escape(string.Join(' ', filter.Variants.Order(System.StringComparer.Ordinal))));
            }

            table.ShowHeaders = context.Console.OutputIsTerminal;
            TerminalTable.Screen(context.Console).Write(table);
            return ExitCode.Done;
        });
        return command;
    }
}
