using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
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
            RegexCommand.Create(context),
            CheckCommand.Create(context),
            FiltersCommand.Create(context),
        };
        var configuration = new InvocationConfiguration { Output = context.Console.Output, Error = context.Console.Error, EnableDefaultExceptionHandler = false };
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExamples((HelpAction)help.Action!);
        }

        // A log line or a regex may begin with '@', which would be taken for a file of arguments.
        var call = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            RequireNoOptionAmongArguments(call);
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

    // An unknown option would pass for an argument where one more has room.
    private static void RequireNoOptionAmongArguments(ParseResult call)
    {
        var free = call.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).ToHashSet(ReferenceEqualityComparer.Instance);
        var option = call.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens)
            .FirstOrDefault(token => token.Value.Length > 1 && token.Value[0] == '-' && !free.Contains(token));
        if (option is not null)
        {
            throw new UsageException(call.CommandResult.Command.Name, $"'{option.Value}' is an unknown option; 'banhammer {call.CommandResult.Command.Name} --help' lists them, and arguments that begin with '-' go behind '--'");
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
