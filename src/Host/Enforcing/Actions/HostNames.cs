using System;
using System.Net;
using System.Net.Sockets;
using Banhammer.Engine.Matching;

namespace Banhammer.Host.Enforcing.Actions;

/// <summary>Names of hosts as commands of actions ask for them: looked up when a command is made, on the thread that runs it.</summary>
internal static class HostNames
{
    private static readonly Lazy<string> full = new(() => TryFind(() => Dns.GetHostEntry("").HostName) ?? Environment.MachineName);

    /// <summary>The name of this machine with its domain; without where none is known.</summary>
    public static string Full => full.Value;

    /// <summary>The name of this machine as it calls itself.</summary>
    public static string Short => Environment.MachineName;

    /// <summary>The name of an address; null if it has none or nobody answers.</summary>
    public static string? Of(Address address) => TryFind(() => Dns.GetHostEntry(ToSystem(address)).HostName);

    private static IPAddress ToSystem(Address address)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, address.Bits);
        return new IPAddress(address.IsIPv4 ? bytes[12..] : bytes);
    }

    private static string? TryFind(Func<string> find)
    {
        try
        {
            return find();
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
