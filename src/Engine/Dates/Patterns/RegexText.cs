using System;

namespace Banhammer.Engine.Dates.Patterns;

/// <summary>Puts boundaries and the group that is cut around the regex of a date.</summary>
/// <remarks>
/// Which boundaries are wanted is read off the text of the regex and not off its structure, as users know it: a pattern that begins with
/// <c>^</c>, or with <c>**</c>, has none at its start; one that ends with <c>$</c>, <c>\b</c>, <c>\s</c> or <c>**</c> has none at its end.
/// The marks <c>**</c> say nothing else and are taken out.
/// </remarks>
internal static class RegexText
{
    private const string BeforeDate = @"(?=^|\b|\W)";
    private const string BehindDate = @"(?=\b|\W|$)";
    private const string LineStart = @"^(?:\W{0,2})?";

    /// <summary>The whole regex, and where it is anchored.</summary>
    /// <remarks>IsTied: the boundary that was wanted before the date was put there.</remarks>
    public static (string Regex, bool IsLineBegin, bool IsLineEnd, bool IsTied) Bound(string regex, Boundary begin, bool wantsEnd)
    {
        regex = regex.Trim();
        var flags = CutFlags(ref regex);
        var boundBegin = begin != Boundary.None && !BeginsUnbound(regex);
        var boundEnd = wantsEnd && !EndsUnbound(regex);
        if (!HasPlainGroup(regex)) regex = Wrap(regex);
        if (boundBegin) regex = (begin == Boundary.Line ? LineStart : BeforeDate) + regex;
        if (boundEnd) regex += BehindDate;
        var lineBegin = boundBegin && begin == Boundary.Line || BeginsWithCaret(regex);
        var lineEnd = EndsWithDollar(regex);
        return (flags + WithoutMarks(regex), lineBegin, lineEnd, boundBegin);
    }

    /// <summary>The pattern of a default template without what ties it to its surroundings, to be put into another pattern.</summary>
    public static string Unbound(string pattern)
    {
        if (pattern.StartsWith("{UNB}", StringComparison.Ordinal)) pattern = pattern[5..];
        return pattern.StartsWith(DatePatterns.LineBegin, StringComparison.Ordinal) ? pattern[DatePatterns.LineBegin.Length..] : pattern;
    }

    /// <summary>True if an unescaped parenthesis opens a group that captures and has no name.</summary>
    public static bool HasPlainGroup(string regex)
    {
        for (var i = 0; i < regex.Length; i++)
        {
            if (regex[i] == '(' && (i == 0 || regex[i - 1] != '\\') && (i + 1 == regex.Length || regex[i + 1] != '?')
                && !(i >= 2 && regex[i - 1] == '?' && regex[i - 2] == '(')) return true;
        }

        return false;
    }

    // (?i) and the like, wherever they stand; only the first counts, as there can't be two.
    private static string CutFlags(ref string regex)
    {
        for (var i = 0; i + 3 < regex.Length; i++)
        {
            if (regex[i] != '(' || regex[i + 1] != '?') continue;
            var length = FlagsAt(regex, i);
            if (length == 0 || !char.IsAsciiLetterLower(regex[i + 2])) continue;
            var flags = regex.Substring(i, length);
            regex = regex.Remove(i, length);
            return flags;
        }

        return "";
    }

    // Length of a group that only sets flags, or 0.
    private static int FlagsAt(string regex, int at)
    {
        if (at + 3 >= regex.Length || regex[at] != '(' || regex[at + 1] != '?') return 0;
        var end = at + 2;
        while (end < regex.Length && char.IsAsciiLetterOrDigit(regex[end])) end++;
        return end > at + 2 && end < regex.Length && regex[end] == ')' ? end + 1 - at : 0;
    }

    private static int SkipOpen(string regex, int at)
    {
        while (at < regex.Length && regex[at] == '(') at++;
        return at;
    }

    private static bool HasAt(string regex, int at, string text) => string.CompareOrdinal(regex, at, text, 0, text.Length) == 0;

    // After any number of opening parentheses and flags: ^  **  (**  (^  (?:^
    private static bool BeginsUnbound(string regex)
    {
        var open = SkipOpen(regex, 0);
        for (var at = 0; at <= open; at++)
        {
            if (IsUnboundAt(regex, at) || FlagsAt(regex, at) is > 0 and var length && IsUnboundAt(regex, at + length)) return true;
        }

        return false;
    }

    private static bool IsUnboundAt(string regex, int at)
        => HasAt(regex, at, "^") || HasAt(regex, SkipOpen(regex, at), "**") || HasAt(regex, at, "(^") || HasAt(regex, at, "(?:^");

    // $  $)  \b  \s  **  **) …, none of them escaped
    private static bool EndsUnbound(string regex)
    {
        if (regex.EndsWith(@"\b", StringComparison.Ordinal) || regex.EndsWith(@"\s", StringComparison.Ordinal))
            return regex.Length < 3 || regex[^3] != '\\';
        return EndsWithDollar(regex, '\0') || MarkAtEnd(regex) >= 0;
    }

    private static bool EndsWithDollar(string regex, char alsoNotBehind = '|')
    {
        var at = regex.EndsWith("$)", StringComparison.Ordinal) ? regex.Length - 2 : regex.EndsWith('$') ? regex.Length - 1 : -1;
        return at == 0 || at > 0 && regex[at - 1] != '\\' && regex[at - 1] != alsoNotBehind;
    }

    // Place of the mark ** that ends a regex, closing parentheses aside, or -1.
    private static int MarkAtEnd(string regex)
    {
        var end = regex.Length;
        while (end > 0 && regex[end - 1] == ')') end--;
        var at = end - 2;
        return at >= 0 && HasAt(regex, at, "**") && (at == 0 || regex[at - 1] != '\\') ? at : -1;
    }

    // ^( … )$, with flags and anchors outside of the group
    private static string Wrap(string regex)
    {
        var begin = FlagsAt(regex, 0);
        if (HasAt(regex, begin, "^")) begin++;
        begin += FlagsAt(regex, begin);
        var end = regex.Length > begin && regex.EndsWith('$') ? regex.Length - 1 : regex.Length;
        return $"{regex[..begin]}({regex[begin..end]}){regex[end..]}";
    }

    // ^  (^  (?:^ after flags, but not (^| which is one of several ways
    private static bool BeginsWithCaret(string regex)
    {
        var at = FlagsAt(regex, 0);
        if (HasAt(regex, at, "^")) return true;
        var open = HasAt(regex, at, "(?:^") ? 4 : HasAt(regex, at, "(^") ? 2 : 0;
        return open > 0 && !HasAt(regex, at + open, "|");
    }

    private static string WithoutMarks(string regex)
    {
        var at = SkipOpen(regex, 0);
        if (!HasAt(regex, at, "**") && at > 0 && FlagsAt(regex, at - 1) is > 0 and var length) at = SkipOpen(regex, at - 1 + length);
        if (HasAt(regex, at, "**")) regex = regex.Remove(at, 2);
        var end = MarkAtEnd(regex);
        return end < 0 ? regex : regex.Remove(end, 2);
    }
}
