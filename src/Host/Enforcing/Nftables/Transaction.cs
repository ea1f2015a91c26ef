using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using Banhammer.Engine.Matching;
using Banhammer.Host.Enforcing.Netlink;

namespace Banhammer.Host.Enforcing.Nftables;

/// <summary>Changes of one table that the kernel makes together or not at all.</summary>
internal sealed class Transaction
{
    // Attributes have lengths of 16 bits; an element takes at most 64 bytes of that.
    private const int MostListBytes = 60_000;

    private readonly MessageWriter writer = new();
    private readonly string table;
    private readonly byte family;

    /// <summary>One without changes.</summary>
    /// <param name="table">The name of the table.</param>
    /// <param name="family">The table's family, as the kernel counts them <em>(default: inet)</em>.</param>
    public Transaction(string table, byte family = Nft.Inet)
    {
        (this.table, this.family) = (table, family);
        writer.Begin(Nft.BatchBegin, 0, First, 0, Nft.Subsystem);
        writer.End();
    }

    /// <summary>The number of its first message; errors of the whole bear it.</summary>
    public const uint First = 1;

    /// <summary>The number of its last change.</summary>
    public uint Last { get; private set; } = First;

    /// <summary>Bytes that it has.</summary>
    public int Length => writer.Length;

    /// <summary>Ends it.</summary>
    /// <returns>What is to be sent.</returns>
    public ReadOnlySpan<byte> Close()
    {
        writer.AcknowledgeLast();
        writer.Begin(Nft.BatchEnd, 0, Last + 1, 0, Nft.Subsystem);
        writer.End();
        return writer.Written;
    }

    /// <summary>Makes the table, if it isn't there.</summary>
    public void AddTable() => Change(Nft.Do.AddTable, MessageWriter.Create, _ => { });

    /// <summary>Removes the table with all in it.</summary>
    public void DeleteTable() => Change(Nft.Do.DeleteTable, 0, _ => { });

    /// <summary>Makes a chain; with a hook, packets come to it by themselves.</summary>
    public void AddChain(string name, (uint Hook, int Priority)? place = null) => Change(Nft.Do.AddChain, MessageWriter.Create, message =>
    {
        message.Put(Nft.Chain.Name, name);
        if (place is not var (hook, priority))
            return;
        var nest = message.BeginNest(Nft.Chain.Hook);
        message.Put(Nft.Chain.HookNumber, hook);
        message.Put(Nft.Chain.HookPriority, (uint)priority);
        message.EndNest(nest);
        message.Put(Nft.Chain.Policy, 1u); // what no rule decides is let through
        message.Put(Nft.Chain.Type, "filter");
    });

    /// <summary>Removes a chain; its rules must have been.</summary>
    public void DeleteChain(string name) => Change(Nft.Do.DeleteChain, 0, message => message.Put(Nft.Chain.Name, name));

    /// <summary>Puts a rule behind the others of a chain.</summary>
    public void AddRule(string chain, IReadOnlyList<Expression> expressions) => Change(Nft.Do.AddRule, MessageWriter.Create | MessageWriter.Append, message =>
    {
        message.Put(Nft.Rule.Chain, chain);
        var list = message.BeginNest(Nft.Rule.Expressions);
        foreach (var expression in expressions)
        {
            expression.Write(message);
        }

        message.EndNest(list);
    });

    /// <summary>Removes all rules of a chain.</summary>
    public void DeleteRules(string chain) => Change(Nft.Do.DeleteRule, 0, message => message.Put(Nft.Rule.Chain, chain));

    /// <summary>Makes a set.</summary>
    public void AddSet(AddressSet set) => Change(Nft.Do.AddSet, MessageWriter.Create, message =>
    {
        message.Put(Nft.Set.Name, set.Name);
        message.Put(Nft.Set.Flags, set.HasPrefixes ? Nft.Set.IntervalFlag : Nft.Set.TimeoutFlag);
        message.Put(Nft.Set.KeyType, set.IsIPv4 ? Nft.Set.IPv4Type : Nft.Set.IPv6Type);
        message.Put(Nft.Set.KeyLength, set.IsIPv4 ? 4u : 16u);
        message.Put(Nft.Set.Id, Last + 1);
    });

    /// <summary>Removes a set; no rule may use it.</summary>
    public void DeleteSet(AddressSet set) => Change(Nft.Do.DeleteSet, 0, message => message.Put(Nft.Set.Name, set.Name));

    /// <summary>Adds addresses to a set, each until its time.</summary>
    /// <param name="set">One of single addresses.</param>
    /// <param name="addresses">With the time that each has left, in milliseconds; 0 for ever.</param>
    public void Add(AddressSet set, IReadOnlyList<(Address Address, ulong Left)> addresses) => Elements(Nft.Do.AddElements, set, addresses.Count, (message, i) =>
    {
        PutKey(message, set, addresses[i].Address);
        if (addresses[i].Left > 0)
            message.Put(Nft.Element.Timeout, addresses[i].Left);
    });

    /// <summary>Removes addresses from a set; all must be there.</summary>
    public void Remove(AddressSet set, IReadOnlyList<Address> addresses) =>
        Elements(Nft.Do.DeleteElements, set, addresses.Count, (message, i) => PutKey(message, set, addresses[i]));

    /// <summary>Has a set consist of these networks, which mustn't overlap.</summary>
    public void Replace(AddressSet set, IReadOnlyList<Network> networks)
    {
        Change(Nft.Do.DeleteElements, 0, message => message.Put(Nft.Element.Set, set.Name));
        Elements(Nft.Do.AddElements, set, networks.Count * 2, (message, i) =>
        {
            // A network is where it begins, and where what isn't in it begins again. Behind the last address nothing does.
            var network = networks[i / 2];
            var isEnd = i % 2 == 1;
            PutKey(message, set, isEnd ? network.Last.Bits + 1 : network.Address.Bits);
            if (isEnd)
                message.Put(Nft.Element.Flags, Nft.Element.IntervalEnd);
        }, i => i % 2 == 1 && IsLastOfAll(networks[i / 2], set.IsIPv4));
    }

    private static bool IsLastOfAll(Network network, bool isIPv4) => isIPv4 ? (uint)network.Last.Bits == uint.MaxValue : network.Last.Bits == UInt128.MaxValue;

    private static void PutKey(MessageWriter message, AddressSet set, Address address) => PutKey(message, set, address.Bits);

    private static void PutKey(MessageWriter message, AddressSet set, UInt128 bits)
    {
        Span<byte> key = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(key, bits);
        var nest = message.BeginNest(Nft.Element.Key);
        message.Put(Nft.DataValue, set.IsIPv4 ? key[12..] : key);
        message.EndNest(nest);
    }

    private void Elements(ushort type, AddressSet set, int count, Action<MessageWriter, int> write, Func<int, bool>? isLeftOut = null)
    {
        for (var i = 0; i < count;)
        {
            Change(type, type == Nft.Do.AddElements ? MessageWriter.Create : (ushort)0, message =>
            {
                message.Put(Nft.Element.Set, set.Name);
                var list = message.BeginNest(Nft.Element.List);
                for (var start = message.Length; i < count && message.Length - start < MostListBytes; i++)
                {
                    if (isLeftOut?.Invoke(i) == true)
                        continue;
                    var element = message.BeginNest(Nft.ListElement);
                    write(message, i);
                    message.EndNest(element);
                }

                message.EndNest(list);
            });
        }
    }

    private void Change(ushort type, ushort flags, Action<MessageWriter> write)
    {
        writer.Begin(type, flags, ++Last, family);
        writer.Put(Nft.Table, table);
        write(writer);
        writer.End();
    }
}
