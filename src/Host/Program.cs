using System;
using System.IO;
using Banhammer.Host.Cli;

namespace Banhammer.Host;

internal static class Program
{
    private static int Main(string[] args)
    {
        using var interrupted = new Interruption();
        using var console = ProgramConsole.Open();
        try
        {
            var context = new CommandContext(console, TimeProvider.System, interrupted.Token);
            var exit = ProgramName.OfThisCall() switch
            {
                PeerRegexProgram.Name => PeerRegexProgram.Run(args, context),
                PeerClientProgram.ClientName => PeerClientProgram.RunClient(args, context),
                PeerClientProgram.ServerName => PeerClientProgram.RunServer(args, context),
                _ => CommandLine.Run(args, context),
            };
            console.Output.Flush();
            return exit;
        }
        catch (IOException) when (console.OutputIsClosed)
        {
            return ExitCode.Done; // the reader of our pipe has seen enough
        }
    }
}
