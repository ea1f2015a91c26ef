using System;
using System.Runtime.CompilerServices;
using Banhammer.Engine.Dates;

namespace Banhammer.Engine.Matching;

/// <summary>What the lines of one connection said so far, as far as it decides anything: who, and whether a failure waits for its offender.</summary>
/// <remarks>
/// Kept small, since a flood opens a session with each line and goes round through all of them. Grows with the values that it has, to twice
/// their length at most; then allocates nothing.
/// </remarks>
/// <param name="details">What is shown of it; null where nobody looks.</param>
internal sealed class Session(SessionDetails? details)
{
    private const int WholeLine = 256; // bytes of a line that is kept as it is
    private const int Kept = FieldTable.User + 1; // what tells the offender, the session's id, and the first user

    private KeptSlots slots;
    private int set; // the fields that are, as bits
    private byte[] text = new byte[WholeLine];
    private byte[] spare = [];
    private int used;

    /// <summary>What is shown of it; null where nobody looks.</summary>
    public SessionDetails? Details => details;

    /// <summary>The fields that tell the offender, of all its lines, later ones over earlier ones. Valid until the session changes.</summary>
    public LineFields Fields => new(text, slots, set);

    /// <summary>Its id.</summary>
    public ReadOnlySpan<byte> Id => Fields[FieldTable.SessionId];

    /// <summary>Where it stands in the table of sessions.</summary>
    public int Index { get; set; }

    /// <summary>When its first line came; sessions live 300 s from then, however many lines follow.</summary>
    public EventTime Created { get; private set; }

    /// <summary>Its last line was no failure, nor made it one.</summary>
    public bool IsNoFail { get; set; }

    /// <summary>A failure was seen whose offender isn't known yet.</summary>
    public bool IsPending { get; set; }

    /// <summary>Two different users were tried, which turns a harmless line into a failure.</summary>
    public bool HasSeveralUsers { get; private set; }

    /// <summary>Forgets everything and keeps what the first line of another connection tells.</summary>
    public void Start(in LineFields line, EventTime created)
    {
        Created = created;
        IsNoFail = IsPending = HasSeveralUsers = false;
        if (line.Text.Length <= WholeLine)
        {
            // Most sessions of a flood are never asked: one copy of the line costs less than one of each value.
            line.Text.CopyTo(text);
            used = line.Text.Length;
            for (var field = 0; field < Kept; field++)
            {
                slots[field] = line.Slots[field];
            }

            set = line.Set & ((1 << Kept) - 1);
        }
        else
        {
            set = used = 0;
            Keep(line);
            AddUser(line[FieldTable.User]);
        }
    }

    /// <summary>Keeps what a later line tells, in place of what earlier ones told.</summary>
    public void Keep(in LineFields line)
    {
        for (var field = 0; field <= FieldTable.SessionId; field++)
        {
            if (line.Has(field))
            {
                Set(field, line[field]);
            }
        }
    }

    /// <summary>Notes a user that was tried; an empty one is none.</summary>
    public void AddUser(ReadOnlySpan<byte> user)
    {
        if (!Fields.HasText(FieldTable.User))
        {
            Set(FieldTable.User, user);
        }
        else
        {
            HasSeveralUsers |= !user.IsEmpty && !Fields[FieldTable.User].SequenceEqual(user);
        }
    }

    private void Set(int field, ReadOnlySpan<byte> value)
    {
        var holds = (set >> field & 1) != 0 && slots[field].Length >= value.Length;
        set &= ~(1 << field); // not to be moved
        slots[field] = new FieldSlot(holds ? slots[field].Start : MakeRoom(value.Length), value.Length);
        set |= 1 << field;

        value.CopyTo(text.AsSpan(slots[field].Start));
    }

    private int MakeRoom(int bytes)
    {
        if (text.Length - used < bytes)
        {
            CloseHoles(bytes);
        }

        var start = used;
        used += bytes;
        return start;
    }

    // Values that were set again leave holes; without this a long session would grow with each of its lines. Values may overlap.
    private void CloseHoles(int bytes)
    {
        var live = 0;
        for (var field = 0; field < Kept; field++)
        {
            live += Fields[field].Length;
        }

        if (spare.Length < live + bytes)
        {
            spare = new byte[Math.Max(WholeLine, 2 * (live + bytes))];
        }

        used = 0;
        for (var field = 0; field < Kept; field++)
        {
            if (Fields.Has(field))
            {
                Fields[field].CopyTo(spare.AsSpan(used));
                slots[field] = new FieldSlot(used, slots[field].Length);
                used += slots[field].Length;
            }
        }

        (text, spare) = (spare, text);
    }

    [InlineArray(Kept)]
    private struct KeptSlots
    {
        private FieldSlot first;
    }
}
