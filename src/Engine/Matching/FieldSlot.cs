namespace Banhammer.Engine.Matching;

/// <summary>Where the value of a field stands in a text.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="Length">Its bytes; negative where it has no value.</param>
internal readonly record struct FieldSlot(int Start, int Length)
{
    /// <summary>No match has named the field.</summary>
    public static readonly FieldSlot Absent = new(0, -1);

    /// <summary>A match has named it, but it has no value: its group took no part.</summary>
    public static readonly FieldSlot Unset = new(0, -2);

    /// <summary>Whether it has a value, be it an empty one.</summary>
    public bool IsSet => Length >= 0;

    /// <summary>Whether it has a value that isn't empty.</summary>
    public bool HasText => Length > 0;
}
