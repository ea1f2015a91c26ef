using System;
using System.IO;
using System.Net.Sockets;
using System.Text;

namespace Banhammer.Host.Tests.Running.Daemon;

/// <summary>The socket at which systemd would listen.</summary>
internal sealed class NotifySocket : IDisposable
{
    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 60_000 };

    /// <summary>Listens.</summary>
    /// <param name="name">A path, or a name that begins with <c>@</c>.</param>
    public NotifySocket(string name)
    {
        Name = name;
        socket.Bind(new UnixDomainSocketEndPoint(name[0] == '@' ? "\0" + name[1..] : name));
    }

    /// <summary>What goes into <c>NOTIFY_SOCKET</c>.</summary>
    public string Name { get; }

    /// <summary>The next message.</summary>
    public string Receive()
    {
        var bytes = new byte[4096];
        return Encoding.UTF8.GetString(bytes, 0, socket.Receive(bytes));
    }

    /// <summary>The next message that begins with a word; others before it are dropped.</summary>
    public string Receive(string first)
    {
        string message;
        do
        {
            message = Receive();
        }
        while (!message.StartsWith(first, StringComparison.Ordinal));
        return message;
    }

    public void Dispose() => socket.Dispose();
}
