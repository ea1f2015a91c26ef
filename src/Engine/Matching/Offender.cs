using System;
using System.Globalization;

namespace Banhammer.Engine.Matching;

/// <summary>The identity that failures are counted for and that is banned: an address, a network, or a text.</summary>
/// <remarks>
/// 24 bytes, compared and hashed without allocation. A text is held as a keyed 128-bit hash; <see cref="OffenderTexts"/>, which made it, knows the
/// text. <c>192.0.2.1/32</c> and <c>192.0.2.1</c> are the same offender.
/// </remarks>
public readonly record struct Offender
{
    /// <summary>No offender: the default value, by reference.</summary>
    internal static readonly Offender Nobody;

    private readonly ulong high;
    private readonly ulong low;
    private readonly byte kind;
    private readonly byte prefixLength;

    private Offender(ulong high, ulong low, OffenderKind kind, int prefixLength)
    {
        this.high = high;
        this.low = low;
        this.kind = (byte)kind;
        this.prefixLength = (byte)prefixLength;
    }

    /// <summary>The offender with these parts.</summary>
    internal Offender(ulong high, ulong low, ushort form)
        : this(high, low, (OffenderKind)(form >> 8), form & 0xff)
    {
    }

    /// <summary>What identifies the offender.</summary>
    public OffenderKind Kind => (OffenderKind)kind;

    /// <summary>Whether this is no offender at all.</summary>
    public bool IsNobody => kind == (byte)OffenderKind.None;

    /// <summary>The address, or the first one of the network; default for a text.</summary>
    public Address Address => Kind is OffenderKind.Address or OffenderKind.Network ? new Address(high, low) : default;

    /// <summary>The network; that of one address for an address; default for a text.</summary>
    public Network Network => Kind switch
    {
        OffenderKind.Address => Network.Of(Address, Address.IsIPv4 ? 32 : 128),
        OffenderKind.Network => Network.Of(Address, prefixLength),
        _ => default,
    };

    /// <summary>First half of the address or of the text's hash.</summary>
    internal ulong High => high;

    /// <summary>Second half of the address or of the text's hash.</summary>
    internal ulong Low => low;

    /// <summary>Kind and prefix length; with <see cref="High"/> and <see cref="Low"/> all there is.</summary>
    internal ushort Form => (ushort)((kind << 8) | prefixLength);

    /// <summary>The offender with this address.</summary>
    public static Offender From(Address address) => new(address.High, address.Low, OffenderKind.Address, 0);

    /// <summary>The offender that is this network; the address if it holds only one.</summary>
    public static Offender From(Network network) => network.IsSingle
        ? From(network.Address)
        : new(network.Address.High, network.Address.Low, OffenderKind.Network, network.PrefixLength);

    internal static Offender FromTextHash((ulong High, ulong Low) hash) => new(hash.High, hash.Low, OffenderKind.Text, 0);

    internal ulong Hash(in OffenderHashKey key) => key.Hash(high, low, Form);

    /// <summary>A hash for ordinary dictionaries; tables that a log can fill use a keyed one.</summary>
    public override int GetHashCode() => HashCode.Combine(high, low, kind, prefixLength);

    /// <summary>The address or network; for a text its hash, since the text itself is with <see cref="OffenderTexts"/>.</summary>
    public override string ToString() => Kind switch
    {
        OffenderKind.Address => Address.ToString(),
        OffenderKind.Network => Network.ToString(),
        OffenderKind.Text => string.Create(CultureInfo.InvariantCulture, $"text {high:x16}{low:x16}"),
        _ => "none",
    };
}
