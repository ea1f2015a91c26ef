using System;
using System.Numerics;
using Banhammer.Engine.Dates;

namespace Banhammer.Engine.Matching;

/// <summary>What the lines of one connection said so far, as far as it decides anything: who, and whether a failure waits for its offender.</summary>
/// <remarks>Grows with the longest values met, to twice their length at most; then allocates nothing.</remarks>
/// <param name="details">What is shown of it; null where nobody looks.</param>
internal sealed class Session(SessionDetails? details)
{
    private const int Kept = FieldTable.User + 1; // what tells the offender, the session's id, and the first user

    private readonly FieldSlot[] slots = new FieldSlot[Kept];
    private readonly int[] rooms = new int[Kept]; // bytes that a slot's value may take without moving
    private byte[] text = new byte[128];
    private int used;

    /// <summary>What is shown of it; null where nobody looks.</summary>
    public SessionDetails? Details => details;

    /// <summary>The fields that tell the offender, of all its lines, later ones over earlier ones. Valid until the session changes.</summary>
    public LineFields Fields => new(text, slots);

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

    /// <summary>Forgets everything, for use by another connection.</summary>
    public void Reset(EventTime created)
    {
        slots.AsSpan().Fill(FieldSlot.Absent);
        used = 0;
        Created = created;
        IsNoFail = IsPending = HasSeveralUsers = false;
        details?.Reset();
    }

    /// <summary>Keeps what a line tells, in place of what earlier ones told.</summary>
    public void Keep(LineFields line)
    {
        for (var field = 0; field <= FieldTable.SessionId; field++)
        {
            if (line.Has(field))
            {
                Set(field, line[field]);
            }
        }
    }

    /// <summary>Notes a user that was tried; not an empty one.</summary>
    public void AddUser(ReadOnlySpan<byte> user)
    {
        if (!slots[FieldTable.User].IsSet)
        {
            Set(FieldTable.User, user);
        }
        else
        {
            HasSeveralUsers |= !Fields[FieldTable.User].SequenceEqual(user);
        }

        details?.AddUser(user);
    }

    // A value that doesn't fit where the last one of its field is gets twice the room, so a session of many lines doesn't grow with their number.
    private void Set(int field, ReadOnlySpan<byte> value)
    {
        ref var slot = ref slots[field];
        if (!slot.IsSet)
        {
            slot = new FieldSlot(MakeRoom(field, value.Length), value.Length);
        }
        else if (rooms[field] < value.Length)
        {
            slot = new FieldSlot(MakeRoom(field, 2 * value.Length), value.Length);
        }
        else
        {
            slot = slot with { Length = value.Length };
        }

        value.CopyTo(text.AsSpan(slot.Start));
    }

    private int MakeRoom(int field, int bytes)
    {
        var start = used;
        used += bytes;
        rooms[field] = bytes;
        if (text.Length < used)
        {
            Array.Resize(ref text, (int)BitOperations.RoundUpToPowerOf2((uint)used));
        }

        return start;
    }
}
