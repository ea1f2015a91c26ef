using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Banhammer.Host.Enforcing.Netlink;

/// <summary>Attributes of a message, one after the other: <c>foreach</c> gives type and value.</summary>
internal readonly ref struct Attributes(ReadOnlySpan<byte> bytes)
{
    private const ushort TypeMask = 0x3fff;

    private readonly ReadOnlySpan<byte> bytes = bytes;

    public Enumerator GetEnumerator() => new(bytes);

    /// <summary>The value of the first attribute of a type; empty if there is none.</summary>
    public ReadOnlySpan<byte> Find(int type)
    {
        foreach (var attribute in this)
        {
            if (attribute.Type == type)
                return attribute.Value;
        }

        return default;
    }

    /// <summary>The attributes that an attribute consists of.</summary>
    public Attributes In(int type) => new(Find(type));

    /// <summary>A name; empty if there is none.</summary>
    public string Text(int type) => Encoding.UTF8.GetString(Find(type).TrimEnd((byte)0));

    /// <summary>A number of 4 or 8 bytes; 0 if there is none.</summary>
    public ulong Number(int type)
    {
        var value = Find(type);
        return value.Length == 8 ? BinaryPrimitives.ReadUInt64BigEndian(value) : value.Length == 4 ? BinaryPrimitives.ReadUInt32BigEndian(value) : 0;
    }

    /// <summary>An attribute.</summary>
    public readonly ref struct Entry(int type, ReadOnlySpan<byte> value)
    {
        public int Type { get; } = type;

        public ReadOnlySpan<byte> Value { get; } = value;
    }

    /// <summary>Goes through the attributes as far as they are whole.</summary>
    public ref struct Enumerator(ReadOnlySpan<byte> rest)
    {
        private ReadOnlySpan<byte> rest = rest;

        public Entry Current { get; private set; }

        public bool MoveNext()
        {
            if (rest.Length < 4)
                return false;
            var length = MemoryMarshal.Read<ushort>(rest);
            if (length < 4 || length > rest.Length)
                return false;
            Current = new Entry(MemoryMarshal.Read<ushort>(rest[2..]) & TypeMask, rest[4..length]);
            rest = rest[Math.Min(rest.Length, (length + 3) & ~3)..];
            return true;
        }
    }
}
