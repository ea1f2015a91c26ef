using System;
using System.Linq;

namespace Banhammer.Engine.Prefiltering;

/// <summary>A literal made ready for comparison: a byte of the log is equal if, with <see cref="fold"/> set in it, it is the byte of the text.</summary>
/// <remarks>Bit 5 makes an ASCII letter small, so letters whose case is ignored have it in the mask, all other bytes have nothing.</remarks>
internal sealed class PreparedLiteral
{
    private const byte CaseBit = 0x20;

    private readonly byte[] text;
    private readonly byte[] fold;
    private readonly bool ignoresCase;

    public PreparedLiteral(Literal literal)
    {
        fold = literal.Bytes.Select(value => literal.IgnoreCase && IsLetter(value) ? CaseBit : (byte)0).ToArray();
        ignoresCase = fold.Contains(CaseBit);
        text = literal.Bytes.Zip(fold, (value, mask) => (byte)(value | mask)).ToArray();
    }

    /// <summary>Bytes of the literal.</summary>
    public int Length => text.Length;

    /// <summary>The text, with letters whose case is ignored in their small form.</summary>
    public ReadOnlySpan<byte> Text => text;

    /// <summary>For each byte the bits to set in a byte of the log before the comparison.</summary>
    public ReadOnlySpan<byte> Fold => fold;

    /// <summary>Whether the literal stands in <paramref name="bytes"/> at <paramref name="start"/>, which may lie outside.</summary>
    public bool IsAt(ReadOnlySpan<byte> bytes, int start) => start >= 0 && IsRestAt(bytes, start, 0);

    /// <summary>Whether the literal from its byte <paramref name="skip"/> on stands where it would if the literal began at <paramref name="start"/>.</summary>
    public bool IsRestAt(ReadOnlySpan<byte> bytes, int start, int skip)
    {
        if (start > bytes.Length - text.Length)
        {
            return false;
        }

        var there = bytes.Slice(start + skip, text.Length - skip);
        return ignoresCase ? EqualsFolded(there, skip) : there.SequenceEqual(text.AsSpan(skip));
    }

    /// <summary>Whether the literal stands anywhere in <paramref name="line"/>.</summary>
    public bool IsIn(ReadOnlySpan<byte> line)
    {
        if (!ignoresCase)
        {
            return line.IndexOf(text) >= 0;
        }

        for (var start = 0; start <= line.Length - text.Length; start++)
        {
            if (EqualsFolded(line.Slice(start, text.Length), 0))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLetter(byte value) => (uint)((value | CaseBit) - 'a') <= 'z' - 'a';

    private bool EqualsFolded(ReadOnlySpan<byte> there, int skip)
    {
        for (var i = 0; i < there.Length; i++)
        {
            if ((there[i] | fold[skip + i]) != text[skip + i])
            {
                return false;
            }
        }

        return true;
    }
}
