using System;
using System.Globalization;
using System.Text;

namespace Banhammer.Engine.Matching;

/// <summary>Writes a tuple as Python prints it, which is what the peer bans and shows: <c>('192.0.2.3', None, 'left')</c>.</summary>
/// <param name="destination">With room for <see cref="MostBytes"/> of each value.</param>
internal ref struct TupleText(Span<byte> destination)
{
    private readonly Span<byte> destination = destination;
    private int length;

    /// <summary>Room that a value needs at most: each of its bytes may become <c>\x00</c>; quotes, comma and blank, or a bracket.</summary>
    public static int MostBytes(int valueBytes) => (4 * valueBytes) + "('None', "u8.Length;

    /// <summary>Adds a value.</summary>
    /// <param name="isSet">False: it is <c>None</c>.</param>
    /// <param name="utf8">The value; malformed bytes become U+FFFD.</param>
    public void Add(bool isSet, ReadOnlySpan<byte> utf8)
    {
        Append(length == 0 ? "("u8 : ", "u8);
        if (isSet)
        {
            AppendQuoted(utf8);
        }
        else
        {
            Append("None"u8);
        }
    }

    /// <summary>Ends the tuple.</summary>
    /// <returns>Its length.</returns>
    public int End()
    {
        Append(")"u8);
        return length;
    }

    // In single quotes, unless it has these and no double ones.
    private void AppendQuoted(ReadOnlySpan<byte> utf8)
    {
        var quote = utf8.Contains((byte)'\'') && !utf8.Contains((byte)'"') ? (byte)'"' : (byte)'\'';
        destination[length++] = quote;
        while (!utf8.IsEmpty)
        {
            Rune.DecodeFromUtf8(utf8, out var rune, out var consumed);
            Append(rune, quote);
            utf8 = utf8[consumed..];
        }

        destination[length++] = quote;
    }

    private void Append(Rune rune, byte quote)
    {
        switch (rune.Value)
        {
            case '\n':
                Append("\\n"u8);
                break;
            case '\r':
                Append("\\r"u8);
                break;
            case '\t':
                Append("\\t"u8);
                break;
            case '\\':
            case var value when value == quote:
                destination[length++] = (byte)'\\';
                destination[length++] = (byte)rune.Value;
                break;
            case var value when IsPrintable(rune):
                length += rune.EncodeToUtf8(destination[length..]);
                break;
            case < 0x100:
                AppendHex("\\x"u8, rune.Value, "x2");
                break;
            case < 0x10000:
                AppendHex("\\u"u8, rune.Value, "x4");
                break;
            default:
                AppendHex("\\U"u8, rune.Value, "x8");
                break;
        }
    }

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);

    private void AppendHex(ReadOnlySpan<byte> prefix, int value, string format)
    {
        Append(prefix);
        value.TryFormat(destination[length..], out var written, format, CultureInfo.InvariantCulture);
        length += written;
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(destination[length..]);
        length += text.Length;
    }
}
