using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;

namespace Banhammer.Host.Cli;

/// <summary>The program's commands, and how a call becomes an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs one call.</summary>
    /// <returns>The exit code: 0 done, 1 refused by the service, 2 usage or configuration, 130 after Ctrl-C.</returns>
    public static int Run(string[] args, CommandContext context)
    {
        var root = new RootCommand("Scans logs with fail2ban's own filters, compiled, and tells who is to be banned.")
        {
            ScanCommand.Create(context),
            RegexCommand.Create(context),
            CheckCommand.Create(context),
            BenchCommand.Create(context),
            FiltersCommand.Create(context),
            ImportCommand.Create(context),
            RunCommand.Create(context),
        };
        foreach (var command in ClientCommand.CreateAll())
        {
            root.Add(command);
        }

        var call = Parse(root, args);
        try
        {
            if (ClientCommand.IsCall(args))
            {
                return ClientCommand.Run(args, context);
            }

            var command = call.CommandResult.Command;
            if (!TellsOnly(call) && UnknownOption(call) is { } option)
            {
                throw new UsageException(command.Name, $"'{option}' is an unknown option; 'banhammer {command.Name} --help' lists them, and arguments that begin with '-' go behind '--'");
            }

            if (!TellsOnly(call) && call.Errors.Count > 0)
            {
                throw new UsageException(command == root ? "arguments" : command.Name, call.Errors[0].Message.TrimEnd('.'));
            }

            return Invoke(call, context);
        }
        catch (UsageException e)
        {
            context.Console.Output.Flush();
            context.Complain(e.Message);
            return ExitCode.Usage;
        }
    }

    /// <summary>Parses a call of <paramref name="root"/>.</summary>
    public static ParseResult Parse(Command root, string[] args)
    {
        HelpWithExamples.Extend(root);

        // A log line or a regex may begin with '@', which would be taken for a file of arguments.
        return root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
    }

    /// <summary>Whether a call asks for nothing but help or a version, so that its arguments don't matter.</summary>
    public static bool TellsOnly(ParseResult call) => call.Action is HelpWithExamples or VersionAction;

    /// <summary>An option that the command doesn't know; it would pass for an argument where one more has room.</summary>
    public static string? UnknownOption(ParseResult call)
    {
        var free = call.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).ToHashSet(ReferenceEqualityComparer.Instance);
        var arguments = call.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Where(token => !free.Contains(token)).Select(token => token.Value);
        return arguments.Concat(free.Count > 0 ? [] : call.UnmatchedTokens).FirstOrDefault(text => text.Length > 1 && text[0] == '-');
    }

    /// <summary>Carries a call out.</summary>
    /// <returns>The exit code.</returns>
    public static int Invoke(ParseResult call, CommandContext context)
    {
        var exit = call.Invoke(new InvocationConfiguration { Output = context.Console.Output, Error = context.Console.Error, EnableDefaultExceptionHandler = false });
        return context.Interrupted.IsCancellationRequested && call.CommandResult.Command.Name != "run" ? ExitCode.Interrupted : exit; // ending is what 'run' waits for
    }
}
