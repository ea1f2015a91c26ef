using System.CommandLine;
using System.CommandLine.Invocation;
using System.Linq;

namespace Banhammer.Host.Cli;

/// <summary>Prints the version: with the program's name for <c>--version</c>, alone for <c>-V</c>, whatever else is said.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var isShort = parseResult.Tokens.Any(token => token.Value == "-V");
        parseResult.InvocationConfiguration.Output.WriteLine(isShort ? ProgramVersion.Text : $"{parseResult.CommandResult.Command.Name} {ProgramVersion.Text}");
        return ExitCode.Done;
    }
}
