using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Banhammer.Engine;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.Host.Enforcing.Messages;
using Banhammer.Host.Storing;

namespace Banhammer.Host.Running;

/// <summary>A jail at work: its counter and bans, and the readers of its logs. Owned by the engine's thread.</summary>
internal sealed class RunningJail : IJailObserver
{
    private readonly EngineParts parts;
    private Jail jail;

    private readonly Dictionary<Offender, EventTime> usedUpTo = []; // failures up to then led to stored bans
    private readonly Func<IEnumerable<BanHistory>> histories;
    private EvidenceReader evidenceReader;
    private string ignoredWords;
    private EventTime latestUsed = new(long.MinValue);
    private bool isToldBefore;

    /// <summary>A jail without logs.</summary>
    /// <param name="prepared">Its options.</param>
    /// <param name="histories">The bans of all jails so far.</param>
    /// <param name="parts">What all share.</param>
    public RunningJail(PreparedJail prepared, Func<IEnumerable<BanHistory>> histories, EngineParts parts)
    {
        (this.parts, this.histories) = (parts, histories);
        Prepared = prepared;
        Texts = new OffenderTexts(parts.Key);
        jail = new Jail(prepared.Limits, Texts, parts.Key, Ends());
        (Filter, evidenceReader) = (NewFilter(), new EvidenceReader(prepared, Texts));
        ignoredWords = prepared.IgnoredWords;
        Ignored = NewIgnoreList();
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

    /// <summary>The lines of its last failures.</summary>
    public RecentLines Lines { get; } = new();

    /// <summary>How often it banned each offender, as far as its bans grow by that.</summary>
    public BanHistory History { get; } = new();

    /// <summary>Its part in each log that it reads.</summary>
    public List<JailReader> Readers { get; } = [];

    /// <summary>Failures that were counted since it started.</summary>
    public long TotalFailures { get; private set; }

    /// <summary>Bans since it started, restored ones too.</summary>
    public long TotalBans { get; private set; }

    /// <summary>What its counter holds and has done since its limits were set.</summary>
    public CounterStatistics Counting => jail.Counting;

    /// <summary>What its ban list holds and has done since its limits were set.</summary>
    public BanStatistics Banning => jail.Banning;

    /// <summary>The bans in force; a copy.</summary>
    public IReadOnlyList<Ban> Bans => jail.Bans;

    /// <summary>Goes on by other options, with its counters and bans. Whoever calls renews its part in the logs.</summary>
    /// <param name="changed">The jail of the same name as it is to be.</param>
    public void Change(PreparedJail changed)
    {
        var before = Prepared;
        Prepared = changed;
        if (!changed.HasSameFilter(before))
        {
            (Filter, evidenceReader) = (NewFilter(), new EvidenceReader(changed, Texts));
        }

        if (changed.Limits != before.Limits || changed.Definition.Growth != before.Definition.Growth)
        {
            jail = jail.With(changed.Limits, Ends(), this);
        }

        Ignore(changed.IgnoredWords);

        if (!changed.Definition.Actions.Equals(before.Definition.Actions) || changed.Limits.Bans != before.Limits.Bans)
        {
            parts.Post(new ActionsChanged(Name, [.. changed.Definition.Actions], changed.Limits.Bans.BanTime));
        }
    }

    /// <summary>Lets others be ignored from the next line on.</summary>
    public void Ignore(string words)
    {
        if (words != ignoredWords)
        {
            ignoredWords = words;
            Ignored = NewIgnoreList();
            Readers.ForEach(reader => reader.IgnoreList = Ignored);
        }
    }

    /// <summary>Its find time.</summary>
    public long FindTimeMicroseconds => Prepared.Limits.Counter.FindTime.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Puts stored bans in force again, before the first line is read. Those that are ignored by now are not.</summary>
    public void Restore(StoredJail stored, EventTime now)
    {
        Advance(now);
        foreach (var (id, time) in stored.UsedUpTo.Where(pair => pair.Value.Microseconds >= now.Microseconds - FindTimeMicroseconds))
        {
            usedUpTo[Read(id)] = time;
            latestUsed = time > latestUsed ? time : latestUsed;
        }

        if (Prepared.Definition.Growth.IsOn)
        {
            foreach (var (id, past) in stored.History)
            {
                History.Set(Read(id), past.Count);
            }
        }

        foreach (var made in stored.Bans)
        {
            var ban = new Ban(Read(made.Id), made.Time, made.Until, made.Failures);
            if (!Ignored.Contains(ban.Offender) && jail.TryBan(ban))
            {
                TotalBans++;
                var who = BannedId.Of(ban.Offender, Texts);
                parts.Log.RestoreBan(Name, who.Id);
                parts.Post(new BanDecided(Name, who, made.Time, made.Until, made.Failures, made.BanCount, made.Matches, new Dictionary<string, string>(), made.IsDelivered));
            }
        }
    }

    /// <summary>Whether it rests: what its logs say is read and not counted. Bans end as ever.</summary>
    public bool IsIdle { get; set; }

    /// <summary>Takes the hits of a reader.</summary>
    /// <param name="reader">One of its readers.</param>
    /// <param name="isToldBefore">The lines were read before a restart, so the log has these failures.</param>
    public void Take(JailReader reader, bool isToldBefore = false)
    {
        if (!reader.Hits.IsEmpty)
        {
            if (!IsIdle)
            {
                this.isToldBefore = isToldBefore;
                jail.Take(usedUpTo.Count == 0 ? reader.Hits : Unused(reader.Hits), this);
            }

            reader.ClearHits();
        }
    }

    /// <summary>Lets go of offenders whose bans are over.</summary>
    public void Advance(EventTime now)
    {
        if (usedUpTo.Count > 0 && now.Microseconds - latestUsed.Microseconds > FindTimeMicroseconds)
        {
            usedUpTo.Clear();
        }

        while (jail.Advance(now, out var over))
        {
            TellUnban(over, isExpired: true);
        }
    }

    /// <summary>Counts failures of an offender that no log told, as of now; none if it is ignored.</summary>
    /// <returns>Whether they were counted.</returns>
    public bool Attempt(string id, int failures, EventTime now)
    {
        var offender = Read(id);
        if (Ignored.Contains(offender))
        {
            return false;
        }

        jail.Take([.. Enumerable.Repeat(new CountedFailure(offender, now), failures)], this);
        return true;
    }

    /// <summary>Bans by hand from now on, for the usual time; false if the offender is banned already.</summary>
    public bool TryBan(string id, EventTime now)
    {
        var ban = new Ban(Read(id), now, (Ends() ?? Prepared.Limits.Bans).EndOf(Read(id), now), 0);
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
        var found = jail.TryUnban(Read(id), out var ban);
        if (found)
        {
            TellUnban(ban, isExpired: false);
        }

        return found;
    }

    /// <inheritdoc/>
    public void Failed(ReadOnlySpan<CountedFailure> failures)
    {
        TotalFailures += failures.Length;
        foreach (ref readonly var failure in isToldBefore ? [] : failures)
        {
            parts.Log.Found(Name, failure, Texts);
        }
    }

    /// <inheritdoc/>
    public void Banned(in Ban ban)
    {
        TotalBans++;
        var who = BannedId.Of(ban.Offender, Texts);
        parts.Log.Ban(Name, who.Id);
        var evidence = evidenceReader.Read(Lines.Of(ban.Offender, Prepared.MaxMatches));
        Lines.Forget(ban.Offender);
        var count = Prepared.Definition.Growth.IsOn ? History.Add(ban.Offender) : 1;
        parts.Post(new BanDecided(Name, who, ban.Time, ban.Until, ban.Failures, count, evidence.Matches, evidence.Fields, IsRestored: false));
    }

    private CountedFailure[] Unused(ReadOnlySpan<CountedFailure> failures)
    {
        var unused = new List<CountedFailure>(failures.Length);
        foreach (var failure in failures)
        {
            if (!usedUpTo.TryGetValue(failure.Offender, out var time) || failure.EventTime > time)
            {
                unused.Add(failure);
            }
        }

        return [.. unused];
    }

    private Offender Read(string id) => Texts.Read(Encoding.UTF8.GetBytes(id));

    private void TellUnban(in Ban ban, bool isExpired)
    {
        var who = BannedId.Of(ban.Offender, Texts);
        parts.Log.Unban(Name, who.Id);
        parts.Post(new UnbanDecided(Name, who, ban.Time, ban.Until, ban.Failures, isExpired));
    }

    private IBanEnds? Ends() => GrowingBans.Of(Prepared.Definition.Growth, Prepared.Limits.Bans, History, histories);

    private IgnoreList NewIgnoreList() => IgnoreList.Parse(ignoredWords, Texts, out _);

    private Filter NewFilter() => Prepared.Plan.NewFilter(Texts, FilterOptions.Default with { HostNames = Prepared.HostNames });
}
