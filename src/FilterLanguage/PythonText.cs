using System.Globalization;

namespace Banhammer.FilterLanguage;

/// <summary>Python's ideas of text where .NET has others; configuration and regexes were written for them.</summary>
internal static class PythonText
{
    /// <summary>White space of <c>\s</c> and <c>strip</c>: that of .NET, and U+001C to U+001F.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\x1c' and <= '\x1f';

    /// <summary>Whether there is nothing but white space.</summary>
    public static bool IsBlank(string text) => SkipSpace(text, 0, text.Length) == text.Length;

    /// <summary>
    /// The offset of the first character of <paramref name="text"/> in the range that is not white space; <paramref name="end"/> if none.
    /// </summary>
    public static int SkipSpace(string text, int start, int end)
    {
        while (start < end && IsSpace(text[start]))
            start++;

        return start;
    }

    /// <summary>
    /// The offset after the last character of <paramref name="text"/> in the range that is not white space; <paramref name="start"/> if
    /// none.
    /// </summary>
    public static int TrimEnd(string text, int start, int end)
    {
        while (end > start && IsSpace(text[end - 1]))
            end--;

        return end;
    }

    /// <summary><paramref name="text"/> without white space at either end.</summary>
    public static string Strip(string text)
    {
        var end = TrimEnd(text, 0, text.Length);
        var start = SkipSpace(text, 0, end);
        return text.Substring(start, end - start);
    }

    /// <summary>The lower-case form under which options are stored.</summary>
    // The dialect lower-cases names; comparing in upper case would find other names.
#pragma warning disable CA1308
    public static string Lower(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>Whether <c>\w</c> takes a character: letters, numbers and the underscore.</summary>
    public static bool IsWord(string text, int index) => text[index] == '_' || IsWord(CharUnicodeInfo.GetUnicodeCategory(text, index));

    /// <summary>Whether <c>\w</c> takes the characters of a category; of the underscore's it takes that alone.</summary>
    public static bool IsWord(UnicodeCategory category) => category is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    /// <summary>The offset behind the characters of <c>\w</c>, and of <paramref name="more"/>, that stand at <paramref name="start"/>.</summary>
    public static int SkipWord(string text, int start, int end, string more = "")
    {
        while (start < end && (IsWord(text, start) || more.IndexOf(text[start], 0) >= 0))
            start += IsPair(text, start) ? 2 : 1;

        return start;
    }

    /// <summary>Whether a text can name a group.</summary>
    public static bool IsIdentifier(string text)
    {
        for (var i = 0; i < text.Length; i += IsPair(text, i) ? 2 : 1)
        {
            if (!IsIdentifierPart(text, i, i == 0))
                return false;
        }

        return text.Length > 0;
    }

    /// <summary>A number as <c>int()</c> reads it: blanks around, a sign, decimal digits of any script, single underscores between. Null if it is none.</summary>
    /// <returns>Saturated at <see cref="int.MaxValue"/>; -1 for any negative number.</returns>
    public static int? ParseInteger(string text)
    {
        var end = TrimEnd(text, 0, text.Length);
        var start = SkipSpace(text, 0, end);
        var negative = start < end && text[start] == '-';
        if (start < end && text[start] is '-' or '+')
            start++;

        long value = 0;
        var afterDigit = false;
        for (var i = start; i < end; i += IsPair(text, i) ? 2 : 1)
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(text, i);
            if (digit < 0 && !(text[i] == '_' && afterDigit && i + 1 < end))
                return null;

            afterDigit = digit >= 0;
            if (afterDigit)
                value = System.Math.Min(int.MaxValue, (value * 10) + digit);
        }

        return !afterDigit ? null : negative && value > 0 ? -1 : (int)value;
    }

    private static bool IsPair(string text, int index) => char.IsSurrogatePair(text, index);

    private static bool IsIdentifierPart(string text, int index, bool first)
    {
        switch (CharUnicodeInfo.GetUnicodeCategory(text, index))
        {
            case UnicodeCategory.UppercaseLetter:
            case UnicodeCategory.LowercaseLetter:
            case UnicodeCategory.TitlecaseLetter:
            case UnicodeCategory.ModifierLetter:
            case UnicodeCategory.OtherLetter:
            case UnicodeCategory.LetterNumber:
                return true;
            case UnicodeCategory.NonSpacingMark:
            case UnicodeCategory.SpacingCombiningMark:
            case UnicodeCategory.DecimalDigitNumber:
                return !first;
            case UnicodeCategory.ConnectorPunctuation:
                return !first || text[index] == '_';
            default:
                return false;
        }
    }
}
