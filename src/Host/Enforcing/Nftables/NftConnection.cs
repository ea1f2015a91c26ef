using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using Banhammer.Engine.Matching;
using Banhammer.Host.Enforcing.Netlink;

namespace Banhammer.Host.Enforcing.Nftables;

/// <summary>The kernel's nftables: takes transactions and tells what it holds. Not thread-safe.</summary>
internal sealed class NftConnection : IDisposable
{
    private const int MostTries = 10;

    private readonly NetlinkSocket socket = new(NetlinkSocket.Netfilter);
    private readonly byte[] received = new byte[1 << 17];
    private readonly MessageWriter request = new();
    private uint number;

    /// <summary>Has the kernel make the changes of a transaction, all or none.</summary>
    /// <returns>0, or the number of the first error.</returns>
    /// <exception cref="IOException">The kernel doesn't answer, or doesn't take it.</exception>
    public int Commit(Transaction transaction)
    {
        socket.Send(transaction.Close());
        var error = 0;
        while (true)
        {
            ReadOnlySpan<byte> rest = received.AsSpan(0, socket.Receive(received));
            while (Message.TryTake(ref rest, out var message))
            {
                if (message.Type != Message.Error)
                    continue;
                if (error == 0)
                    error = message.ErrorNumber;
                if (message.Number == transaction.Last || (message.Number == Transaction.First && message.ErrorNumber != 0))
                    return error;
            }
        }
    }

    /// <summary>A number that is another one after each transaction, whoever made it.</summary>
    public uint ReadGeneration()
    {
        var generation = 0u;
        Ask(Nft.Do.GetGeneration, 0, 0, _ => { }, (in Message message) => generation = (uint)message.Attributes.Number(Nft.GenerationId));
        return generation;
    }

    /// <summary>The chains, sets and rules of a table, a line each, with the numbers that the kernel gave them: equal only if nobody made them anew.</summary>
    public IReadOnlyList<string> ReadStructure(string table)
    {
        var lines = new List<string>();
        void Note(string kind, int name, int handle, in Message message)
        {
            var attributes = message.Attributes;
            if (attributes.Text(Nft.Table) == table)
                lines.Add($"{kind} {attributes.Text(name)} {attributes.Number(handle)}");
        }

        Ask(Nft.Do.ListChains, MessageWriter.Dump, Nft.Inet, _ => { }, (in Message message) => Note("chain", Nft.Chain.Name, Nft.Chain.Handle, message), lines.Clear);
        var chains = lines.ToArray();
        lines.Clear();
        Ask(Nft.Do.ListSets, MessageWriter.Dump, Nft.Inet, Name, (in Message message) => Note("set", Nft.Set.Name, Nft.Set.Handle, message), lines.Clear);
        var sets = lines.ToArray();
        lines.Clear();
        Ask(Nft.Do.ListRules, MessageWriter.Dump, Nft.Inet, Name, (in Message message) => Note("rule", Nft.Rule.Chain, Nft.Rule.Handle, message), lines.Clear);
        return [.. chains, .. sets, .. lines];

        void Name(MessageWriter writer) => writer.Put(Nft.Table, table);
    }

    /// <summary>What a set of any table is: its flags, and the bytes of a key; null if there is no such set.</summary>
    public (uint Flags, uint KeyBytes)? ReadSet(byte family, string table, string set)
    {
        (uint, uint)? found = null;
        Ask(Nft.Do.ListSets, 0, family, Name, (in Message message) => found = ((uint)message.Attributes.Number(Nft.Set.Flags), (uint)message.Attributes.Number(Nft.Set.KeyLength)));
        return found;

        void Name(MessageWriter writer)
        {
            writer.Put(Nft.Table, table);
            writer.Put(Nft.Set.Name, set);
        }
    }

    /// <summary>The addresses that a set holds; for networks, where they begin.</summary>
    public HashSet<Address> ReadElements(string table, AddressSet set)
    {
        var addresses = new HashSet<Address>();
        Ask(Nft.Do.ListElements, MessageWriter.Dump, Nft.Inet, Name, Note, addresses.Clear);
        return addresses;

        void Name(MessageWriter writer)
        {
            writer.Put(Nft.Table, table);
            writer.Put(Nft.Element.Set, set.Name);
        }

        void Note(in Message message)
        {
            foreach (var element in message.Attributes.In(Nft.Element.List))
            {
                var attributes = new Attributes(element.Value);
                var key = attributes.In(Nft.Element.Key).Find(Nft.DataValue);
                if (attributes.Number(Nft.Element.Flags) != Nft.Element.IntervalEnd && key.Length is 4 or 16)
                    addresses.Add(key.Length == 4 ? Address.FromIPv4(BinaryPrimitives.ReadUInt32BigEndian(key)) : new Address(BinaryPrimitives.ReadUInt128BigEndian(key)));
            }
        }
    }

    public void Dispose() => socket.Dispose();

    private delegate void Taker(in Message message);

    // A list that changed while it was read is read again; one of something that isn't there is empty.
    private void Ask(ushort type, ushort flags, byte family, Action<MessageWriter> write, Taker take, Action? again = null)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            request.Clear();
            request.Begin(type, flags, ++number, family);
            write(request);
            request.End();
            socket.Send(request.Written);
            if (ReadAnswer(flags, take))
                return;
            again?.Invoke();
        }

        throw new IOException("the kernel's firewall changes faster than it can be read");
    }

    private bool ReadAnswer(ushort flags, Taker take)
    {
        var isWhole = true;
        while (true)
        {
            ReadOnlySpan<byte> rest = received.AsSpan(0, socket.Receive(received));
            while (Message.TryTake(ref rest, out var message))
            {
                if (message.Number != number)
                    continue;
                isWhole &= !message.IsInterrupted;
                if (message.Type == Message.Done)
                    return isWhole;
                if (message.Type == Message.Error)
                    return message.ErrorNumber is 0 or Nft.NoSuchEntry ? isWhole : throw new IOException($"the kernel's firewall can't be read: error {message.ErrorNumber}");
                take(message);
                if (flags == 0)
                    return true;
            }
        }
    }
}
