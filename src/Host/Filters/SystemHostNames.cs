using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using Banhammer.Engine.Matching;

namespace Banhammer.Host.Filters;

/// <summary>Looks host names up with the system's resolver. Thread-safe.</summary>
internal sealed class SystemHostNames : IHostNames
{
    /// <inheritdoc/>
    public IReadOnlyList<Address> Resolve(string name)
    {
        try
        {
            return Dns.GetHostAddresses(name).Select(Convert).Distinct().ToArray();
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            return []; // no such name, or none that DNS could have
        }
    }

    private static Address Convert(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.MapToIPv6().TryWriteBytes(bytes, out _);
        return new Address(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }
}
