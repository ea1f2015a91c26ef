using System;
using System.Globalization;

namespace Banhammer.Engine.Matching;

/// <summary>An address range given by a prefix: <c>192.0.2.0/24</c>, <c>2001:db8::/32</c>. Bits behind the prefix are zero.</summary>
/// <remarks>A network inside <c>::ffff:0:0/96</c> is the IPv4 network it maps.</remarks>
public readonly record struct Network
{
    /// <summary>Room that any formatted network fits in, in bytes or chars.</summary>
    public const int MaxFormattedLength = Address.MaxFormattedLength + 4;

    private const int MappedLength = 96;

    private readonly byte bitLength;

    private Network(UInt128 bits, int bitLength)
    {
        Address = new Address(bits & Mask(bitLength));
        this.bitLength = (byte)bitLength;
    }

    /// <summary>The first address.</summary>
    public Address Address { get; }

    /// <summary>Length of the prefix: 0 to 32 for IPv4, 0 to 128 for IPv6.</summary>
    public int PrefixLength => Address.IsIPv4 ? bitLength - MappedLength : bitLength;

    /// <summary>The last address.</summary>
    public Address Last => new(Address.Bits | ~Mask(bitLength));

    /// <summary>Whether the network holds one address only.</summary>
    public bool IsSingle => bitLength == 128;

    /// <summary>The network of <paramref name="prefixLength"/> bits that <paramref name="address"/> lies in.</summary>
    /// <param name="address">Any address of it.</param>
    /// <param name="prefixLength">0 to 32 for an IPv4 address, 0 to 128 otherwise; throws for anything else.</param>
    public static Network Of(Address address, int prefixLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(prefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, address.IsIPv4 ? 32 : 128);
        return new Network(address.Bits, address.IsIPv4 ? prefixLength + MappedLength : prefixLength);
    }

    /// <summary>Whether <paramref name="address"/> lies in the network.</summary>
    public bool Contains(Address address) => (address.Bits & Mask(bitLength)) == Address.Bits;

    /// <summary>Reads <c>address</c>, <c>address/prefix</c> or <c>address/mask</c>; bits behind the prefix are cleared.</summary>
    /// <returns>False if the address, the prefix or the mask is none.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out Network network)
    {
        network = default;
        var slash = utf8.IndexOf((byte)'/');
        if (!Address.TryParse(slash < 0 ? utf8 : utf8[..slash], out var address))
            return false;

        // The prefix counts in the family that is written: ::ffff:192.0.2.0/120 is 192.0.2.0/24.
        var inIPv4 = address.IsIPv4 && !utf8[..Math.Max(slash, 0)].Contains((byte)':');
        var length = 128;
        if (slash >= 0 && !TryParseLength(utf8[(slash + 1)..], inIPv4, out length))
            return false;
        network = new Network(address.Bits, length);
        return true;
    }

    /// <summary>Reads a network as <see cref="TryParse(ReadOnlySpan{byte}, out Network)"/> does and says what is wrong with any other text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="network">The network; default if false.</param>
    /// <param name="problem">What was found and what was expected; null if true.</param>
    public static bool TryParse(string text, out Network network, out string? problem)
    {
        network = default;
        Span<byte> ascii = stackalloc byte[(2 * MaxFormattedLength) + 4];
        if (AddressParser.TryNarrow(text, ascii, out var length) && TryParse(ascii[..length], out network))
        {
            problem = null;
            return true;
        }

        problem = Describe(text);
        return false;
    }

    /// <summary>Writes the network: the address, and <c>/prefix</c> unless that is full or 0, as the peer writes it.</summary>
    /// <returns>False if <paramref name="utf8"/> is too short; <see cref="MaxFormattedLength"/> bytes are always enough.</returns>
    public bool TryFormat(Span<byte> utf8, out int bytesWritten)
    {
        if (!Address.TryFormat(utf8, out bytesWritten))
            return false;
        if (IsSingle || PrefixLength == 0)
            return true;
        var address = bytesWritten;
        if (bytesWritten < utf8.Length)
        {
            utf8[bytesWritten++] = (byte)'/';
            if (PrefixLength.TryFormat(utf8[bytesWritten..], out var digits, default, CultureInfo.InvariantCulture))
            {
                bytesWritten = address + 1 + digits;
                return true;
            }
        }

        bytesWritten = 0;
        return false;
    }

    /// <summary>The network as <see cref="TryFormat"/> writes it.</summary>
    public override string ToString()
        => IsSingle || PrefixLength == 0 ? Address.ToString() : string.Create(CultureInfo.InvariantCulture, $"{Address}/{PrefixLength}");

    private static UInt128 Mask(int bitLength) => bitLength == 0 ? UInt128.Zero : UInt128.MaxValue << (128 - bitLength);

    private static bool TryParseLength(ReadOnlySpan<byte> text, bool inIPv4, out int bitLength)
    {
        bitLength = 0;
        if (text.Length is >= 1 and <= 3 && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            foreach (var digit in text)
                bitLength = (bitLength * 10) + digit - '0';
            bitLength += inIPv4 ? MappedLength : 0;
            return bitLength <= 128;
        }

        if (!Address.TryParse(text, out var mask) || mask.IsIPv4 != inIPv4 || text.Contains((byte)':') == inIPv4)
            return false;
        var bits = inIPv4 ? mask.Bits | (UInt128.MaxValue << 32) : mask.Bits;
        bitLength = (int)UInt128.LeadingZeroCount(~bits);
        return bits == Mask(bitLength);
    }

    private static string Describe(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var address = slash < 0 ? text : text[..slash];
        if (!Address.TryParse(address, out var parsed))
            return $"'{address}' is not an address; expected one such as 192.0.2.1 or 2001:db8::1";
        return parsed.IsIPv4 && !address.Contains(':', StringComparison.Ordinal)
            ? $"'{text}' has the prefix '{text[(slash + 1)..]}'; expected 0 to 32 or a mask such as 255.255.255.0"
            : $"'{text}' has the prefix '{text[(slash + 1)..]}'; expected 0 to 128 or a mask such as ffff:ffff::";
    }
}
