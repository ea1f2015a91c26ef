using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Enforcing.Nftables;

/// <summary>A table of the kernel's firewall, of Banhammer's own, kept as the walls of all jails want it.</summary>
/// <remarks>
/// What is asked for is collected and made by one transaction for all jails, cut where it would be too large for the kernel. Each element ends by
/// itself a little after its ban, should nobody be there to remove it. A timer asks the kernel whether anybody else has changed something, which is
/// one number; if so, the table is compared with what it should be, and what is missing is put back. Thread-safe.
/// </remarks>
internal sealed class Firewall : IDisposable
{
    // A transaction of this many addresses is well under what a socket may send.
    internal const int MostAtOnce = 20_000;

    private static readonly TimeSpan lookEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan compareEvery = TimeSpan.FromSeconds(10); // all elements, however often others change something
    private static readonly TimeSpan grace = TimeSpan.FromSeconds(5); // bans are ended by who made them; the kernel's clock is the net below

    private readonly Lock gate = new();
    private readonly NftConnection connection = new();
    private readonly List<Wall> walls = [];
    private readonly Dictionary<(Wall Wall, Address Address), bool> changes = [];
    private readonly HashSet<Wall> changedNetworks = [];
    private readonly FirewallLog log;
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly string table;
    private IReadOnlyList<string> structure = [];
    private uint generation;
    private long lastCompared;
    private bool mustCompare;
    private bool isDisposed;

    /// <summary>A firewall without walls; the table is made with the first one.</summary>
    /// <param name="table">Its name, of family <c>inet</c>.</param>
    /// <param name="logger">Is told what others have changed.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="IOException">The kernel has no nftables, or the process may not use it.</exception>
    public Firewall(string table, ILogger logger, TimeProvider time)
    {
        (this.table, this.time, log) = (table, time, new FirewallLog(logger));
        generation = connection.ReadGeneration();
        timer = time.CreateTimer(_ => Look(), null, lookEvery, lookEvery);
    }

    /// <summary>How many times something that others had changed was put right.</summary>
    public long Repairs { get; private set; }

    /// <summary>Elements that are to be in the kernel.</summary>
    public long Expected
    {
        get
        {
            lock (gate)
            {
                return walls.Sum(wall => (long)wall.Addresses.Count + wall.Networks.Count);
            }
        }
    }

    /// <summary>Builds a wall.</summary>
    public void Add(Wall wall)
    {
        lock (gate)
        {
            walls.Add(wall);
            var transaction = new Transaction(table);
            if (walls.Count == 1)
                Clear(transaction);
            wall.Build(transaction);
            if (Commit(transaction) is var error and not 0)
                log.Refused(error, "a chain");
            structure = connection.ReadStructure(table);
        }
    }

    /// <summary>Takes a wall down, and the table with the last one.</summary>
    public void Remove(Wall wall)
    {
        lock (gate)
        {
            if (!walls.Remove(wall))
                return;
            foreach (var change in changes.Keys.Where(change => change.Wall == wall).ToArray())
            {
                changes.Remove(change);
            }

            changedNetworks.Remove(wall);
            var transaction = new Transaction(table);
            if (walls.Count == 0)
                transaction.DeleteTable();
            else
                wall.Remove(transaction);
            if (Commit(transaction) != 0)
                Restore();
            structure = connection.ReadStructure(table);
        }
    }

    /// <summary>Stops an address from the next <see cref="Commit()"/> on, or longer than before.</summary>
    /// <param name="wall">By which wall.</param>
    /// <param name="network">The address or network.</param>
    /// <param name="until">Until when; null for ever.</param>
    public void Ban(Wall wall, Network network, EventTime? until)
    {
        lock (gate)
        {
            if (!network.IsSingle)
            {
                if (wall.Networks.Add(network))
                    changedNetworks.Add(wall);
                return;
            }

            var isThere = wall.Addresses.ContainsKey(network.Address) && !changes.ContainsKey((wall, network.Address));
            wall.Addresses[network.Address] = until ?? new EventTime(long.MaxValue);
            changes.TryAdd((wall, network.Address), isThere);
        }
    }

    /// <summary>Lets an address pass from the next <see cref="Commit()"/> on.</summary>
    public void Unban(Wall wall, Network network)
    {
        lock (gate)
        {
            if (!network.IsSingle)
            {
                if (wall.Networks.Remove(network))
                    changedNetworks.Add(wall);
            }
            else if (wall.Addresses.Remove(network.Address))
            {
                // What hasn't reached the kernel needn't be taken back.
                if (!changes.TryGetValue((wall, network.Address), out var isThere))
                    changes.Add((wall, network.Address), true);
                else if (!isThere)
                    changes.Remove((wall, network.Address));
            }
        }
    }

    /// <summary>Lets all pass from the next <see cref="Commit()"/> on.</summary>
    public void Flush(Wall wall)
    {
        lock (gate)
        {
            foreach (var address in wall.Addresses.Keys.ToArray())
            {
                Unban(wall, Network.Of(address, address.IsIPv4 ? 32 : 128));
            }

            if (wall.Networks.Count > 0)
                changedNetworks.Add(wall);
            wall.Networks.Clear();
        }
    }

    /// <summary>Makes what was asked for.</summary>
    public void Commit()
    {
        lock (gate)
        {
            if (changes.Count == 0 && changedNetworks.Count == 0)
                return;
            var now = EventTime.From(time.GetUtcNow());
            var pending = changes.Select(pair => (pair.Key.Wall, pair.Key.Address, IsThere: pair.Value)).ToArray();
            var networks = changedNetworks.ToArray();
            changes.Clear();
            changedNetworks.Clear();
            var done = TryApply([], networks, now);
            for (var start = 0; done && start < pending.Length; start += MostAtOnce)
            {
                done = TryApply(pending.AsSpan(start, Math.Min(MostAtOnce, pending.Length - start)), [], now);
            }

            // Somebody has changed what is there, or the kernel has no room: see what is missing, and put it right as far as it goes.
            if (!done)
                CompareAndRepair(now);
        }
    }

    /// <summary>Looks whether somebody else has changed the firewall, and puts right what isn't as it should be.</summary>
    public void Look()
    {
        lock (gate)
        {
            if (isDisposed || walls.Count == 0)
                return;
            try
            {
                var found = connection.ReadGeneration();
                mustCompare |= found != generation;
                if (found != generation && !connection.ReadStructure(table).SequenceEqual(structure))
                {
                    Restore();
                }
                else if (mustCompare && time.GetElapsedTime(lastCompared) >= compareEvery)
                {
                    CompareAndRepair(EventTime.From(time.GetUtcNow()));
                }
                else
                {
                    generation = found;
                }
            }
            catch (IOException error)
            {
                log.Broken(error.Message);
            }
        }
    }

    /// <summary>Takes all walls down.</summary>
    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            isDisposed = true;
            if (walls.Count > 0)
            {
                walls.Clear();
                var transaction = new Transaction(table);
                transaction.DeleteTable();
                Commit(transaction);
            }

            connection.Dispose();
        }
    }

    // An empty table, whatever there was before.
    private static void Clear(Transaction transaction)
    {
        transaction.AddTable();
        transaction.DeleteTable();
        transaction.AddTable();
    }

    private int Commit(Transaction transaction)
    {
        var error = connection.Commit(transaction);
        if (error == 0)
            generation++;
        return error;
    }

    private bool TryApply(ReadOnlySpan<(Wall Wall, Address Address, bool IsThere)> pending, IReadOnlyList<Wall> networks, EventTime now)
    {
        var removed = new Dictionary<AddressSet, List<Address>>();
        var added = new Dictionary<AddressSet, List<(Address, ulong)>>();
        foreach (var (wall, address, isThere) in pending)
        {
            var set = wall.SetOf(address);
            if (isThere)
                ListOf(removed, set).Add(address);
            if (wall.Addresses.TryGetValue(address, out var until) && until > now)
                ListOf(added, set).Add((address, Left(until, now)));
        }

        var transaction = new Transaction(table);
        foreach (var (set, addresses) in removed)
        {
            transaction.Remove(set, addresses);
        }

        foreach (var (set, addresses) in added)
        {
            transaction.Add(set, addresses);
        }

        foreach (var wall in networks)
        {
            foreach (var set in wall.Sets.Where(set => set.HasPrefixes))
            {
                transaction.Replace(set, wall.NetworksOf(set.IsIPv4));
            }
        }

        return transaction.Last == Transaction.First || Commit(transaction) == 0;
    }

    // The whole table anew.
    private void Restore()
    {
        Repairs++;
        var now = EventTime.From(time.GetUtcNow());
        var transaction = new Transaction(table);
        Clear(transaction);
        walls.ForEach(wall => wall.Build(transaction));
        if (Commit(transaction) is var error and not 0)
        {
            log.Refused(error, "the table");
            return;
        }

        structure = connection.ReadStructure(table);
        generation = connection.ReadGeneration();
        log.Restored(table, Fill(now));
    }

    private void CompareAndRepair(EventTime now)
    {
        generation = connection.ReadGeneration();
        if (!connection.ReadStructure(table).SequenceEqual(structure))
        {
            Restore();
            return;
        }

        var (missing, strange) = Fill(now);
        if (missing + strange > 0)
        {
            Repairs++;
            log.Repaired(table, missing, strange);
        }

        lastCompared = time.GetTimestamp();
        mustCompare = false;
    }

    // Adds what is missing and removes what isn't wanted.
    private (int Missing, int Strange) Fill(EventTime now)
    {
        var wrong = new List<(Wall Wall, Address Address, bool IsThere)>();
        var networks = new List<Wall>();
        var count = (Missing: 0, Strange: 0);
        foreach (var (wall, set) in walls.SelectMany(wall => wall.Sets, (wall, set) => (wall, set)))
        {
            var there = connection.ReadElements(table, set);
            if (set.HasPrefixes)
            {
                var wanted = wall.NetworksOf(set.IsIPv4).Select(network => network.Address).ToHashSet();
                if (!there.SetEquals(wanted))
                    networks.Add(wall);
                count = (count.Missing + wanted.Except(there).Count(), count.Strange + there.Except(wanted).Count());
                continue;
            }

            foreach (var (address, until) in wall.Addresses.Where(pair => pair.Key.IsIPv4 == set.IsIPv4 && pair.Value > now && !there.Contains(pair.Key)))
            {
                wrong.Add((wall, address, false));
                count.Missing++;
            }

            foreach (var address in there.Where(address => !wall.Addresses.ContainsKey(address)))
            {
                wrong.Add((wall, address, true));
                count.Strange++;
            }
        }

        TryApply([], networks, now);
        var all = wrong.ToArray().AsSpan();
        for (var start = 0; start < all.Length; start += MostAtOnce)
        {
            Apply(all.Slice(start, Math.Min(MostAtOnce, all.Length - start)), now);
        }

        return count;
    }

    // Halves of what the kernel refuses, down to what it refuses one by one.
    private void Apply(ReadOnlySpan<(Wall Wall, Address Address, bool IsThere)> pending, EventTime now)
    {
        if (TryApply(pending, [], now))
            return;
        if (pending.Length == 1)
        {
            mustCompare = true;
            log.NotEnforced(pending[0].Address.ToString());
            return;
        }

        Apply(pending[..(pending.Length / 2)], now);
        Apply(pending[(pending.Length / 2)..], now);
    }

    private static ulong Left(EventTime until, EventTime now)
    {
        var left = (until.Microseconds - now.Microseconds) / 1000;
        return until.Microseconds == long.MaxValue || left > (long)TimeSpan.FromDays(3650).TotalMilliseconds ? 0 : (ulong)left + (ulong)grace.TotalMilliseconds;
    }

    private static List<T> ListOf<T>(Dictionary<AddressSet, List<T>> lists, AddressSet set)
    {
        if (!lists.TryGetValue(set, out var list))
            lists.Add(set, list = []);
        return list;
    }
}
