using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace Banhammer.Host.Cli;

/// <summary>Turns Ctrl-C and SIGTERM into a cancelled token: the command prints what it has and ends.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;

    public Interruption()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
    }

    /// <summary>Cancelled when the user has had enough.</summary>
    public CancellationToken Token => source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
        source.Dispose();
    }

    private void Cancel(PosixSignalContext context)
    {
        // A second one ends the program at once.
        context.Cancel = !source.IsCancellationRequested;
        source.Cancel();
    }
}
