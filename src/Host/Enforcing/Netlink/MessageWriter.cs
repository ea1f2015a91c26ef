using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Banhammer.Host.Enforcing.Netlink;

// message   = length:4 type:2 flags:2 number:4 port:4 body          in the byte order of the machine
// body      = family:1 version:1 resource:2 { attribute }           netfilter's; resource in network order
// attribute = length:2 type:2 value padding                         to four bytes; numbers in values are in network order

/// <summary>Writes netfilter messages one behind the other.</summary>
internal sealed class MessageWriter
{
    public const ushort Request = 1;
    public const ushort Acknowledge = 4;
    public const ushort Dump = 0x300;
    public const ushort Create = 0x400;
    public const ushort Append = 0x800;

    private const int FlagsAt = 6;
    private const int NumberAt = 8;
    private const int HeaderBytes = 16;
    private const int BodyBytes = 4;
    private const ushort Nested = 0x8000;

    private byte[] data = new byte[4096];
    private int message;

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => data.AsSpan(0, Length);

    /// <summary>Begins a message; <see cref="End"/> ends it.</summary>
    public void Begin(ushort type, ushort flags, uint number, byte family, ushort resource = 0)
    {
        message = Length;
        var header = Take(HeaderBytes + BodyBytes);
        MemoryMarshal.Write(header[4..], type);
        MemoryMarshal.Write(header[FlagsAt..], (ushort)(flags | Request));
        MemoryMarshal.Write(header[NumberAt..], number);
        header[HeaderBytes] = family;
        BinaryPrimitives.WriteUInt16BigEndian(header[(HeaderBytes + 2)..], resource);
    }

    /// <summary>Ends the message.</summary>
    public void End() => MemoryMarshal.Write(data.AsSpan(message), (uint)(Length - message));

    /// <summary>Asks for an answer to the message that was written last, whatever comes of it.</summary>
    public void AcknowledgeLast()
    {
        var flags = data.AsSpan(message + FlagsAt);
        MemoryMarshal.Write(flags, (ushort)(MemoryMarshal.Read<ushort>(flags) | Acknowledge));
    }

    /// <summary>Begins an attribute that consists of attributes.</summary>
    /// <returns>To be passed to <see cref="EndNest"/>.</returns>
    public int BeginNest(ushort type)
    {
        var start = Length;
        MemoryMarshal.Write(Take(4)[2..], (ushort)(type | Nested));
        return start;
    }

    /// <summary>Ends an attribute that consists of attributes.</summary>
    public void EndNest(int start) => MemoryMarshal.Write(data.AsSpan(start), checked((ushort)(Length - start)));

    /// <summary>Writes an attribute.</summary>
    public void Put(ushort type, ReadOnlySpan<byte> value)
    {
        var room = Take(4 + ((value.Length + 3) & ~3));
        MemoryMarshal.Write(room, (ushort)(4 + value.Length));
        MemoryMarshal.Write(room[2..], type);
        value.CopyTo(room[4..]);
    }

    /// <summary>Writes a number.</summary>
    public void Put(ushort type, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        Put(type, bytes);
    }

    /// <summary>Writes a long number.</summary>
    public void Put(ushort type, ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        Put(type, bytes);
    }

    /// <summary>Writes a name, with the zero at its end.</summary>
    public void Put(ushort type, string name) => Put(type, Encoding.UTF8.GetBytes(name + '\0'));

    /// <summary>Forgets all that was written.</summary>
    public void Clear() => Length = 0;

    private Span<byte> Take(int count)
    {
        if (Length + count > data.Length)
            Array.Resize(ref data, Math.Max(data.Length * 2, Length + count));
        var taken = data.AsSpan(Length, count);
        taken.Clear();
        Length += count;
        return taken;
    }
}
