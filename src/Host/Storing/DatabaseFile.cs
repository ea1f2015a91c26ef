using System.IO;
using Banhammer.FilterLanguage.Definitions;

namespace Banhammer.Host.Storing;

/// <summary>Where the store is: beside the peer's database, which is never written.</summary>
internal static class DatabaseFile
{
    private const string Name = "banhammer.sqlite3";

    /// <summary>The file; null where nothing is to last (<c>dbfile = None</c> or <c>:memory:</c>).</summary>
    /// <param name="server">The service's options; null if they can't be read, which leaves the usual place.</param>
    public static string? Of(ServerDefinition? server)
    {
        var peer = PeerFile(server);
        return peer is null ? null : Path.Combine(Path.GetDirectoryName(peer) is { Length: > 0 } folder ? folder : ".", Name);
    }

    /// <summary>The peer's database; null if it has none that lasts.</summary>
    public static string? PeerFile(ServerDefinition? server)
    {
        var file = (server ?? new ServerDefinition()).DatabaseFile;
        return file is "None" or "none" or ":memory:" or "" ? null : file;
    }
}
