using System;
using System.Collections.Generic;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine.Banning;

/// <summary>Who is banned until when.</summary>
/// <remarks>
/// An end is fixed when the ban is made. A timing wheel finds the bans that are over: amortised O(1) for each, no scan. <em>Now</em> is what
/// <see cref="Advance"/> was told last: wall-clock time live, event time in a replay. It may be set back; bans then last accordingly. Memory is in
/// proportion to the bans in force. Not thread-safe: owned by one jail.
/// </remarks>
public sealed class BanList
{
    private readonly OffenderTable<State> table;
    private readonly OffenderTexts texts;
    private readonly TimingWheel wheel = new(new TimingWheelLinks());
    private EventTime now = new(long.MinValue);
    private long total;
    private long alreadyOver;
    private long alreadyBanned;

    /// <summary>An empty list.</summary>
    /// <param name="key">The secret that offenders are hashed with.</param>
    /// <param name="texts">The jail's texts: those of banned offenders are held.</param>
    public BanList(OffenderHashKey key, OffenderTexts texts)
    {
        table = new OffenderTable<State>(key, Array.MaxLength);
        this.texts = texts;
    }

    /// <summary>What the list holds and has done.</summary>
    public BanStatistics Statistics => new(table.Count, total, alreadyOver, alreadyBanned);

    /// <summary>The bans in force, in no particular order; a copy.</summary>
    public IReadOnlyList<Ban> Bans
    {
        get
        {
            var bans = new List<Ban>(table.Count);
            for (var number = 0; number < table.NumberEnd; number++)
            {
                if (table.OffenderOf(number).Kind != OffenderKind.None)
                    bans.Add(BanOf(number));
            }

            return bans;
        }
    }

    /// <summary>Bans the offender of a ticket from its last failure on.</summary>
    /// <param name="ticket">The verdict.</param>
    /// <param name="policy">For how long.</param>
    /// <param name="ban">The new ban; default if false.</param>
    /// <returns>False, and counted, if the offender is banned already or the ban would be over now.</returns>
    public bool TryBan(in Ticket ticket, BanPolicy policy, out Ban ban) => TryBan(ticket, HashOf(ticket.Offender), policy, out ban);

    /// <summary>Puts a ban in force whose end is known: one that was stored, or made by hand. Otherwise as the other overload.</summary>
    public bool TryBan(in Ban made, out Ban ban) => TryBan(made, HashOf(made.Offender), out ban);

    /// <summary>Bans the offender of a ticket whose hash is known.</summary>
    internal bool TryBan(in Ticket ticket, uint hash, BanPolicy policy, out Ban ban)
        => TryBan(new Ban(ticket.Offender, ticket.LastFailure, policy.EndOf(ticket.LastFailure), ticket.Failures), hash, out ban);

    private bool TryBan(in Ban made, uint hash, out Ban ban)
    {
        ban = default;
        if (table.Find(made.Offender, hash) >= 0)
        {
            alreadyBanned++;
            return false;
        }

        if (made.IsOver(now))
        {
            alreadyOver++;
            return false;
        }

        var number = table.Add(made.Offender, hash);
        table[number] = new State { Time = made.Time, Until = made.Until, Failures = made.Failures };
        if (made.Until is { } until)
            wheel.Schedule(number, until.Microseconds);
        texts.Hold(made.Offender);
        total++;
        ban = made;
        return true;
    }

    /// <summary>Fetches memory for offenders that will be asked for soon.</summary>
    internal void Fetch(ReadOnlySpan<uint> hashes) => table.Fetch(hashes);

    /// <summary>Sets <em>now</em> and takes a ban that is over, the one that ended first; to be called until false, when none is left.</summary>
    /// <param name="instant">The new <em>now</em>; a ban is over when this is later than its end.</param>
    /// <param name="over">The ban; default if false.</param>
    public bool Advance(EventTime instant, out Ban over)
    {
        now = instant;
        wheel.Rewind(instant.Microseconds);
        var found = wheel.TryTakeBefore(instant.Microseconds, out var number);
        over = found ? Remove(number) : default;
        return found;
    }

    /// <summary>Lets an offender back before its time; false if it isn't banned.</summary>
    public bool TryUnban(in Offender offender, out Ban ban)
    {
        ban = default;
        var number = table.Find(offender, HashOf(offender));
        if (number < 0)
            return false;
        if (table[number].Until is not null)
            wheel.Cancel(number);
        ban = Remove(number);
        return true;
    }

    /// <summary>The ban of an offender; false if it isn't banned.</summary>
    public bool TryGet(in Offender offender, out Ban ban)
    {
        var number = table.Find(offender, HashOf(offender));
        ban = number < 0 ? default : BanOf(number);
        return number >= 0;
    }

    /// <summary>Whether an offender is banned.</summary>
    public bool Contains(in Offender offender) => Contains(offender, HashOf(offender));

    /// <summary>Whether an offender is banned whose hash is known.</summary>
    internal bool Contains(in Offender offender, uint hash) => table.Find(offender, hash) >= 0;

    private uint HashOf(in Offender offender) => table.HashOf(offender);

    private Ban Remove(int number)
    {
        var ban = BanOf(number);
        table.Remove(number);
        texts.Release(ban.Offender);
        return ban;
    }

    private Ban BanOf(int number)
    {
        ref var state = ref table[number];
        return new Ban(table.OffenderOf(number), state.Time, state.Until, state.Failures);
    }

    private struct State
    {
        public EventTime Time;
        public EventTime? Until;
        public int Failures;
    }
}
