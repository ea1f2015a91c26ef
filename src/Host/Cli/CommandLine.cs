using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Linq;

namespace Banhammer.Host.Cli;

/// <summary>The program's commands, and how a call becomes an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs one call.</summary>
    /// <returns>The exit code: 0 done, 2 usage or configuration, 130 after Ctrl-C.</returns>
    public static int Run(string[] args, CommandContext context)
    {
        var root = new RootCommand("Scans logs with fail2ban's own filters, compiled, and tells who is to be banned.")
        {
            ScanCommand.Create(context),
            FiltersCommand.Create(context),
        };
        var configuration = new InvocationConfiguration { Output = context.Console.Output, Error = context.Console.Error, EnableDefaultExceptionHandler = false };
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExamples((HelpAction)help.Action!);
        }

        var call = root.Parse(args);
        try
        {
            if (call.Errors.Count > 0 && call.Action is not HelpWithExamples)
            {
                throw new UsageException(call.CommandResult.Command == root ? "arguments" : call.CommandResult.Command.Name, call.Errors[0].Message.TrimEnd('.'));
            }

            var exit = call.Invoke(configuration);
            return context.Interrupted.IsCancellationRequested ? ExitCode.Interrupted : exit;
        }
        catch (UsageException e)
        {
            context.Console.Output.Flush();
            context.Complain(e.Message);
            return ExitCode.Usage;
        }
    }

    private sealed class HelpWithExamples(HelpAction standard) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            standard.Invoke(parseResult);
            if (parseResult.CommandResult.Command is IHasExamples { Examples: var examples })
            {
                var output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (var (call, meaning) in examples)
                {
                    output.WriteLine($"  {call}");
                    output.WriteLine($"      {meaning}");
                }
            }

            return ExitCode.Done;
        }
    }
}
