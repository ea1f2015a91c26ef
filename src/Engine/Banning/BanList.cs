using System.Collections.Generic;
using System.Diagnostics;
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
    private readonly OffenderTable table;
    private readonly OffenderTexts texts;
    private readonly RecordPool<Record> records = new();
    private readonly TimingWheel wheel = new(new TimingWheelLinks());
    private EventTime now = new(long.MinValue);
    private long total;
    private long alreadyOver;
    private long alreadyBanned;

    /// <summary>An empty list.</summary>
    /// <param name="key">The secret that offenders are hashed with.</param>
    /// <param name="texts">The jail's texts: those of banned offenders are held.</param>
    public BanList(OffenderHashKey key, OffenderTexts texts)
        : this(new OffenderTable(key), texts)
    {
    }

    /// <summary>An empty list of offenders in a table that others use too. Whoever is banned must have no failures there that are counted.</summary>
    internal BanList(OffenderTable table, OffenderTexts texts) => (this.table, this.texts) = (table, texts);

    /// <summary>What the list holds and has done.</summary>
    public BanStatistics Statistics => new(records.Count, total, alreadyOver, alreadyBanned);

    /// <summary>The bans in force, in no particular order; a copy.</summary>
    public IReadOnlyList<Ban> Bans
    {
        get
        {
            var bans = new List<Ban>(records.Count);
            for (var number = 0; number < table.NumberEnd; number++)
            {
                if (table[number].IsBanned)
                    bans.Add(BanOf((int)table[number].Place));
            }

            return bans;
        }
    }

    /// <summary>Bans the offender of a ticket from its last failure on.</summary>
    /// <param name="ticket">The verdict.</param>
    /// <param name="policy">For how long.</param>
    /// <param name="ban">The new ban; default if false.</param>
    /// <returns>False, and counted, if the offender is banned already or the ban would be over now.</returns>
    public bool TryBan(in Ticket ticket, BanPolicy policy, out Ban ban)
        => TryBan(new Ban(ticket.Offender, ticket.LastFailure, policy.EndOf(ticket.LastFailure), ticket.Failures), out ban);

    /// <summary>Puts a ban in force whose end is known: one that was stored, or made by hand. Otherwise as the other overload.</summary>
    public bool TryBan(in Ban made, out Ban ban)
    {
        ban = default;
        var number = table.FindOrAdd(made.Offender);
        if (table[number].IsBanned)
        {
            alreadyBanned++;
            return false;
        }

        if (made.IsOver(now))
        {
            alreadyOver++;
            table.Release(number);
            return false;
        }

        Debug.Assert(!table[number].IsCounted, "the place of its failures is needed");
        var item = records.Rent();
        records[item] = new Record(number, made);
        table[number].Place = (uint)item;
        table[number].Marks |= OffenderMarks.Banned;
        if (made.Until is { } until)
            wheel.Schedule(item, until.Microseconds);
        texts.Hold(made.Offender);
        total++;
        ban = made;
        return true;
    }

    /// <summary>Sets <em>now</em> and takes a ban that is over, the one that ended first; to be called until false, when none is left.</summary>
    /// <param name="instant">The new <em>now</em>; a ban is over when this is later than its end.</param>
    /// <param name="over">The ban; default if false.</param>
    public bool Advance(EventTime instant, out Ban over)
    {
        now = instant;
        wheel.Rewind(instant.Microseconds);
        var found = wheel.TryTakeBefore(instant.Microseconds, out var item);
        over = found ? Remove(item) : default;
        return found;
    }

    /// <summary>Lets an offender back before its time; false if it isn't banned.</summary>
    public bool TryUnban(in Offender offender, out Ban ban)
    {
        ban = default;
        if (!TryFind(offender, out var item))
            return false;
        if (!records[item].IsForEver)
            wheel.Cancel(item);
        ban = Remove(item);
        return true;
    }

    /// <summary>The ban of an offender; false if it isn't banned.</summary>
    public bool TryGet(in Offender offender, out Ban ban)
    {
        var found = TryFind(offender, out var item);
        ban = found ? BanOf(item) : default;
        return found;
    }

    /// <summary>Whether an offender is banned.</summary>
    public bool Contains(in Offender offender) => TryFind(offender, out _);

    private bool TryFind(in Offender offender, out int item)
    {
        var number = table.Find(offender);
        var found = number >= 0 && table[number].IsBanned;
        item = found ? (int)table[number].Place : -1;
        return found;
    }

    private Ban Remove(int item)
    {
        var ban = BanOf(item);
        var number = records[item].Number;
        records.Return(item);
        table[number].Marks &= ~OffenderMarks.Banned;
        table.Release(number);
        texts.Release(ban.Offender);
        return ban;
    }

    private Ban BanOf(int item)
    {
        ref var record = ref records[item];
        return new Ban(table[record.Number].Offender, record.Time, record.IsForEver ? null : record.Until, record.Failures);
    }

    private readonly struct Record(int number, in Ban ban)
    {
        public readonly int Number = number; // the offender's
        public readonly int Failures = ban.Failures;
        public readonly EventTime Time = ban.Time;
        public readonly EventTime Until = ban.Until ?? default;
        public readonly bool IsForEver = ban.Until is null;
    }
}
