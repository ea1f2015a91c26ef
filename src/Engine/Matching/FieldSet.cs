using System;
using System.Text;

namespace Banhammer.Engine.Matching;

/// <summary>Values of a filter's fields as UTF-8 text in one reused buffer; a field that isn't set differs from an empty one.</summary>
/// <remarks>Remembers the order in which fields came, as the peer shows them in it: one list of numbers, written where a field is new.</remarks>
public sealed class FieldSet
{
    private readonly FieldSlot[] slots;
    private readonly int[] order;
    private int named;
    private byte[] buffer = new byte[512];
    private int used;

    /// <summary>A set of <paramref name="fields"/> fields, none of them set.</summary>
    internal FieldSet(int fields)
    {
        slots = new FieldSlot[fields];
        order = new int[fields];
        Clear();
    }

    /// <summary>Number of fields, set or not.</summary>
    public int Count => slots.Length;

    /// <summary>The fields that matches have named, set or not, in the order in which they did. Valid until the set changes.</summary>
    public ReadOnlySpan<int> Named => order.AsSpan(0, named);

    /// <summary>Whether a field is set.</summary>
    public bool Has(int field) => slots[field].IsSet;

    /// <summary>Whether a field is set and not empty.</summary>
    public bool HasText(int field) => slots[field].HasText;

    /// <summary>A field's value, valid until the set changes; empty if not set.</summary>
    public ReadOnlySpan<byte> this[int field] => Has(field) ? buffer.AsSpan(slots[field].Start, slots[field].Length) : default;

    /// <summary>A field's value as text, or null.</summary>
    public string? TextOf(int field) => Has(field) ? Encoding.UTF8.GetString(this[field]) : null;

    /// <summary>The fields as places in the text of this set. Valid until the set changes.</summary>
    internal LineFields Places
    {
        get
        {
            var set = 0;
            for (var number = 0; number < FieldTable.Meaningful; number++)
            {
                set |= slots[number].IsSet ? 1 << number : 0;
            }

            return new LineFields(buffer.AsSpan(0, used), slots, set);
        }
    }

    /// <summary>Unsets all.</summary>
    internal void Clear()
    {
        slots.AsSpan().Fill(FieldSlot.Absent);
        used = named = 0;
    }

    /// <summary>Gives a field its place in the order, though it has no value.</summary>
    internal void Name(int field)
    {
        if (slots[field] == FieldSlot.Absent)
        {
            slots[field] = FieldSlot.Unset;
            order[named++] = field;
        }
    }

    /// <summary>Unsets one.</summary>
    internal void Remove(int field)
    {
        if (slots[field] != FieldSlot.Absent)
        {
            slots[field] = FieldSlot.Absent;
            var index = Array.IndexOf(order, field, 0, named);
            order.AsSpan(index + 1, named - index - 1).CopyTo(order.AsSpan(index));
            named--;
        }
    }

    /// <summary>Reserves room for a field's value and gives it to be written; <see cref="Fix"/> says how much was.</summary>
    internal Span<byte> Reserve(int length)
    {
        if (buffer.Length - used < length)
        {
            Compact();
            if (buffer.Length - used < length)
            {
                Array.Resize(ref buffer, Math.Max(2 * buffer.Length, used + length));
            }
        }

        return buffer.AsSpan(used, length);
    }

    /// <summary>Makes the first <paramref name="length"/> bytes of the reserved room the value of <paramref name="field"/>.</summary>
    internal void Fix(int field, int length)
    {
        Name(field);
        slots[field] = new FieldSlot(used, length);
        used += length;
    }

    /// <summary>Sets a field to a copy of a value.</summary>
    internal void Set(int field, ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        Fix(field, value.Length);
    }

    /// <summary>Gives <paramref name="to"/> the value of <paramref name="from"/>.</summary>
    internal void Copy(int from, int to)
    {
        Name(to);
        slots[to] = slots[from];
    }

    /// <summary>Becomes a copy of <paramref name="other"/>.</summary>
    internal void Assign(FieldSet other)
    {
        Clear();
        foreach (var field in other.Named)
        {
            if (other.Has(field))
            {
                Set(field, other[field]);
            }
            else
            {
                Name(field);
            }
        }
    }

    /// <summary>Takes over all fields that <paramref name="other"/> has set.</summary>
    internal void Overlay(FieldSet other)
    {
        foreach (var field in other.Named)
        {
            if (other.Has(field))
            {
                Set(field, other[field]);
            }
        }
    }

    // Values that were set again leave holes; without this a long session would grow with each of its lines.
    private void Compact()
    {
        var (old, oldUsed) = (buffer, used);
        buffer = new byte[old.Length];
        used = 0;
        for (var i = 0; i < slots.Length; i++)
        {
            if (slots[i].IsSet)
            {
                var value = old.AsSpan(slots[i].Start, slots[i].Length);
                value.CopyTo(buffer.AsSpan(used));
                Fix(i, value.Length);
            }
        }

        System.Diagnostics.Debug.Assert(used <= oldUsed, "compaction never grows");
    }
}
