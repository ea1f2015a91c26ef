using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Banhammer.Host.Enforcing.Nftables;
using Banhammer.Host.Enforcing.Shell;

namespace Banhammer.Host.Enforcing.Actions;

/// <summary>Carries many bans or unbans out at once, with the effect that their commands would have one by one.</summary>
/// <remarks>
/// The kernel makes all changes of a batch or none, and so do the programs. Where a batch fails, whoever asked runs the commands themselves, which
/// look after what is missing and tell what is wrong. Not thread-safe.
/// </remarks>
internal sealed class Batches(ShellRunner shell) : IDisposable
{
    // Lines of one batch, well under what the system allows for an argument.
    private const int MostLineBytes = 100_000;

    private const uint PlainFlags = Nft.Set.TimeoutFlag;

    private NftConnection? nftables;

    /// <summary>Carries tickets of one family out; all must have an address, none twice.</summary>
    /// <param name="form">What their commands say.</param>
    /// <param name="tickets">The tickets.</param>
    /// <param name="timeout">How long a program may take.</param>
    /// <returns>False if it wasn't done, or only a part of it was.</returns>
    public bool TryRun(BatchForm form, IReadOnlyList<ActionTicket> tickets, TimeSpan timeout) =>
        form.Kind == BatchKind.Netlink ? TryCommit(form, tickets) : TryRestore(form, tickets, timeout);

    public void Dispose() => nftables?.Dispose();

    private bool TryCommit(BatchForm form, IReadOnlyList<ActionTicket> tickets)
    {
        try
        {
            nftables ??= new NftConnection();
            var isIPv4 = tickets[0].Address!.Value.IsIPv4;
            if (nftables.ReadSet(form.Family, form.Table, form.Target) is not var (flags, keyBytes) || (flags & ~PlainFlags) != 0 || keyBytes != (isIPv4 ? 4u : 16u))
                return false; // there is no such set, or it holds something else than single addresses

            var set = new AddressSet(form.Target, isIPv4, hasPrefixes: false);
            foreach (var part in tickets.Chunk(Firewall.MostAtOnce))
            {
                var transaction = new Transaction(form.Table, form.Family);
                if (form.IsAdd)
                    transaction.Add(set, [.. part.Select(ticket => (ticket.Address!.Value, 0UL))]);
                else
                    transaction.Remove(set, [.. part.Select(ticket => ticket.Address!.Value)]);
                if (nftables.Commit(transaction) != 0)
                    return false;
            }

            return true;
        }
        catch (IOException)
        {
            return false; // no nftables in this kernel, or no right to it: the program will say so
        }
    }

    private bool TryRestore(BatchForm form, IReadOnlyList<ActionTicket> tickets, TimeSpan timeout)
    {
        var isTable = form.Program.StartsWith("ip", StringComparison.Ordinal) && !form.Program.StartsWith("ipset", StringComparison.Ordinal);
        var lines = new List<string>();
        var bytes = 0;
        foreach (var ticket in tickets)
        {
            var line = CommandBinder.Bind(form.Target, new TicketTags(ticket)).Script;
            if (bytes + line.Length > MostLineBytes)
            {
                if (!Restore())
                    return false;
            }

            lines.Add(line);
            bytes += line.Length + 1;
        }

        return Restore();

        bool Restore()
        {
            var text = string.Join('\n', lines);
            lines.Clear();
            bytes = 0;
            return shell.Run(new ShellCommand($"printf '%s\\n' \"$0\" | {form.Program}", [isTable ? $"*filter\n{text}\nCOMMIT" : text]), timeout).IsSuccess;
        }
    }
}
