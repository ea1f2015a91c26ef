using System;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Banhammer.Engine.Matching;

/// <summary>Reads dotted quads: four octets of 0 to 255 in one to three digits without leading zero.</summary>
/// <remarks>
/// Octets have one, two or three digits at random, so that the processor guesses a loop over them wrong several times an address. With vectors
/// all bytes are told apart at once, and the places of the dots choose, out of 81, the shuffle that puts the digits in columns: no guess is left.
/// 1: W. Muła, D. Lemire: Parsing IPv4 addresses with SIMD instructions.
/// </remarks>
internal static class IPv4Text
{
    private const int MinLength = 7; // 0.0.0.0
    private const int MaxLength = 15;
    private const int Layouts = 81; // of three lengths for each of four octets
    private const int NoByte = 0x80; // the shuffle gives zero

    private static readonly Layout[] layouts = Enumerable.Range(0, Layouts)
        .Select(number => new Layout((number / 27) + 1, (number / 9 % 3) + 1, (number / 3 % 3) + 1, (number % 3) + 1)).ToArray();

    /// <summary>Reads an address; false for any other text.</summary>
    /// <param name="text">Any bytes.</param>
    /// <param name="bits">In network order: 192.0.2.1 is 0xC0000201.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out uint bits) => Ssse3.IsSupported ? TryParseVector(text, out bits) : TryParsePlainly(text, out bits);

    /// <summary>The same, a byte after the other.</summary>
    internal static bool TryParsePlainly(ReadOnlySpan<byte> text, out uint bits)
    {
        bits = 0;
        var at = 0;
        for (var octetIndex = 0; octetIndex < 4; octetIndex++)
        {
            if (octetIndex > 0 && (at == text.Length || text[at++] != (byte)'.'))
            {
                return false;
            }

            var start = at;
            var octet = 0;
            while (at < text.Length && (uint)(text[at] - '0') <= 9)
            {
                octet = (octet * 10) + text[at++] - '0';
                if (octet > byte.MaxValue || (at - start > 1 && text[start] == (byte)'0'))
                {
                    return false;
                }
            }

            if (at == start)
            {
                return false;
            }

            bits = (bits << 8) | (uint)octet;
        }

        return at == text.Length;
    }

    private static bool TryParseVector(ReadOnlySpan<byte> text, out uint bits)
    {
        bits = 0;
        if (text.Length is < MinLength or > MaxLength)
        {
            return false;
        }

        var values = Load(text) - Vector128.Create((byte)'0');
        var dots = Vector128.Equals(values, Vector128.Create(unchecked((byte)('.' - '0')))).ExtractMostSignificantBits();
        var zeros = Vector128.Equals(values, Vector128<byte>.Zero).ExtractMostSignificantBits();
        var digits = Vector128.LessThanOrEqual(values, Vector128.Create((byte)9)).ExtractMostSignificantBits();

        // Of four lengths l the layout is 27 l1 + 9 l2 + 3 l3 + l4 - 40; other dots may give one too, but not its dots.
        var third = 31 - BitOperations.LeadingZeroCount(dots);
        var first = BitOperations.TrailingZeroCount(dots);
        var second = BitOperations.TrailingZeroCount(dots & (dots - 1));
        var number = (18 * first) + (6 * second) + (2 * third) + text.Length - 53;
        var end = 1u << text.Length;
        var leadingZeros = ((dots << 1) | 1) & zeros & (digits >> 1);
        if ((uint)number >= Layouts || (dots | end) != layouts[number].Ends || (digits | dots) != end - 1 || leadingZeros != 0)
        {
            return false;
        }

        // Columns times 100, 10 and 1, added up; then the lowest byte of each sum, the first octet highest.
        var columns = Ssse3.Shuffle(values, layouts[number].Columns);
        var pairs = Ssse3.MultiplyAddAdjacent(columns, Vector128.Create(0x00010A64u).AsSByte());
        var octets = Sse2.MultiplyAddAdjacent(pairs, Vector128<short>.One);
        bits = Ssse3.Shuffle(octets.AsByte(), Vector128.Create(0x0004080Cu).AsByte()).AsUInt32().ToScalar();
        return !Vector128.GreaterThanAny(octets, Vector128.Create((int)byte.MaxValue));
    }

    // As a vector with zeros behind: two loads that overlap, since nothing is known of the bytes behind the text.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Load(ReadOnlySpan<byte> text)
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        if (text.Length < sizeof(ulong))
        {
            var (low, high) = (Unsafe.ReadUnaligned<uint>(ref start), Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, MinLength - sizeof(uint))));
            return Vector128.CreateScalar(low | ((ulong)high << 24)).AsByte();
        }

        var behind = text.Length - sizeof(ulong);
        var tail = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, behind));
        return Vector128.Create(Unsafe.ReadUnaligned<ulong>(ref start), (tail >> (63 - (8 * behind))) >> 1).AsByte(); // a shift by 64 is none
    }

    /// <summary>How an address of four lengths is taken apart.</summary>
    private readonly struct Layout
    {
        /// <summary>The layout of octets of so many digits.</summary>
        public Layout(params ReadOnlySpan<int> lengths)
        {
            Span<byte> columns = stackalloc byte[Vector128<byte>.Count];
            columns.Fill(NoByte);
            var end = 0;
            for (var octet = 0; octet < lengths.Length; octet++)
            {
                end += lengths[octet];
                for (var digit = 0; digit < lengths[octet]; digit++)
                {
                    columns[(4 * octet) + 2 - digit] = (byte)(end - 1 - digit);
                }

                Ends |= 1u << end;
                end++;
            }

            Columns = Vector128.Create<byte>(columns);
        }

        /// <summary>For each octet where its hundreds, tens and ones stand, and a column of nothing.</summary>
        public Vector128<byte> Columns { get; }

        /// <summary>Where octets end, as bits: the dots and the end.</summary>
        public uint Ends { get; }
    }
}
