using System;
using System.Buffers;
using System.Globalization;
using System.Text;

namespace Banhammer.Host.Controlling.PeerProtocol;

/// <summary>Texts as pickles have them.</summary>
/// <remarks>
/// Python keeps bytes that are no UTF-8 (in a path, in an argument) as lone surrogates, and writes these as three bytes each, which UTF-8 proper forbids.
/// </remarks>
internal static class PickleText
{
    private static readonly UTF8Encoding strict = new(false, throwOnInvalidBytes: true);

    /// <summary>From UTF-8 that may have lone surrogates.</summary>
    public static string FromUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return WithSurrogates(bytes);
        }
    }

    /// <summary>To UTF-8, lone surrogates included.</summary>
    public static byte[] ToUtf8(string text)
    {
        try
        {
            return strict.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            return WithSurrogates(text);
        }
    }

    /// <summary>From what Python 2 calls a string; bytes beyond ASCII can't be told apart, and are refused.</summary>
    public static string FromAscii(ReadOnlySpan<byte> bytes) =>
        bytes.ContainsAnyExceptInRange((byte)0, (byte)0x7f) ? throw new PickleException("a byte string that isn't ASCII") : Encoding.ASCII.GetString(bytes);

    /// <summary>From Latin-1 in which <c>\uXXXX</c> and <c>\UXXXXXXXX</c> stand for other characters.</summary>
    public static string FromEscaped(ReadOnlySpan<byte> line) => Unescape(Encoding.Latin1.GetString(line), "uU");

    /// <summary>From a Python 2 string in quotes, with escapes.</summary>
    public static string FromQuoted(ReadOnlySpan<byte> line) => line.Length >= 2 && line[0] == line[^1] && line[0] is (byte)'\'' or (byte)'"'
        ? FromAscii(Encoding.Latin1.GetBytes(Unescape(Encoding.Latin1.GetString(line[1..^1]), "x\\'\"nrt")))
        : throw new PickleException("a string line without quotes around it");

    private static string Unescape(string text, string known)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length || !known.Contains(text[i + 1], StringComparison.Ordinal))
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            switch (text[i])
            {
                case 'x':
                    result.Append((char)Hex(text, ref i, 2));
                    break;
                case 'u':
                    result.Append((char)Hex(text, ref i, 4));
                    break;
                case 'U':
                    result.Append(Hex(text, ref i, 8) is var code && Rune.IsValid(code) ? char.ConvertFromUtf32(code)
                        : throw new PickleException("an escape for no character"));
                    break;
                case var letter:
                    result.Append(letter switch { 'n' => '\n', 'r' => '\r', 't' => '\t', _ => letter });
                    break;
            }
        }

        return result.ToString();
    }

    private static int Hex(string text, ref int at, int digits)
    {
        if (at + digits >= text.Length || !int.TryParse(text.AsSpan(at + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            throw new PickleException($"an escape without its {digits} hexadecimal digits");
        at += digits;
        return value;
    }

    private static string WithSurrogates(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (bytes is [0xed, >= 0xa0 and <= 0xbf, >= 0x80 and <= 0xbf, ..])
            {
                text.Append((char)(0xd000 | ((bytes[1] & 0x3f) << 6) | (bytes[2] & 0x3f)));
                bytes = bytes[3..];
                continue;
            }

            if (Rune.DecodeFromUtf8(bytes, out var rune, out var length) != OperationStatus.Done)
                throw new PickleException("a text that isn't UTF-8");
            text.Append(rune.ToString());
            bytes = bytes[length..];
        }

        return text.ToString();
    }

    private static byte[] WithSurrogates(string text)
    {
        var bytes = new byte[text.Length * 3];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                length += rune.EncodeToUtf8(bytes.AsSpan(length));
                i += rune.Utf16SequenceLength - 1;
                continue;
            }

            bytes[length++] = (byte)(0xe0 | (text[i] >> 12));
            bytes[length++] = (byte)(0x80 | ((text[i] >> 6) & 0x3f));
            bytes[length++] = (byte)(0x80 | (text[i] & 0x3f));
        }

        return bytes.AsSpan(0, length).ToArray();
    }
}
