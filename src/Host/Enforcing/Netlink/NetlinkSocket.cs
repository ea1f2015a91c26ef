using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Banhammer.Host.Enforcing.Netlink;

/// <summary>A socket to a subsystem of the kernel. Not thread-safe.</summary>
internal sealed unsafe partial class NetlinkSocket : IDisposable
{
    /// <summary>The subsystem of the firewall.</summary>
    public const int Netfilter = 12;

    /// <summary>Bytes that one call may send; transactions are cut to it.</summary>
    public const int MostSentBytes = 4 << 20;

    private const string C = "libc";
    private const int Family = 16; // AF_NETLINK
    private const int Raw = 3 | 0x80000; // SOCK_RAW | SOCK_CLOEXEC
    private const int SocketLevel = 1; // SOL_SOCKET
    private const int NetlinkLevel = 270; // SOL_NETLINK
    private const int SendBufferForce = 32; // SO_SNDBUFFORCE
    private const int ReceiveBufferForce = 33; // SO_RCVBUFFORCE
    private const int ReceiveTimeout = 20; // SO_RCVTIMEO
    private const int CapAcknowledge = 10; // NETLINK_CAP_ACK: answers don't repeat the request
    private const int PatienceSeconds = 30;

    private readonly int file;

    /// <summary>Opens a socket.</summary>
    /// <param name="subsystem">Of the kernel.</param>
    /// <exception cref="IOException">The kernel has no such subsystem, or the process may not use it.</exception>
    public NetlinkSocket(int subsystem)
    {
        file = Open(Family, Raw, subsystem);
        if (file < 0)
            throw Failure("can't open a netlink socket");
        Set(SocketLevel, SendBufferForce, MostSentBytes * 2);
        Set(SocketLevel, ReceiveBufferForce, MostSentBytes);
        Set(NetlinkLevel, CapAcknowledge, 1);
        Span<nint> limit = [PatienceSeconds, 0];
        fixed (nint* value = limit)
        {
            SetOption(file, SocketLevel, ReceiveTimeout, value, (uint)(2 * sizeof(nint)));
        }
    }

    /// <summary>Sends messages to the kernel.</summary>
    /// <exception cref="IOException">The kernel doesn't take them; the process may lack <c>CAP_NET_ADMIN</c>.</exception>
    public void Send(ReadOnlySpan<byte> messages)
    {
        fixed (byte* first = messages)
        {
            if (Send(file, first, (nuint)messages.Length, 0) != messages.Length)
                throw Failure("can't send to the kernel's firewall");
        }
    }

    /// <summary>Receives the messages that come next; waits for them.</summary>
    /// <returns>Bytes that were received.</returns>
    /// <exception cref="IOException">None came.</exception>
    public int Receive(Span<byte> buffer)
    {
        fixed (byte* first = buffer)
        {
            nint count;
            do
            {
                count = Receive(file, first, (nuint)buffer.Length, 0);
            }
            while (count < 0 && Marshal.GetLastPInvokeError() == Shell.NativeProcess.Interrupted);
            return count > 0 ? (int)count : throw Failure("the kernel's firewall doesn't answer");
        }
    }

    public void Dispose() => Shell.NativeProcess.Close(file);

    // Larger buffers are asked for, not needed: without the right to them transactions may be refused, which is told then.
    private void Set(int level, int option, int value) => SetOption(file, level, option, &value, sizeof(int));

    private static IOException Failure(string what) => new($"{what}: {Marshal.GetLastPInvokeErrorMessage()}");

    [LibraryImport(C, EntryPoint = "socket", SetLastError = true)]
    private static partial int Open(int family, int type, int protocol);

    [LibraryImport(C, EntryPoint = "setsockopt", SetLastError = true)]
    private static partial int SetOption(int file, int level, int option, void* value, uint size);

    [LibraryImport(C, EntryPoint = "send", SetLastError = true)]
    private static partial nint Send(int file, byte* data, nuint size, int flags);

    [LibraryImport(C, EntryPoint = "recv", SetLastError = true)]
    private static partial nint Receive(int file, byte* data, nuint size, int flags);
}
