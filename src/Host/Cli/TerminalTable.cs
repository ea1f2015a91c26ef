using Spectre.Console;

namespace Banhammer.Host.Cli;

/// <summary>Tables that look alike in all commands: ruled on a terminal, plain columns in a pipe.</summary>
internal static class TerminalTable
{
    private const int PipeWidth = 1 << 12;

    /// <summary>An empty table.</summary>
    public static Table Of(ProgramConsole console, params string[] columns)
    {
        var table = new Table().Border(console.OutputIsTerminal ? TableBorder.Rounded : TableBorder.None);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(column).NoWrap());
        }

        return table;
    }

    /// <summary>Where tables are written: colours only on a terminal and where <c>NO_COLOR</c> isn't set.</summary>
    public static IAnsiConsole Screen(ProgramConsole console)
    {
        var screen = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = console.OutputIsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = console.OutputIsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(console.Output),
        });
        if (!console.OutputIsTerminal)
        {
            screen.Profile.Width = PipeWidth;
        }

        return screen;
    }
}
