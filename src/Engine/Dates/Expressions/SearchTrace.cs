using System;

namespace Banhammer.Engine.Dates.Expressions;

/// <summary>What a search asked about the bytes of a line. A line that gives the same answers is searched the same way: the groups are where they were.</summary>
/// <remarks>
/// For each byte, the characters of ASCII with which all answers would have been the same. Taken only of a search that a detector hopes to
/// repeat; costs a few operations for each question.
/// </remarks>
internal sealed class SearchTrace
{
    /// <summary>Bytes at the start of a line about which may be asked.</summary>
    public const int Capacity = 128;

    private readonly ulong[] low = new ulong[Capacity];
    private readonly ulong[] high = new ulong[Capacity];
    private int[] slots = [];
    private int slotCount;

    /// <summary>First byte behind those about which was asked.</summary>
    public int Length { get; private set; }

    /// <summary>It was asked whether the line ends somewhere, and it did.</summary>
    public bool HasAskedEnd { get; private set; }

    /// <summary>Something was asked that can't be told for other lines.</summary>
    public bool IsSpoilt { get; private set; }

    /// <summary>Starts anew.</summary>
    public void Clear() => (Length, HasAskedEnd, IsSpoilt) = (0, false, false);

    /// <summary>It was asked whether the byte at <paramref name="at"/> is in a set.</summary>
    public void Note(ReadOnlySpan<byte> line, int at, CharacterSet set)
    {
        if (at >= line.Length)
        {
            HasAskedEnd = true;
            return;
        }

        var value = line[at];
        if (value >= 0x80 || at >= Capacity)
        {
            IsSpoilt = true;
            return;
        }

        for (; Length <= at; Length++) (low[Length], high[Length]) = (ulong.MaxValue, ulong.MaxValue);
        var isIn = set.HasAscii(value);
        low[at] &= isIn ? set.Low : ~set.Low;
        high[at] &= isIn ? set.High : ~set.High;
    }

    /// <summary>The answer depended on just this byte.</summary>
    public void NoteByte(ReadOnlySpan<byte> line, int at) => Note(line, at, at < line.Length ? CharacterSet.Single((char)(line[at] & 0x7f)) : default);

    /// <summary>It was asked whether the line ends somewhere, and it did.</summary>
    public void NoteEnd() => HasAskedEnd = true;

    /// <summary>Something was asked that can't be told for other lines.</summary>
    public void Spoil() => IsSpoilt = true;

    /// <summary>Where the groups are: two offsets for each, the whole match first.</summary>
    public ReadOnlySpan<int> Slots => slots.AsSpan(0, slotCount);

    /// <summary>The search is over, and found this.</summary>
    public void Keep(ReadOnlySpan<int> found)
    {
        if (slots.Length < found.Length) slots = new int[found.Length];
        found.CopyTo(slots);
        slotCount = found.Length;
    }

    /// <summary>The bytes from which the one at <paramref name="at"/> can't be told by what was asked: the largest range of them around it.</summary>
    public (byte First, byte Last) RangeAround(byte value, int at)
    {
        if (at >= Length) return (0, 0x7f);
        var allowed = new UInt128(high[at], low[at]);
        var below = ~allowed << (127 - value);
        var above = ~allowed >> value;
        var first = value - Math.Min(value, (int)UInt128.LeadingZeroCount(below) - 1);
        var last = value + Math.Min(127 - value, (int)UInt128.TrailingZeroCount(above) - 1);
        return ((byte)first, (byte)last);
    }
}
