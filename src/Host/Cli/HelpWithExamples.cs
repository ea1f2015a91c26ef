using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Linq;

namespace Banhammer.Host.Cli;

/// <summary>The help of a command, with its examples.</summary>
internal sealed class HelpWithExamples(HelpAction standard) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>Puts examples into the help of a command and of those below it.</summary>
    public static void Extend(Command command)
    {
        foreach (var help in command.Options.OfType<HelpOption>())
        {
            help.Action = help.Action is HelpAction standard ? new HelpWithExamples(standard) : help.Action;
        }
    }

    /// <inheritdoc/>
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
