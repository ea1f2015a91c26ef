using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using Banhammer.Engine.Matching;

namespace Banhammer.Host.Filters;

/// <summary>Looks host names up with the system's resolver, each once; names without address are remembered too.</summary>
/// <remarks>For commands that read logs to their end. A lookup blocks the line that asks for it.</remarks>
internal sealed class SystemHostNames : IHostNames
{
    private const int MaxNames = 1000; // the peer's cache holds as many
    private readonly Dictionary<string, IReadOnlyList<Address>> known = [];

    /// <inheritdoc/>
    public IReadOnlyList<Address> Resolve(string name)
    {
        if (!known.TryGetValue(name, out var addresses))
        {
            if (known.Count == MaxNames)
            {
                known.Clear();
            }

            addresses = LookUp(name);
            known.Add(name, addresses);
        }

        return addresses;
    }

    private static Address[] LookUp(string name)
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
