using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Host.Enforcing.Nftables;

/// <summary>What an action of a jail wants of the firewall: a chain that packets come to, sets of addresses, and who is to be in them until when.</summary>
internal sealed class Wall
{
    // Before a port is exchanged for another one (that of a container), behind the assembly of fragments; so ports are those that clients ask for,
    // and what is forwarded is covered as well as what is for this machine.
    private const uint Prerouting = 0;
    private const int Priority = -150;
    private const byte Tcp = 6;

    private readonly WallOptions options;
    private readonly string inner;

    /// <summary>A wall with nobody behind it.</summary>
    public Wall(WallOptions options)
    {
        this.options = options;
        inner = options.Key + ".banned";
        Sets =
        [
            new AddressSet(options.Key + ".4", isIPv4: true, hasPrefixes: false),
            new AddressSet(options.Key + ".4net", isIPv4: true, hasPrefixes: true),
            new AddressSet(options.Key + ".6", isIPv4: false, hasPrefixes: false),
            new AddressSet(options.Key + ".6net", isIPv4: false, hasPrefixes: true),
        ];
    }

    /// <summary>Its sets: single addresses and networks of both families.</summary>
    public IReadOnlyList<AddressSet> Sets { get; }

    /// <summary>Who is to be stopped until when; <see cref="long.MaxValue"/> for ever.</summary>
    public Dictionary<Address, EventTime> Addresses { get; } = [];

    /// <summary>Which networks are to be stopped.</summary>
    public HashSet<Network> Networks { get; } = [];

    /// <summary>The set that an address belongs into.</summary>
    public AddressSet SetOf(Address address) => Sets[address.IsIPv4 ? 0 : 2];

    /// <summary>The networks of a family, without those that lie in another one.</summary>
    public IReadOnlyList<Network> NetworksOf(bool isIPv4)
    {
        var outer = new List<Network>();
        foreach (var network in Networks.Where(network => network.Address.IsIPv4 == isIPv4).OrderBy(network => network.Address).ThenBy(network => network.PrefixLength))
        {
            if (outer.Count == 0 || !outer[^1].Contains(network.Address))
                outer.Add(network);
        }

        return outer;
    }

    /// <summary>Makes its chains, rules and sets, all empty.</summary>
    public void Build(Transaction transaction)
    {
        foreach (var set in Sets)
        {
            transaction.AddSet(set);
        }

        transaction.AddChain(inner);
        transaction.AddChain(options.Key, (Prerouting, Priority));
        foreach (var condition in Conditions())
        {
            transaction.AddRule(options.Key, [.. condition, Expression.JumpTo(inner)]);
        }

        foreach (var set in Sets)
        {
            Expression[] isBanned = [Expression.LoadFamily, Expression.Is(set.IsIPv4 ? Nft.IPv4 : Nft.IPv6), Expression.LoadSource(set.IsIPv4), Expression.IsIn(set)];
            if (options.Stop == StopKind.Reset)
                transaction.AddRule(inner, [Expression.LoadProtocol, Expression.Is(Tcp), .. isBanned, Expression.Reject(byReset: true)]);
            transaction.AddRule(inner, [.. isBanned, options.Stop == StopKind.Drop ? Expression.Drop : Expression.Reject(byReset: false)]);
        }
    }

    /// <summary>Removes all that <see cref="Build"/> made.</summary>
    public void Remove(Transaction transaction)
    {
        transaction.DeleteRules(options.Key);
        transaction.DeleteChain(options.Key);
        transaction.DeleteRules(inner);
        transaction.DeleteChain(inner);
        foreach (var set in Sets)
        {
            transaction.DeleteSet(set);
        }
    }

    // A rule for each protocol and range of ports.
    private IEnumerable<Expression[]> Conditions()
    {
        var protocols = options.Protocols.Count == 0 ? [[]] : options.Protocols.Select(protocol => new[] { Expression.LoadProtocol, Expression.Is(protocol) });
        var ports = options.Ports.Count == 0 ? [[]] : options.Ports.Select(range => new[] { Expression.LoadPort, Expression.IsPortFrom(range.First), Expression.IsPortTo(range.Last) }).ToArray();
        return protocols.SelectMany(protocol => ports, (protocol, port) => (Expression[])[.. protocol, .. port]);
    }
}
