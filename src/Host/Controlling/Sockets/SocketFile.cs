using System.IO;
using System.Net.Sockets;

namespace Banhammer.Host.Controlling.Sockets;

/// <summary>The path of a socket on this machine.</summary>
internal static class SocketFile
{
    /// <summary>Whether someone answers there. A file without anyone behind it is left over from a process that was killed.</summary>
    public static bool IsAlive(string path)
    {
        if (!File.Exists(path))
            return false;
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode is not (SocketError.ConnectionRefused or SocketError.AddressNotAvailable);
        }
    }

    /// <summary>Makes place for a socket: its folder is made, and what is left over is removed.</summary>
    /// <exception cref="IOException">The folder can't be made, or something else is there.</exception>
    public static void Prepare(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        if (!File.Exists(path))
            return;
        if ((File.GetAttributes(path) & FileAttributes.Directory) != 0 || new FileInfo(path) is { LinkTarget: null, Length: > 0 })
            throw new IOException($"{path}: something that is no socket is there; expected nothing, or a socket that is left over");
        File.Delete(path);
    }
}
