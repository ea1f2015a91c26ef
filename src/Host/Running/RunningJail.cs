using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.Host.Enforcing.Messages;

namespace Banhammer.Host.Running;

/// <summary>A jail at work: its counter and bans, and the readers of its logs. Owned by the engine's thread.</summary>
internal sealed class RunningJail : IJailObserver
{
    private readonly EngineParts parts;
    private readonly Jail jail;

    /// <summary>A jail without logs.</summary>
    public RunningJail(PreparedJail prepared, EngineParts parts)
    {
        this.parts = parts;
        Prepared = prepared;
        Texts = new OffenderTexts(parts.Key);
        jail = new Jail(prepared.Limits, Texts, parts.Key);
        Filter = NewFilter();
        Ignored = IgnoreList.Parse(string.Join(' ', prepared.Definition.IgnoreWords.Select(word => word.Text)), Texts, out _);
    }

    /// <summary>Its name.</summary>
    public string Name => Prepared.Name;

    /// <summary>What it runs by.</summary>
    public PreparedJail Prepared { get; private set; }

    /// <summary>The texts of its offenders.</summary>
    public OffenderTexts Texts { get; }

    /// <summary>Which lines are failures: one for all its logs, as sessions may go on in another.</summary>
    public Filter Filter { get; private set; }

    /// <summary>Whose are never counted.</summary>
    public IgnoreList Ignored { get; private set; }

    /// <summary>Its part in each log that it reads.</summary>
    public List<JailReader> Readers { get; } = [];

    /// <summary>What its counter holds and has done.</summary>
    public CounterStatistics Counting => jail.Counting;

    /// <summary>What its ban list holds and has done.</summary>
    public BanStatistics Banning => jail.Banning;

    /// <summary>The bans in force; a copy.</summary>
    public IReadOnlyList<Ban> Bans => jail.Bans;

    /// <summary>Takes the hits of a reader.</summary>
    public void Take(JailReader reader)
    {
        if (!reader.Hits.IsEmpty)
        {
            jail.Take(reader.Hits, this);
            reader.ClearHits();
        }
    }

    /// <summary>Lets go of offenders whose bans are over.</summary>
    public void Advance(EventTime now)
    {
        while (jail.Advance(now, out var over))
        {
            TellUnban(over, isExpired: true);
        }
    }

    /// <summary>Bans by hand from now on, for the usual time; false if the offender is banned already.</summary>
    public bool TryBan(string id, EventTime now)
    {
        var ban = new Ban(Texts.Read(System.Text.Encoding.UTF8.GetBytes(id)), now, Prepared.Limits.Bans.EndOf(now), 0);
        var isNew = jail.TryBan(ban);
        if (isNew)
        {
            Banned(ban);
        }

        return isNew;
    }

    /// <summary>Lets an offender back; false if it isn't banned.</summary>
    public bool TryUnban(string id)
    {
        var found = jail.TryUnban(Texts.Read(System.Text.Encoding.UTF8.GetBytes(id)), out var ban);
        if (found)
        {
            TellUnban(ban, isExpired: false);
        }

        return found;
    }

    /// <inheritdoc/>
    public void Failed(ReadOnlySpan<CountedFailure> failures)
    {
        foreach (ref readonly var failure in failures)
        {
            parts.Log.Found(Name, failure, Texts);
        }
    }

    /// <inheritdoc/>
    public void Banned(in Ban ban)
    {
        var who = BannedId.Of(ban.Offender, Texts);
        parts.Log.Ban(Name, who.Id);
        parts.Post(new BanDecided(Name, who, ban.Time, ban.Until, ban.Failures, 1, [], new Dictionary<string, string>(), IsRestored: false));
    }

    private void TellUnban(in Ban ban, bool isExpired)
    {
        var who = BannedId.Of(ban.Offender, Texts);
        parts.Log.Unban(Name, who.Id);
        parts.Post(new UnbanDecided(Name, who, ban.Time, ban.Until, ban.Failures, isExpired));
    }

    private Filter NewFilter() => Prepared.Plan.NewFilter(Texts, FilterOptions.Default with { HostNames = Prepared.HostNames });
}
