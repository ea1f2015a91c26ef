using System;

namespace Banhammer.Engine.Matching;

/// <summary>An IPv4 or IPv6 address: 16 bytes, an IPv4 address held as <c>::ffff:a.b.c.d</c>.</summary>
/// <remarks>So a mapped address and the IPv4 address it maps are one value, as for the peer. Order: IPv4 before IPv6, then numeric.</remarks>
public readonly record struct Address : IComparable<Address>
{
    /// <summary>Room that any formatted address fits in, in bytes or chars.</summary>
    public const int MaxFormattedLength = 45;

    private const ulong MappedPrefix = 0xffff;

    private readonly ulong high;
    private readonly ulong low;

    /// <summary>The address of 128 bits in network order.</summary>
    public Address(UInt128 bits)
    {
        high = (ulong)(bits >> 64);
        low = (ulong)bits;
    }

    internal Address(ulong high, ulong low)
    {
        this.high = high;
        this.low = low;
    }

    /// <summary>The IPv4 address of 32 bits in network order: 192.0.2.1 is 0xC0000201.</summary>
    public static Address FromIPv4(uint bits) => new(0, (MappedPrefix << 32) | bits);

    /// <summary>Whether this is an IPv4 address.</summary>
    public bool IsIPv4 => high == 0 && low >> 32 == MappedPrefix;

    /// <summary>The 128 bits; <c>::ffff:a.b.c.d</c> for IPv4.</summary>
    public UInt128 Bits => new(high, low);

    internal ulong High => high;

    internal ulong Low => low;

    /// <summary>Reads an address as strictly as <c>inet_pton</c>: no shorthand, no leading zeros, no scope; <c>[…]</c> around it is taken off.</summary>
    /// <returns>False if <paramref name="utf8"/> is anything else.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out Address address)
    {
        if (utf8.Length >= 2 && utf8[0] == (byte)'[' && utf8[^1] == (byte)']')
            utf8 = utf8[1..^1];
        return AddressParser.TryParse(utf8, out address);
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out Address)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out Address address)
    {
        Span<byte> ascii = stackalloc byte[MaxFormattedLength + 2];
        address = default;
        return AddressParser.TryNarrow(text, ascii, out var length) && TryParse(ascii[..length], out address);
    }

    /// <summary>Writes the address as <c>inet_ntop</c> does; nothing is allocated.</summary>
    /// <returns>False if <paramref name="utf8"/> is too short; <see cref="MaxFormattedLength"/> bytes are always enough.</returns>
    public bool TryFormat(Span<byte> utf8, out int bytesWritten)
    {
        Span<byte> text = stackalloc byte[MaxFormattedLength];
        bytesWritten = AddressFormatter.Format(this, text);
        if (text[..bytesWritten].TryCopyTo(utf8))
            return true;
        bytesWritten = 0;
        return false;
    }

    /// <inheritdoc cref="TryFormat(Span{byte}, out int)"/>
    public bool TryFormat(Span<char> text, out int charsWritten)
    {
        Span<byte> ascii = stackalloc byte[MaxFormattedLength];
        charsWritten = AddressFormatter.Format(this, ascii);
        if (charsWritten > text.Length)
        {
            charsWritten = 0;
            return false;
        }

        for (var i = 0; i < charsWritten; i++)
            text[i] = (char)ascii[i];
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Address other) => IsIPv4 == other.IsIPv4 ? Bits.CompareTo(other.Bits) : IsIPv4 ? -1 : 1;

    /// <summary>The address as <c>inet_ntop</c> writes it.</summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[MaxFormattedLength];
        TryFormat(text, out var length);
        return new string(text[..length]);
    }

    public static bool operator <(Address left, Address right) => left.CompareTo(right) < 0;

    public static bool operator >(Address left, Address right) => left.CompareTo(right) > 0;

    public static bool operator <=(Address left, Address right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Address left, Address right) => left.CompareTo(right) >= 0;
}
