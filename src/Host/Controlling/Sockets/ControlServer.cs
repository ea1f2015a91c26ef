using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Banhammer.Host.Controlling.PeerProtocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Controlling.Sockets;

/// <summary>The two sockets that the service is steered by: ours over HTTP, and that of the peer. Only its owner may open them.</summary>
internal sealed class ControlServer : IAsyncDisposable
{
    private const long MostBodyBytes = 16 << 20;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const string PeerLogger = "fail2ban.asyncserver";

    private readonly WebApplication application;
    private readonly ControlPaths paths;

    private ControlServer(WebApplication application, ControlPaths paths) => (this.application, this.paths) = (application, paths);

    /// <summary>Opens the sockets; what a killed process left at their places is removed.</summary>
    /// <param name="paths">Where.</param>
    /// <param name="handler">Carries commands out.</param>
    /// <param name="limits">What a client is granted.</param>
    /// <param name="time">The clock of limits.</param>
    /// <param name="log">The service's log.</param>
    /// <exception cref="IOException">A socket can't be opened.</exception>
    public static async Task<ControlServer> Open(ControlPaths paths, ICommandHandler handler, PeerLimits limits, TimeProvider time, ILoggerProvider log)
    {
        SocketFile.Prepare(paths.Peer);
        SocketFile.Prepare(paths.Http);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = "/" });
        builder.Logging.AddProvider(log).AddFilter("Microsoft", LogLevel.Error).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.AddSingleton(new PeerConnections(handler, limits, time, log.CreateLogger(PeerLogger)));
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
            kestrel.Limits.MaxConcurrentConnections = limits.Connections;
            kestrel.ListenUnixSocket(paths.Http, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.ListenUnixSocket(paths.Peer, listen => listen.UseConnectionHandler<PeerConnections>());
        });
        var application = builder.Build();
        application.Run(new HttpCommands(handler).Serve);
        await application.StartAsync().ConfigureAwait(false);
        File.SetUnixFileMode(paths.Http, OwnerOnly);
        File.SetUnixFileMode(paths.Peer, OwnerOnly);
        return new ControlServer(application, paths);
    }

    /// <summary>Closes both sockets, and what is open on them.</summary>
    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await application.StopAsync(soon.Token).ConfigureAwait(false);
        await application.DisposeAsync().ConfigureAwait(false);
        File.Delete(paths.Http);
        File.Delete(paths.Peer);
    }
}
