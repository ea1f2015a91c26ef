using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Linq;

namespace Banhammer.Host.Cli;

/// <summary>The program when it is called by the name of the peer's filter tester, through a symlink: same arguments, same exit codes.</summary>
internal static class PeerRegexProgram
{
    /// <summary>The name.</summary>
    public const string Name = "fail2ban-regex";

    private const int Failure = 255;
    private const int BadOption = 2; // as Python's option parser ends
    private const string Usage = $"Usage: {Name} [OPTIONS] <LOG> <REGEX> [IGNOREREGEX]";

    private static readonly string[] exclusive = ["missed", "ignored"];

    /// <summary>Runs one call.</summary>
    /// <returns>The exit code: 0 done, 255 where nothing could be, 2 for an option that isn't one.</returns>
    public static int Run(string[] args, CommandContext context)
    {
        var command = RegexCommand.CreatePeer(context);
        command.Add(new HelpOption());
        var call = CommandLine.Parse(command, args);
        if (!CommandLine.TellsOnly(call))
        {
            if (OptionProblem(call) is { } problem)
            {
                context.Console.Error.WriteLine($"{Usage}\n\n{Name}: error: {problem}");
                return BadOption;
            }

            var problems = Problems(call).ToArray();
            if (problems.Length > 0)
            {
                CommandLine.Invoke(CommandLine.Parse(command, ["--help"]), context);
                context.Console.Output.Flush();
                context.Console.Error.WriteLine("\n" + string.Join('\n', problems));
                return Failure;
            }
        }

        try
        {
            return CommandLine.Invoke(call, context);
        }
        catch (UsageException e)
        {
            context.Console.Output.Flush();
            context.Complain(e.Message);
            return Failure;
        }
    }

    private static string? OptionProblem(ParseResult call) => CommandLine.UnknownOption(call) is { } option ? $"no such option: {option}"
        : call.Errors.FirstOrDefault(error => error.SymbolResult is OptionResult)?.Message;

    // In the peer's words, since scripts look for them.
    private static IEnumerable<string> Problems(ParseResult call)
    {
        foreach (var outcome in exclusive)
        {
            var (none, all) = ($"--print-no-{outcome}", $"--print-all-{outcome}");
            if (call.GetValue<bool>(none) && call.GetValue<bool>(all))
            {
                yield return $"ERROR: {none} and {all} are mutually exclusive.";
            }
        }

        var arguments = call.CommandResult.Children.OfType<ArgumentResult>().Sum(argument => argument.Tokens.Count) + call.UnmatchedTokens.Count;
        if (arguments is < 2 or > 3)
        {
            yield return "ERROR: provide both <LOG> and <REGEX>.";
        }
    }
}
