using System;
using System.Collections.Generic;
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
            var table = TerminalTable.Of(context.Console, "Filter", "Regexes", "Compiled from", "Options compiled in");
            table.Columns[1].RightAligned();
            foreach (var filter in CompiledIn.Registry.Filters)
            {
                table.AddRow(
                    Markup.Escape(filter.Name),
                    filter.Patterns.ToString(CultureInfo.InvariantCulture),
                    Markup.Escape(filter.Path),
                    Markup.Escape(Options(filter.Variants)));
            }

            table.ShowHeaders = context.Console.OutputIsTerminal;
            TerminalTable.Screen(context.Console).Write(table);
            return ExitCode.Done;
        });
        return command;
    }

    // mode=aggressive logtype=journal,mode=ddos … → logtype: journal; mode: aggressive, ddos
    private static string Options(IEnumerable<string> variants) => string.Join("; ", variants
        .SelectMany(variant => variant.Split(','))
        .Select(option => option.Split('=', 2))
        .GroupBy(option => option[0], option => option[^1], StringComparer.Ordinal)
        .OrderBy(option => option.Key, StringComparer.Ordinal)
        .Select(option => $"{option.Key}: {string.Join(", ", option.Distinct().Order(StringComparer.Ordinal))}"));
}
