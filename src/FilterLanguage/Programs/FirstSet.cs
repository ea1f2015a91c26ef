using System.Collections.Generic;
using System.Linq;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>A set of what can come next: each ASCII byte, other code points, and the end of the text.</summary>
/// <remarks>
/// Other code points are told apart by four kinds only (white space, decimal digits, other word characters, the rest), so that a class and
/// its complement are disjoint there too. A byte of 128 or more is in the set if any of the kinds is.
/// </remarks>
public readonly record struct FirstSet
{
    /// <summary>Stands for the end of the text where else a byte is.</summary>
    public const int End = 256;

    private const byte EndBit = 16;

    private readonly ulong low;
    private readonly ulong high;
    private readonly byte others;

    private FirstSet(ulong low, ulong high, byte others)
    {
        this.low = low;
        this.high = high;
        this.others = others;
    }

    /// <summary>Every byte and the end.</summary>
    public static FirstSet All { get; } = new(ulong.MaxValue, ulong.MaxValue, EndBit | (byte)WideKinds.All);

    /// <summary>The end of the text alone.</summary>
    public static FirstSet EndOnly { get; } = new(0, 0, EndBit);

    /// <summary>Every code point beyond ASCII.</summary>
    internal static FirstSet BeyondAscii { get; } = Of(0, 0, WideKinds.All);

    /// <summary>Each smallest set: one ASCII byte, one kind of other code points, or the end, which comes last.</summary>
    internal static IEnumerable<FirstSet> Atoms =>
    [
        .. Enumerable.Range(0, 128).Select(c => OfByte((byte)c)),
        .. new[] { WideKinds.Space, WideKinds.Digit, WideKinds.OtherWord, WideKinds.Rest }.Select(kind => Of(0, 0, kind)),
        EndOnly,
    ];

    /// <summary>Whether nothing can come.</summary>
    public bool IsEmpty => low == 0 && high == 0 && others == 0;

    /// <summary>The code points of a class.</summary>
    internal static FirstSet Of(ulong asciiLow, ulong asciiHigh, WideKinds wide) => new(asciiLow, asciiHigh, (byte)wide);

    /// <summary>What the byte stands for: itself, or any code point beyond ASCII.</summary>
    internal static FirstSet OfByte(byte value) => value switch
    {
        < 64 => new(1UL << value, 0, 0),
        < 128 => new(0, 1UL << (value - 64), 0),
        _ => new(0, 0, (byte)WideKinds.All),
    };

    /// <summary>Whether a byte, or <see cref="End"/>, is in the set.</summary>
    public bool Contains(int byteOrEnd) => byteOrEnd switch
    {
        < 64 => (low >> byteOrEnd & 1) != 0,
        < 128 => (high >> (byteOrEnd - 64) & 1) != 0,
        < End => (others & (byte)WideKinds.All) != 0,
        _ => (others & EndBit) != 0,
    };

    /// <summary>What is in this set alone.</summary>
    internal FirstSet Except(FirstSet other) => new(low & ~other.low, high & ~other.high, (byte)(others & ~other.others));

    /// <summary>Whether the two have anything in common.</summary>
    public bool Overlaps(FirstSet other) => !(this & other).IsEmpty;

    /// <summary>What is in either.</summary>
    public static FirstSet operator |(FirstSet left, FirstSet right) =>
        new(left.low | right.low, left.high | right.high, (byte)(left.others | right.others));

    /// <summary>What is in both.</summary>
    public static FirstSet operator &(FirstSet left, FirstSet right) =>
        new(left.low & right.low, left.high & right.high, (byte)(left.others & right.others));
}
