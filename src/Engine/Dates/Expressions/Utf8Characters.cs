using System;
using System.Buffers;
using System.Text;
using System.Globalization;

namespace Banhammer.Engine.Dates.Expressions;

/// <summary>Characters of a line of UTF-8; a byte that belongs to none is a character of its own.</summary>
internal static class Utf8Characters
{
    /// <summary>Bytes of the character at <paramref name="at"/>, which isn't ASCII, and its class.</summary>
    public static int Read(ReadOnlySpan<byte> line, int at, out CharacterClass found)
    {
        if (Rune.DecodeFromUtf8(line[at..], out var rune, out var length) != OperationStatus.Done)
        {
            found = CharacterClass.Other;
            return 1;
        }

        found = ClassOf(rune);
        return length;
    }

    /// <summary>Bytes of the character that ends before <paramref name="end"/>.</summary>
    public static int LengthBefore(ReadOnlySpan<byte> line, int end)
    {
        if (line[end - 1] < 0x80) return 1;
        for (var length = 2; length <= 4 && length <= end; length++)
        {
            if (Rune.DecodeFromUtf8(line[(end - length)..end], out _, out var used) == OperationStatus.Done && used == length) return length;
        }

        return 1;
    }

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

    private static CharacterClass ClassOf(Rune rune)
    {
        if (Rune.IsWhiteSpace(rune)) return CharacterClass.Space;
        return Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            ? CharacterClass.Word
            : CharacterClass.Other;
    }
}
