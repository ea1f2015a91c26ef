using System;

namespace Banhammer.Engine.Matching;

/// <summary>The fields of a line as places in a text, numbered as in <see cref="FieldTable"/>: nothing is copied. Valid as long as the text.</summary>
/// <param name="text">The line, or what a <see cref="FieldSet"/> or a session keeps.</param>
/// <param name="slots">At least one for each field that means something to the engine.</param>
internal readonly ref struct LineFields(ReadOnlySpan<byte> text, ReadOnlySpan<FieldSlot> slots)
{
    private readonly ReadOnlySpan<byte> text = text;
    private readonly ReadOnlySpan<FieldSlot> slots = slots;

    /// <summary>What the places are in.</summary>
    public ReadOnlySpan<byte> Text => text;

    /// <summary>The places, by field.</summary>
    public ReadOnlySpan<FieldSlot> Slots => slots;

    /// <summary>Whether a field is set, be it empty.</summary>
    public bool Has(int field) => slots[field].IsSet;

    /// <summary>Whether a field is set and not empty.</summary>
    public bool HasText(int field) => slots[field].HasText;

    /// <summary>A field's value; empty if not set.</summary>
    public ReadOnlySpan<byte> this[int field] => slots[field].IsSet ? text.Slice(slots[field].Start, slots[field].Length) : default;
}
