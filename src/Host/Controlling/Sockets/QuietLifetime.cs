using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace Banhammer.Host.Controlling.Sockets;

/// <summary>The web host's life is the service's matter: no signals are listened to, and nothing is said on a console.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
