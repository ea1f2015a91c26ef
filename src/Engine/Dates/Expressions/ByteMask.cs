using System;

namespace Banhammer.Engine.Dates.Expressions;

/// <summary>The bytes at which something can match, and whether it can at the end of the line.</summary>
internal readonly record struct ByteMask(ulong Low, ulong High, ulong BeyondLow, ulong BeyondHigh, bool AtEnd)
{
    /// <summary>Each byte, and the end.</summary>
    public static ByteMask All { get; } = new(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, true);

    /// <summary>The characters of ASCII among them.</summary>
    public CharacterSet Ascii => new(Low, High, CharacterClass.None);

    public static ByteMask operator |(ByteMask left, ByteMask right) => new(
        left.Low | right.Low, left.High | right.High, left.BeyondLow | right.BeyondLow, left.BeyondHigh | right.BeyondHigh, left.AtEnd || right.AtEnd);

    /// <summary>First bytes of the characters of a set.</summary>
    public static ByteMask Of(CharacterSet set)
    {
        var beyond = set.Beyond == CharacterClass.None ? 0 : ulong.MaxValue;
        return new ByteMask(set.Low, set.High, beyond, beyond, false);
    }

    /// <summary>One byte.</summary>
    public static ByteMask Of(byte value)
    {
        var bit = 1UL << (value & 63);
        return (value >> 6) switch
        {
            0 => new ByteMask(bit, 0, 0, 0, false),
            1 => new ByteMask(0, bit, 0, 0, false),
            2 => new ByteMask(0, 0, bit, 0, false),
            _ => new ByteMask(0, 0, 0, bit, false),
        };
    }

    /// <summary>True if <paramref name="value"/> is among them.</summary>
    public bool Has(byte value)
    {
        var word = value < 128 ? value < 64 ? Low : High : value < 192 ? BeyondLow : BeyondHigh;
        return (word >> (value & 63) & 1) != 0;
    }

    /// <summary>All bytes of the mask.</summary>
    public byte[] ToArray()
    {
        var count = 0;
        Span<byte> found = stackalloc byte[256];
        for (var value = 0; value < 256; value++)
        {
            if (Has((byte)value)) found[count++] = (byte)value;
        }

        return found[..count].ToArray();
    }
}
