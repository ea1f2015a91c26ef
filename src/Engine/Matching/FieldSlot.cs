namespace Banhammer.Engine.Matching;

/// <summary>Where the value of a field stands in a text.</summary>
/// <remarks>
/// One number of 64 bits: what was stored a moment ago as two numbers can't be loaded as one without a stall. The default value is an absent
/// field's, so that a set of them is made by clearing memory.
/// </remarks>
internal readonly record struct FieldSlot
{
    private readonly long bits;

    /// <summary>The place of a value.</summary>
    /// <param name="start">Its first byte.</param>
    /// <param name="length">Its bytes.</param>
    public FieldSlot(int start, int length) => bits = ((long)(length + 1) << 32) | (uint)start;

    /// <summary>No match has named the field.</summary>
    public static FieldSlot Absent => default;

    /// <summary>A match has named it, but it has no value: its group took no part.</summary>
    public static FieldSlot Unset => new(0, -2);

    /// <summary>The first byte.</summary>
    public int Start => (int)bits;

    /// <summary>The bytes; negative where there is no value.</summary>
    public int Length => (int)(bits >> 32) - 1;

    /// <summary>Whether it has a value, be it an empty one.</summary>
    public bool IsSet => bits >= 1L << 32;

    /// <summary>Whether it has a value that isn't empty.</summary>
    public bool HasText => bits >= 2L << 32;
}
