using System;
using System.IO;
using System.Threading.Tasks;
using Banhammer.Host.Enforcing.Actions;

namespace Banhammer.Host.Enforcing.Nftables;

/// <summary>Stops the banned by the kernel's firewall itself, without calling a program.</summary>
internal sealed class NftablesAction(Firewall firewall, WallOptions options, FirewallLog log) : IJailAction
{
    private readonly Wall wall = new(options);

    /// <inheritdoc/>
    public void Start() => Try(() => firewall.Add(wall));

    /// <inheritdoc/>
    public void Ban(ActionTicket ticket)
    {
        if (ticket.Network is { } network)
            firewall.Ban(wall, network, ticket.Until);
    }

    /// <inheritdoc/>
    public void Prolong(ActionTicket ticket) => Ban(ticket);

    /// <inheritdoc/>
    public void Unban(ActionTicket ticket)
    {
        if (ticket.Network is { } network)
            firewall.Unban(wall, network);
    }

    /// <inheritdoc/>
    public void Flush() => firewall.Flush(wall);

    /// <inheritdoc/>
    public void Reload()
    {
        // Others with the same options are the same.
    }

    /// <inheritdoc/>
    public void Commit() => Try(firewall.Commit);

    /// <inheritdoc/>
    public Task StopAsync()
    {
        Try(() => firewall.Remove(wall));
        return Task.CompletedTask;
    }

    private void Try(Action change)
    {
        try
        {
            change();
        }
        catch (IOException error)
        {
            log.Broken(error.Message);
        }
    }
}
