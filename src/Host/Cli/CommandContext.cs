using System;
using System.Threading;

namespace Banhammer.Host.Cli;

/// <summary>What a command is given from outside: where to write, what time it is, and when to stop.</summary>
/// <param name="Console">Output and errors.</param>
/// <param name="Time">The clock.</param>
/// <param name="Interrupted">Cancelled by Ctrl-C.</param>
internal sealed record CommandContext(ProgramConsole Console, TimeProvider Time, CancellationToken Interrupted)
{
    /// <summary>Prints <c>banhammer: WHERE: WHAT</c> to the errors.</summary>
    public void Complain(string message) => Console.Error.WriteLine("banhammer: " + message);
}
