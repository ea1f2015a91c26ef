using System;
using System.Runtime.InteropServices;

namespace Banhammer.Host.Enforcing.Netlink;

/// <summary>A message of the kernel; valid until the buffer that it is in is used again.</summary>
internal readonly ref struct Message
{
    public const ushort Error = 2;
    public const ushort Done = 3;

    private const int HeaderBytes = 16;
    private const int BodyBytes = 4;
    private const ushort Interrupted = 0x10; // NLM_F_DUMP_INTR

    private readonly ReadOnlySpan<byte> bytes;

    private Message(ReadOnlySpan<byte> bytes) => this.bytes = bytes;

    /// <summary>What kind of message it is.</summary>
    public ushort Type => MemoryMarshal.Read<ushort>(bytes[4..]);

    /// <summary>The number of the request that it answers.</summary>
    public uint Number => MemoryMarshal.Read<uint>(bytes[8..]);

    /// <summary>Whether a list that it belongs to changed while it was read.</summary>
    public bool IsInterrupted => (MemoryMarshal.Read<ushort>(bytes[6..]) & Interrupted) != 0;

    /// <summary>The error number of an <see cref="Error"/>, positive; 0 says that all is well.</summary>
    public int ErrorNumber => -MemoryMarshal.Read<int>(bytes[HeaderBytes..]);

    /// <summary>The attributes of a netfilter message.</summary>
    public Attributes Attributes => new(bytes[(HeaderBytes + BodyBytes)..]);

    /// <summary>Takes the first message of a buffer; false if there is none that is whole.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> buffer, out Message message)
    {
        message = default;
        if (buffer.Length < HeaderBytes + BodyBytes)
            return false;
        var length = MemoryMarshal.Read<uint>(buffer);
        if (length < HeaderBytes + BodyBytes || length > buffer.Length)
            return false;
        message = new Message(buffer[..(int)length]);
        buffer = buffer[Math.Min(buffer.Length, ((int)length + 3) & ~3)..];
        return true;
    }
}
