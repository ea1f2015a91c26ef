using System.Globalization;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>Reads and computes the expression of a <see cref="Duration"/> in one pass.</summary>
/// <remarks>
/// <code>
/// sum     = product { ("+" | "-" | ) product }      nothing between: a number, then blanks or a unit, then a number
/// product = signed { ("*" | "/") signed | unit }    a unit right behind a digit or a blank multiplies
/// signed  = { "+" | "-" } ( number | "(" sum ")" )
/// </code>
/// A number is decimal, with or without point, without leading zeros unless it has a point. Depth of brackets is limited.
/// </remarks>
internal sealed class DurationReader
{
    private const int MaxDepth = 50;

    private readonly string text;
    private int at;
    private int depth;
    private bool hasFraction;
    private string? found;

    public DurationReader(string text) => this.text = text;

    /// <summary>Reads all of the text; if it can't, <paramref name="problem"/> says what was found.</summary>
    public bool TryRead(out double seconds, out bool fraction, out string? problem)
    {
        var valid = TrySum(out seconds);
        SkipBlanks();
        if (valid && at < text.Length)
            valid = Fail(IsLetter(text[at]) ? $"has the unknown unit '{Word()}'" : $"has an unexpected '{text[at]}'");
        fraction = hasFraction;
        problem = found;
        return valid;
    }

    private bool TrySum(out double value)
    {
        if (!TryProduct(out value))
            return false;
        while (true)
        {
            var end = at;
            SkipBlanks();
            var next = at < text.Length ? text[at] : '\0';
            if (next is '+' or '-')
                at++;
            else if (!StartsSummand(end, next))
                return true;
            if (!TryProduct(out var summand))
                return false;
            value += next == '-' ? -summand : summand;
        }
    }

    // "1h 30", "1 30", "1h30", "1h.5" add up; "1 .5" and "(1) 2" don't.
    private bool StartsSummand(int end, char next)
    {
        var last = text[end - 1];
        if (next == '.')
            return at == end && IsLetter(last) && at + 1 < text.Length && IsDigit(text[at + 1]);
        return IsDigit(next) && (IsLetter(last) || (IsDigit(last) && at > end));
    }

    private bool TryProduct(out double value)
    {
        if (!TrySigned(out value))
            return false;
        while (true)
        {
            var end = at;
            SkipBlanks();
            var next = at < text.Length ? text[at] : '\0';
            if (next is '*' or '/')
            {
                at++;
                if (!TrySigned(out var factor))
                    return false;
                if (next == '*')
                {
                    value *= factor;
                    continue;
                }

                if (factor == 0)
                    return Fail("divides by zero");
                value /= factor;
                hasFraction = true;
            }
            else if (IsLetter(next) && (at > end || IsDigit(text[at - 1])) && TryUnit(out var unit))
            {
                value *= unit;
            }
            else
            {
                at = end;
                return true;
            }
        }
    }

    private bool TrySigned(out double value)
    {
        var negative = false;
        for (SkipBlanks(); at < text.Length && text[at] is '+' or '-'; SkipBlanks())
            negative ^= text[at++] == '-';
        value = 0;
        if (at == text.Length)
            return Fail("ends where a number should be");
        if (text[at] == '(')
        {
            if (++depth > MaxDepth)
                return Fail("has too many brackets");
            at++;
            if (!TrySum(out value))
                return false;
            SkipBlanks();
            if (at == text.Length || text[at] != ')')
                return Fail("lacks a ')'");
            at++;
            depth--;
        }
        else if (!TryNumber(out value))
        {
            return false;
        }

        value = negative ? -value : value;
        return true;
    }

    private bool TryNumber(out double value)
    {
        var start = at;
        var point = -1;
        while (at < text.Length && (IsDigit(text[at]) || (text[at] == '.' && point < 0)))
        {
            if (text[at] == '.')
                point = at;
            at++;
        }

        value = 0;
        var number = text.Substring(start, at - start);
        if (number.Length == 0 || number == ".")
            return Fail(at < text.Length ? $"has '{(IsLetter(text[at]) ? Word() : text[at].ToString())}' where a number should be" : "ends in a point");
        hasFraction |= point >= 0;
        if (point < 0 && number[0] == '0' && number.Trim('0').Length > 0)
            return Fail($"has the number '{number}' with a leading zero");
        value = double.Parse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return true;
    }

    private bool TryUnit(out double seconds)
    {
        var word = Word();
        seconds = word.ToLowerInvariant() switch
        {
            "s" or "ss" or "sec" or "second" or "seconds" => 1,
            "m" or "mm" or "min" or "minute" or "minutes" => 60,
            "h" or "hh" or "hou" or "hour" or "hours" => 3_600,
            "d" or "dd" or "da" or "day" or "days" => 86_400,
            "w" or "ww" or "wee" or "week" or "weeks" => 604_800,
            "mo" or "mon" or "month" or "months" => 2_629_800, // a twelfth of a year
            "y" or "yy" or "yea" or "year" or "years" => 31_557_600, // 365.25 days
            _ => 0,
        };
        if (seconds == 0 || (at + word.Length < text.Length && text[at + word.Length] == '_'))
            return false;
        hasFraction |= seconds is 2_629_800 or 31_557_600;
        at += word.Length;
        return true;
    }

    private string Word()
    {
        var end = at;
        while (end < text.Length && IsLetter(text[end]))
            end++;
        return text.Substring(at, end - at);
    }

    private void SkipBlanks()
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r' or '\f' or '\v')
            at++;

        // The peer has Python compute the text, which takes the rest of a line for a comment.
        if (at < text.Length && text[at] == '#' && text.IndexOf('\n', at) < 0)
            at = text.Length;
    }

    private bool Fail(string what)
    {
        found ??= what;
        return false;
    }

    private static bool IsDigit(char value) => value is >= '0' and <= '9';

    private static bool IsLetter(char value) => value is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
