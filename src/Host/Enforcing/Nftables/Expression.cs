using System;
using System.Buffers.Binary;
using Banhammer.Host.Enforcing.Netlink;

namespace Banhammer.Host.Enforcing.Nftables;

/// <summary>A step of a rule: loads something of the packet into a register, compares it, or decides.</summary>
/// <param name="Name">What the kernel calls it.</param>
/// <param name="WriteData">Writes its attributes.</param>
internal sealed record Expression(string Name, Action<MessageWriter> WriteData)
{
    private const uint Register = 1; // NFT_REG_1, 16 bytes
    private const int Jump = -3; // NFT_JUMP
    private const uint DropCode = 0;
    private const uint NetworkHeader = 1;
    private const uint TransportHeader = 2;
    private const uint Equal = 0;
    private const uint AtMost = 3;
    private const uint AtLeast = 5;

    /// <summary>Ends what packets of banned sources may do, in silence.</summary>
    public static Expression Drop { get; } = Verdict(DropCode, null);

    /// <summary>Loads the family of the packet.</summary>
    public static Expression LoadFamily { get; } = Meta(15);

    /// <summary>Loads the protocol over IP.</summary>
    public static Expression LoadProtocol { get; } = Meta(16);

    /// <summary>Loads the port that the packet is for.</summary>
    public static Expression LoadPort { get; } = Payload(TransportHeader, 2, 2);

    /// <summary>Loads the address that the packet is from.</summary>
    public static Expression LoadSource(bool isIPv4) => isIPv4 ? Payload(NetworkHeader, 12, 4) : Payload(NetworkHeader, 8, 16);

    /// <summary>Goes on if what was loaded is this byte.</summary>
    public static Expression Is(byte value) => Compare(Equal, [value]);

    /// <summary>Goes on if the port that was loaded is at least this.</summary>
    public static Expression IsPortFrom(ushort port) => Compare(AtLeast, Bytes(port));

    /// <summary>Goes on if the port that was loaded is at most this.</summary>
    public static Expression IsPortTo(ushort port) => Compare(AtMost, Bytes(port));

    /// <summary>Goes on if what was loaded is in a set.</summary>
    public static Expression IsIn(AddressSet set) => new("lookup", message =>
    {
        message.Put(1, set.Name);
        message.Put(2, Register);
    });

    /// <summary>Goes through another chain.</summary>
    public static Expression JumpTo(string chain) => Verdict(unchecked((uint)Jump), chain);

    /// <summary>Refuses the packet, with a reset for TCP or a message that a port isn't reachable.</summary>
    public static Expression Reject(bool byReset) => new("reject", message =>
    {
        message.Put(1, byReset ? 1u : 2u); // NFT_REJECT_TCP_RST, NFT_REJECT_ICMPX_UNREACH
        message.Put(2, [1]); // NFT_REJECT_ICMPX_PORT_UNREACH
    });

    /// <summary>Writes it as part of a rule.</summary>
    public void Write(MessageWriter message)
    {
        var element = message.BeginNest(Nft.ListElement);
        message.Put(Nft.Expression.Name, Name);
        var data = message.BeginNest(Nft.Expression.Data);
        WriteData(message);
        message.EndNest(data);
        message.EndNest(element);
    }

    private static Expression Meta(uint key) => new("meta", message =>
    {
        message.Put(1, Register);
        message.Put(2, key);
    });

    private static Expression Payload(uint header, uint offset, uint length) => new("payload", message =>
    {
        message.Put(1, Register);
        message.Put(2, header);
        message.Put(3, offset);
        message.Put(4, length);
    });

    private static Expression Compare(uint how, byte[] value) => new("cmp", message =>
    {
        message.Put(1, Register);
        message.Put(2, how);
        var data = message.BeginNest(3);
        message.Put(Nft.DataValue, value);
        message.EndNest(data);
    });

    private static Expression Verdict(uint code, string? chain) => new("immediate", message =>
    {
        message.Put(1, 0u); // the register of verdicts
        var data = message.BeginNest(2);
        var verdict = message.BeginNest(Nft.DataVerdict);
        message.Put(1, code);
        if (chain is not null)
            message.Put(2, chain);
        message.EndNest(verdict);
        message.EndNest(data);
    });

    private static byte[] Bytes(ushort port)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, port);
        return bytes;
    }
}
