using System;
using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace Banhammer.Host.Running.Daemon;

/// <summary>Signals to the service, as requests in their order: SIGHUP reloads, SIGUSR1 opens the log anew, SIGTERM and SIGINT end it.</summary>
internal sealed class Signals : IDisposable
{
    private const PosixSignal User1 = (PosixSignal)10;

    private readonly PosixSignalRegistration[] registrations;

    /// <summary>Takes the signals from now on.</summary>
    /// <param name="requests">What they ask for is written here.</param>
    public Signals(ChannelWriter<ServiceRequest> requests) => registrations =
    [
        Take(PosixSignal.SIGHUP, ServiceRequest.Reload, requests), Take(User1, ServiceRequest.FlushLogs, requests),
        Take(PosixSignal.SIGTERM, ServiceRequest.Stop, requests), Take(PosixSignal.SIGINT, ServiceRequest.Stop, requests),
    ];

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(registrations, registration => registration.Dispose());

    private static PosixSignalRegistration Take(PosixSignal signal, ServiceRequest request, ChannelWriter<ServiceRequest> requests) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        requests.TryWrite(request);
    });
}
