using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Cli;
using Banhammer.Host.Controlling.Sockets;

namespace Banhammer.Host.Running.Daemon;

/// <summary>There is one service for a set of sockets, a pid file and firewall chains.</summary>
internal static class Instance
{
    /// <summary>Checks that no other one runs, be it ours or the peer's.</summary>
    /// <exception cref="UsageException">One does; the message names it.</exception>
    public static void RequireNone(ServerDefinition server)
    {
        if (PidFile.Alive(server.PidFile) is var (number, name))
            throw new UsageException(server.PidFile, $"process {number}, '{name}', runs already; stop it first, or remove the file if it is none of ours, or take 'banhammer run --observe' to look on beside it");
        var paths = ControlPaths.Of(server);
        foreach (var path in new[] { paths.Peer, paths.Http })
        {
            if (SocketFile.IsAlive(path))
                throw new UsageException(path, "a service answers here already (fail2ban, or another banhammer); stop it first, or take 'banhammer run --observe' to look on beside it");
        }
    }
}
