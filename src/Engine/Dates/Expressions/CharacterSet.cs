namespace Banhammer.Engine.Dates.Expressions;

/// <summary>A set of characters: any of the 128 of ASCII, and of the others those of whole classes.</summary>
/// <param name="Low">The characters 0 to 63, a bit each.</param>
/// <param name="High">The characters 64 to 127.</param>
/// <param name="Beyond">The characters beyond ASCII.</param>
internal readonly record struct CharacterSet(ulong Low, ulong High, CharacterClass Beyond)
{
    /// <summary><c>\d</c>. Digits of other scripts are none in a date.</summary>
    public static CharacterSet Digit { get; } = Range('0', '9');

    /// <summary><c>\s</c> as Python has it, with the four separators of ASCII.</summary>
    public static CharacterSet Space { get; } = (Range('\t', '\r') | Range('\x1c', ' ')) with { Beyond = CharacterClass.Space };

    /// <summary><c>\w</c>.</summary>
    public static CharacterSet Word { get; } =
        (Digit | Range('A', 'Z') | Range('a', 'z') | Single('_')) with { Beyond = CharacterClass.Word };

    /// <summary><c>.</c>: all but the line feed.</summary>
    public static CharacterSet Any { get; } = Single('\n').Complement;

    /// <summary>All characters that this set lacks.</summary>
    public CharacterSet Complement => new(~Low, ~High, ~Beyond & CharacterClass.All);

    public static CharacterSet operator |(CharacterSet left, CharacterSet right) => new(left.Low | right.Low, left.High | right.High, left.Beyond | right.Beyond);

    /// <summary>One character of ASCII.</summary>
    public static CharacterSet Single(char character) => Range(character, character);

    /// <summary>A range of ASCII, ends included.</summary>
    public static CharacterSet Range(char first, char last)
    {
        ulong low = 0, high = 0;
        for (int i = first; i <= last; i++)
        {
            if (i < 64) low |= 1UL << i;
            else high |= 1UL << (i - 64);
        }

        return new CharacterSet(low, high, CharacterClass.None);
    }

    /// <summary>True if this ASCII byte is in the set.</summary>
    public bool HasAscii(byte value) => ((value < 64 ? Low : High) >> (value & 63) & 1) != 0;

    /// <summary>True if this byte is ASCII and in the set.</summary>
    public bool IsAsciiIn(byte value) => value < 0x80 && HasAscii(value);

    /// <summary>The set with both cases of each letter that is in it.</summary>
    public CharacterSet WithBothCases()
    {
        const ulong Letters = 0x07fffffe; // A to Z, counted from 64
        var upper = High & Letters;
        var lower = High >> 32 & Letters;
        return this with { High = High | upper << 32 | lower };
    }

    /// <summary>True if all characters of this set are in <paramref name="other"/>.</summary>
    public bool IsWithin(CharacterSet other) => (Low & ~other.Low) == 0 && (High & ~other.High) == 0 && (Beyond & ~other.Beyond) == 0;
}
