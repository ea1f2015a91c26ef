using System;
using System.Buffers;
using System.Text;
using System.Globalization;

namespace Banhammer.Engine.Dates.Expressions;

/// <summary>Characters of a line of UTF-8. Bytes that belong to none are unknown characters, as many as Python's <c>replace</c> makes of them.</summary>
internal static class Utf8Characters
{
    private const int MaxLength = 4;

    /// <summary>Bytes of the character at <paramref name="at"/>, which isn't ASCII, and its class.</summary>
    public static int Read(ReadOnlySpan<byte> line, int at, out CharacterClass found)
    {
        var isKnown = Rune.DecodeFromUtf8(line[at..], out var rune, out var length) == OperationStatus.Done;
        found = isKnown ? ClassOf(rune) : CharacterClass.Other;
        return length;
    }

    /// <summary>Bytes of the character that ends before <paramref name="end"/>.</summary>
    public static int LengthBefore(ReadOnlySpan<byte> line, int end)
    {
        for (var length = 1; length <= MaxLength && length <= end; length++)
        {
            var start = end - length;
            if (IsContinuation(line[start])) continue;
            // What follows a character that is complete, or broken off, stands by itself.
            if (length > 1) Rune.DecodeFromUtf8(line[start..end], out _, out start);
            return length > 1 && start == length ? length : 1;
        }

        return 1;
    }

    /// <summary>Characters that begin before <paramref name="end"/>.</summary>
    public static int CountBefore(ReadOnlySpan<byte> line, int end)
    {
        if (Ascii.IsValid(line[..end])) return end;
        var count = 0;
        for (var at = 0; at < end; count++) at += LengthAt(line, at);
        return count;
    }

    /// <summary>The byte at which a character stands that so many others precede; beyond the end of the line if it hasn't as many.</summary>
    public static int ByteAt(ReadOnlySpan<byte> line, int count)
    {
        if (Ascii.IsValid(line[..Math.Min(count, line.Length)])) return count;
        var at = 0;
        while (count > 0 && at < line.Length)
        {
            at += LengthAt(line, at);
            count--;
        }

        return at + count;
    }

    /// <summary>The code point at <paramref name="at"/>, or -1 outside of the line.</summary>
    public static int CodeAt(ReadOnlySpan<byte> line, int at)
    {
        if ((uint)at >= (uint)line.Length) return -1;
        if (line[at] < 0x80) return line[at];
        Rune.DecodeFromUtf8(line[at..], out var rune, out _);
        return rune.Value;
    }

    /// <summary>The code point that ends before <paramref name="at"/>, or -1 if there is none.</summary>
    public static int CodeBefore(ReadOnlySpan<byte> line, int at)
        => at > 0 && at <= line.Length ? CodeAt(line, at - LengthBefore(line, at)) : -1;

    /// <summary>True if a code point is a letter or a number.</summary>
    public static bool IsLetterOrNumber(int code)
        => code < 0x80 ? code >= 0 && char.IsAsciiLetterOrDigit((char)code) : ClassOf(new Rune(code)) == CharacterClass.Word;

    /// <summary>True if a character of a word begins at <paramref name="at"/>; false at the end.</summary>
    public static bool IsWordAt(ReadOnlySpan<byte> line, int at)
    {
        if ((uint)at >= (uint)line.Length) return false;
        var value = line[at];
        if (value < 0x80) return CharacterSet.Word.HasAscii(value);
        Read(line, at, out var found);
        return found == CharacterClass.Word;
    }

    /// <summary>True if a character of a word ends before <paramref name="at"/>; false at the start.</summary>
    public static bool IsWordBefore(ReadOnlySpan<byte> line, int at)
    {
        if (at == 0) return false;
        return IsWordAt(line, at - LengthBefore(line, at));
    }

    private static int LengthAt(ReadOnlySpan<byte> line, int at)
    {
        if (line[at] < 0x80) return 1;
        Rune.DecodeFromUtf8(line[at..], out _, out var length);
        return length;
    }

    private static bool IsContinuation(byte value) => (value & 0xc0) == 0x80;

    private static CharacterClass ClassOf(Rune rune)
    {
        if (Rune.IsWhiteSpace(rune)) return CharacterClass.Space;
        return Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            ? CharacterClass.Word
            : CharacterClass.Other;
    }
}
