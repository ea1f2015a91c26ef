using System;
using System.Text;

namespace Banhammer.Engine.Matching;

/// <summary>Values of a filter's fields as UTF-8 text in one reused buffer; a field that isn't set differs from an empty one.</summary>
public sealed class FieldSet
{
    private readonly (int Start, int Length)[] slots;
    private byte[] buffer = new byte[512];
    private int used;

    /// <summary>A set of <paramref name="fields"/> fields, none of them set.</summary>
    internal FieldSet(int fields)
    {
        slots = new (int, int)[fields];
        Clear();
    }

    /// <summary>Number of fields, set or not.</summary>
    public int Count => slots.Length;

    /// <summary>Whether a field is set. A field that the filter lacks (-1) isn't.</summary>
    public bool Has(int field) => field >= 0 && slots[field].Length >= 0;

    /// <summary>Whether a field is set and not empty.</summary>
    public bool HasText(int field) => field >= 0 && slots[field].Length > 0;

    /// <summary>A field's value, valid until the set changes; empty if not set.</summary>
    public ReadOnlySpan<byte> this[int field] => Has(field) ? buffer.AsSpan(slots[field].Start, slots[field].Length) : default;

    /// <summary>A field's value as text, or null.</summary>
    public string? TextOf(int field) => Has(field) ? Encoding.UTF8.GetString(this[field]) : null;

    /// <summary>Unsets all.</summary>
    internal void Clear()
    {
        slots.AsSpan().Fill((0, -1));
        used = 0;
    }

    /// <summary>Unsets one.</summary>
    internal void Remove(int field)
    {
        if (field >= 0)
        {
            slots[field] = (0, -1);
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
        slots[field] = (used, length);
        used += length;
    }

    /// <summary>Sets a field to a copy of a value.</summary>
    internal void Set(int field, ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        Fix(field, value.Length);
    }

    /// <summary>Gives <paramref name="to"/> the value of <paramref name="from"/>.</summary>
    internal void Copy(int from, int to) => slots[to] = slots[from];

    /// <summary>Takes over all fields that <paramref name="other"/> has set.</summary>
    internal void Overlay(FieldSet other)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            if (other.Has(i))
            {
                Set(i, other[i]);
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
            if (slots[i].Length >= 0)
            {
                var value = old.AsSpan(slots[i].Start, slots[i].Length);
                value.CopyTo(buffer.AsSpan(used));
                Fix(i, value.Length);
            }
        }

        System.Diagnostics.Debug.Assert(used <= oldUsed, "compaction never grows");
    }
}
