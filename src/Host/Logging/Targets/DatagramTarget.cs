using System;
using System.Buffers;
using System.IO;
using System.Net.Sockets;

namespace Banhammer.Host.Logging.Targets;

/// <summary>A datagram a message to a socket on this machine: syslog's, or the journal's.</summary>
/// <remarks>The other side may be restarted, so a send that fails is tried once more on a fresh socket.</remarks>
internal sealed class DatagramTarget : ILogTarget
{
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly string path;
    private readonly Action<LogRecord, IBufferWriter<byte>> write;
    private Socket socket;

    /// <summary>A target on a socket.</summary>
    /// <param name="path">Where the socket is.</param>
    /// <param name="write">Writes a message as the other side expects it.</param>
    /// <exception cref="IOException">Nobody listens there.</exception>
    public DatagramTarget(string path, Action<LogRecord, IBufferWriter<byte>> write)
    {
        (this.path, this.write) = (path, write);
        socket = Connect();
    }

    /// <inheritdoc/>
    public void Write(LogRecord record)
    {
        buffer.ResetWrittenCount();
        write(record, buffer);
        try
        {
            socket.Send(buffer.WrittenSpan);
        }
        catch (SocketException)
        {
            socket.Dispose();
            socket = Connect();
            Send();
        }
    }

    /// <inheritdoc/>
    public void Flush()
    {
        // Each message was sent by itself.
    }

    /// <inheritdoc/>
    public bool Reopen() => false;

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private void Send()
    {
        try
        {
            socket.Send(buffer.WrittenSpan);
        }
        catch (SocketException e)
        {
            throw new IOException($"{path}: {e.Message}", e);
        }
    }

    private Socket Connect()
    {
        var fresh = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            fresh.Connect(new UnixDomainSocketEndPoint(path));
            return fresh;
        }
        catch (SocketException e)
        {
            fresh.Dispose();
            throw new IOException($"{path}: {e.Message}", e);
        }
    }
}
