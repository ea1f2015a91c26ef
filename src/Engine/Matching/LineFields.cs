using System;

namespace Banhammer.Engine.Matching;

/// <summary>The fields of a line as places in a text, numbered as in <see cref="FieldTable"/>: nothing is copied. Valid as long as the text.</summary>
/// <param name="text">The line, or what a <see cref="FieldSet"/> or a session keeps.</param>
/// <param name="slots">The place of each field that is set.</param>
/// <param name="set">Which are set, as bits.</param>
internal readonly ref struct LineFields(ReadOnlySpan<byte> text, ReadOnlySpan<FieldSlot> slots, int set)
{
    private readonly ReadOnlySpan<byte> text = text;
    private readonly ReadOnlySpan<FieldSlot> slots = slots;
    private readonly int set = set;

    /// <summary>What the places are in.</summary>
    public ReadOnlySpan<byte> Text => text;

    /// <summary>The places, by field; of those that aren't set anything.</summary>
    public ReadOnlySpan<FieldSlot> Slots => slots;

    /// <summary>The fields that are set, as bits.</summary>
    public int Set => set;

    /// <summary>Whether a field is set, be it empty.</summary>
    public bool Has(int field) => (set >> field & 1) != 0;

    /// <summary>Whether a field is set and not empty.</summary>
    public bool HasText(int field) => Has(field) && slots[field].HasText;

    /// <summary>A field's value; empty if not set.</summary>
    public ReadOnlySpan<byte> this[int field] => Has(field) ? text.Slice(slots[field].Start, slots[field].Length) : default;
}
