namespace Banhammer.FilterLanguage.Conf;

/// <summary>What Python takes for white space; it differs from .NET in the four ASCII separators, and configuration was written for it.</summary>
internal static class PythonText
{
    /// <summary>True if <c>str.isspace</c> and <c>\s</c> take <paramref name="c"/> for white space.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || (c >= '\x1c' && c <= '\x1f');

    /// <summary>True if <c>\w</c> matches <paramref name="c"/>.</summary>
    public static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>
    /// The offset of the first character of <paramref name="text"/> in the range that is not white space; <paramref name="end"/> if none.
    /// </summary>
    public static int SkipSpace(string text, int start, int end)
    {
        while (start < end && IsSpace(text[start]))
        {
            start++;
        }

        return start;
    }

    /// <summary>
    /// The offset after the last character of <paramref name="text"/> in the range that is not white space; <paramref name="start"/> if
    /// none.
    /// </summary>
    public static int TrimEnd(string text, int start, int end)
    {
        while (end > start && IsSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    /// <summary><paramref name="text"/> without white space at either end.</summary>
    public static string Strip(string text)
    {
        var end = TrimEnd(text, 0, text.Length);
        var start = SkipSpace(text, 0, end);
        return text.Substring(start, end - start);
    }

    /// <summary><paramref name="text"/> cut to what fits into a message.</summary>
    public static string Clip(string text) => text.Length <= 60 ? text : text.Substring(0, 59) + "…";

    /// <summary>The lower-case form under which options are stored.</summary>
    // The dialect lower-cases names; comparing in upper case would find other names.
#pragma warning disable CA1308
    public static string Lower(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary><paramref name="text"/> contains <paramref name="c"/>.</summary>
    public static bool Has(string text, char c) => text.IndexOf(c) >= 0;
}
