using System;
using System.IO;
using System.Text;
using System.Threading;
using Banhammer.Host.Cli;

namespace Banhammer.Host.Tests;

/// <summary>What one call of the program gave.</summary>
internal sealed record ProgramRun(int Exit, string Output, string Errors)
{
    /// <summary>Calls the program in this process.</summary>
    public static ProgramRun Of(params string[] args) => Of(CommandLine.Run, args);

    /// <summary>Calls it by the name of the peer's tester.</summary>
    public static ProgramRun OfPeerRegex(params string[] args) => Of(PeerRegexProgram.Run, args);

    private static ProgramRun Of(Func<string[], CommandContext, int> program, string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter { NewLine = "\n" };
        int exit;
        using (var console = new ProgramConsole(output, errors, outputIsTerminal: false, errorIsTerminal: false))
        {
            exit = program(args, new CommandContext(console, new FixedTime(), CancellationToken.None));
        }

        return new ProgramRun(exit, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }
}
