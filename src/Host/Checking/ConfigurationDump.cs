using System.Linq;
using Banhammer.Host.Cli;
using Banhammer.Host.Configuring;
using Banhammer.Host.Logs;

namespace Banhammer.Host.Checking;

/// <summary>Prints what a configuration comes to: the commands that the peer's client would send, one list of Python a line.</summary>
internal static class ConfigurationDump
{
    /// <summary>Prints the commands to the output and what is wrong to the errors.</summary>
    /// <param name="folder">The folder that has <c>jail.conf</c>.</param>
    /// <param name="withOrigins">Whether each value is followed by its file, line and column.</param>
    /// <param name="context">Where to print.</param>
    /// <returns>The exit code: usage where a fault is an error.</returns>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public static int Run(string folder, bool withOrigins, CommandContext context)
    {
        var configuration = new ConfigurationReader(folder, JournalLog.IsThere).Read();
        var faults = FaultList.InOrder(configuration.Faults.Concat(configuration.Jails.SelectMany(jail => jail.Faults)));
        foreach (var fault in faults)
        {
            context.Complain(fault.ToString());
        }

        foreach (var command in CommandStream.Of(configuration))
        {
            Print(command, withOrigins, context);
        }

        return FaultList.ExitOf(faults);
    }

    // A command whose values come from one place has it behind, others have each value with its place below.
    private static void Print(StreamValue command, bool withOrigins, CommandContext context)
    {
        var output = context.Console.Output;
        var located = withOrigins ? command.Located.ToArray() : [];
        output.Write(command.Literal);
        if (located is [var only])
        {
            output.Write($"  # {only.Origin}");
        }

        output.WriteLine();
        foreach (var value in located.Length > 1 ? located : [])
        {
            output.WriteLine($"    {value.Literal}  # {value.Origin}");
        }
    }
}
