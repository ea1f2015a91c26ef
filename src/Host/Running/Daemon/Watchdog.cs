using System;
using System.Threading;
using System.Threading.Tasks;

namespace Banhammer.Host.Running.Daemon;

/// <summary>Tells systemd that the service lives, each time the engine's thread has answered: one that hangs is started anew.</summary>
internal sealed class Watchdog : IAsyncDisposable
{
    private readonly ServiceManager manager;
    private readonly Service service;
    private readonly ITimer? timer;

    /// <summary>Begins, if systemd asks for it.</summary>
    public Watchdog(ServiceManager manager, Service service, TimeProvider time)
    {
        (this.manager, this.service) = (manager, service);
        timer = manager.WatchdogInterval is { } interval ? time.CreateTimer(_ => _ = Look(), null, TimeSpan.Zero, interval) : null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => timer?.DisposeAsync() ?? default;

    private async Task Look()
    {
        try
        {
            await service.Engine.Ask(_ => { }).ConfigureAwait(false);
            manager.Alive();
        }
        catch (ObjectDisposedException)
        {
            // the end has begun
        }
    }
}
