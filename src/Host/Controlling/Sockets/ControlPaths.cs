using System.IO;
using Banhammer.FilterLanguage.Definitions;

namespace Banhammer.Host.Controlling.Sockets;

/// <summary>Where the sockets are.</summary>
/// <param name="Peer">The socket that clients of the peer speak to.</param>
/// <param name="Http">Ours.</param>
internal sealed record ControlPaths(string Peer, string Http)
{
    private const string HttpName = "banhammer.sock";

    /// <summary>The paths that a configuration names: ours lies beside the peer's unless <c>control</c> names another.</summary>
    public static ControlPaths Of(ServerDefinition server) => new(server.Socket, server.Control ?? Beside(server.Socket));

    /// <summary>The path of ours beside a socket of the peer's; itself if it is ours.</summary>
    public static string Beside(string peer) => Path.GetFileName(peer) == HttpName ? peer : Path.Combine(Path.GetDirectoryName(peer) ?? "", HttpName);
}
