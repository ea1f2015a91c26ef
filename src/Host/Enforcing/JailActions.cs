using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Enforcing.Actions;
using Banhammer.Host.Enforcing.Messages;

namespace Banhammer.Host.Enforcing;

/// <summary>The actions of a jail, and the bans that they are to keep up.</summary>
/// <param name="jail">The name of the jail.</param>
/// <param name="factory">Makes the actions.</param>
/// <param name="before">Ends when what an earlier jail of this name did is undone; only then may actions start.</param>
internal sealed class JailActions(string jail, ActionFactory factory, Task before)
{
    private readonly Dictionary<string, ActionTicket> bans = [];
    private List<(ActionDefinition Definition, IJailAction Action)> actions = [];
    private Task undone = before;
    private long total;

    /// <summary>Has the jail these actions from now on: those that are new start and take the bans in force, those that are gone stop.</summary>
    /// <param name="wanted">The actions in order.</param>
    /// <param name="banTime">The usual length of a ban; null for ever.</param>
    public void Change(IReadOnlyList<ActionDefinition> wanted, TimeSpan? banTime)
    {
        var kept = actions.Where(entry => wanted.Any(definition => IsSame(definition, entry.Definition))).ToList();
        undone = Task.WhenAll([undone, .. actions.Except(kept).Select(entry => entry.Action.StopAsync())]);
        kept.ForEach(entry => entry.Action.Reload());
        actions = [.. wanted.Select(definition => (definition, kept.Find(entry => IsSame(definition, entry.Definition)).Action ?? Begin(definition, banTime)!)).Where(entry => entry.Item2 is not null)];
    }

    /// <summary>A ban falls.</summary>
    public void Ban(BanDecided ban)
    {
        total++;
        var ticket = TicketOf(ban);
        bans[ticket.Id] = ticket;
        foreach (var (_, action) in actions)
        {
            action.Ban(ticket);
        }
    }

    /// <summary>A ban lasts longer.</summary>
    public void Prolong(Prolonged message)
    {
        if (!bans.TryGetValue(message.Who.Id, out var ticket))
            return;
        ticket = ticket with { Time = message.Time, BanTime = LengthOf(message.Time, message.Until), Until = message.Until, Failures = message.Failures, BanCount = message.BanCount };
        bans[ticket.Id] = ticket;
        foreach (var (_, action) in actions)
        {
            action.Prolong(ticket);
        }
    }

    /// <summary>A ban is over.</summary>
    public void Unban(UnbanDecided message)
    {
        if (!bans.Remove(message.Who.Id, out var ticket))
            return;
        foreach (var (_, action) in actions)
        {
            action.Unban(ticket);
        }
    }

    /// <summary>All bans are over.</summary>
    public void Flush()
    {
        bans.Clear();
        foreach (var (_, action) in actions)
        {
            action.Flush();
        }
    }

    /// <summary>What was asked for may be carried out together.</summary>
    public void Commit()
    {
        foreach (var (_, action) in actions)
        {
            action.Commit();
        }
    }

    /// <summary>Stops all actions, the last one first.</summary>
    /// <returns>Ends when what they did is undone.</returns>
    public Task StopAsync() => Task.WhenAll([undone, .. actions.AsEnumerable().Reverse().Select(entry => entry.Action.StopAsync())]);

    private IJailAction? Begin(ActionDefinition definition, TimeSpan? banTime)
    {
        var action = factory.Make(jail, definition, banTime, undone);
        action?.Start();
        foreach (var ticket in bans.Values)
        {
            action?.Ban(ticket with { IsRestored = true });
        }

        return action;
    }

    private ActionTicket TicketOf(BanDecided ban) => new()
    {
        Id = ban.Who.Id,
        Network = ban.Who.Network,
        Time = ban.Time,
        BanTime = LengthOf(ban.Time, ban.Until),
        Until = ban.Until,
        BanCount = ban.BanCount,
        Failures = ban.Failures,
        IsRestored = ban.IsRestored,
        Matches = ban.Matches,
        Fields = ban.Fields,
        Counts = new JailCounts(bans.Count + (bans.ContainsKey(ban.Who.Id) ? 0 : 1), total, 0, 0),
    };

    private static TimeSpan? LengthOf(Engine.Dates.EventTime from, Engine.Dates.EventTime? until) =>
        until is { } end ? TimeSpan.FromTicks((end.Microseconds - from.Microseconds) * TimeSpan.TicksPerMicrosecond) : null;

    // Where it stands in the configuration doesn't matter.
    private static bool IsSame(ActionDefinition one, ActionDefinition other) =>
        one.Name == other.Name && Texts(one.Commands).SequenceEqual(Texts(other.Commands)) && Texts(one.Properties).SequenceEqual(Texts(other.Properties));

    private static IEnumerable<(string, string)> Texts(EquatableArray<FilterOption> options) => options.Select(option => (option.Name, option.Value.Text));
}
