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

    public PreparedLiteral(Literal literal)
    {
        fold = literal.Bytes.Select(value => literal.IgnoreCase && IsLetter(value) ? CaseBit : (byte)0).ToArray();
        text = literal.Bytes.Zip(fold, (value, mask) => (byte)(value | mask)).ToArray();
    }

    /// <summary>Bytes of the literal.</summary>
    public int Length => text.Length;

    /// <summary>The text, with letters whose case is ignored in their small form.</summary>
    public ReadOnlySpan<byte> Text => text;

    /// <summary>For each byte the bits to set in a byte of the log before the comparison.</summary>
    public ReadOnlySpan<byte> Fold => fold;

    /// <summary>Whether the literal stands in <paramref name="bytes"/> at <paramref name="start"/>, which may lie outside.</summary>
    public bool IsAt(ReadOnlySpan<byte> bytes, int start)
    {
        if (start < 0 || start > bytes.Length - text.Length)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if ((bytes[start + i] | fold[i]) != text[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLetter(byte value) => (uint)((value | CaseBit) - 'a') <= 'z' - 'a';
}
