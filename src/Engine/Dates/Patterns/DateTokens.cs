using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Banhammer.Engine.Dates.Expressions;

namespace Banhammer.Engine.Dates.Patterns;

/// <summary>The <c>%</c> tokens of date patterns: the regex that each stands for and the name that it is shown by.</summary>
/// <remarks>
/// Groups are called after the letter of the token, so <c>%ExY</c> and <c>%Y</c> are one field. The order of alternatives decides what a
/// date takes, so it is that of the peer. One difference: a fraction has any number of digits, not six, so that a zone behind it is read.
/// </remarks>
internal static class DateTokens
{
    /// <summary>English, whatever the locale: names of months and days, short and long, as they are written in stamps.</summary>
    public static readonly string[] Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>Names of days, the week beginning on Monday.</summary>
    public static readonly string[] WeekDays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private const string Abbreviation = "[A-Z](?:[A-Z]{2,4})?";
    private const string Offset = @"[+-][01]\d(?::?\d{2})?";
    private const string ShortMonth = "(?P<b>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";
    private const string ShortDay = "(?P<a>mon|tue|wed|thu|fri|sat|sun)";
    private const string PlainClock = @"(?P<H>2[0-3]|[0-1]\d|\d):(?P<M>[0-5]\d|\d):(?P<S>6[0-1]|[0-5]\d|\d)";
    private const string PlainDay = @"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])";

    private static readonly Dictionary<string, (string Regex, string Name)> Known = new()
    {
        ["%"] = ("%", "%"),
        ["Y"] = (@"(?P<Y>\d{4})", "Year"),
        ["ExY"] = ($"(?P<Y>{ExpressionParser.YearMark})", "ExYear"),
        ["y"] = (@"(?P<y>\d\d)", "Year2"),
        ["Exy"] = (@"(?P<y>\d{2})", "ExYear2"),
        ["m"] = ("(?P<m>0?[1-9]|1[0-2])", "Month"),
        ["Exm"] = ("(?P<m>0[1-9]|1[0-2])", "ExMonth"),
        ["d"] = (@"(?P<d>[1-2]\d|[0 ]?[1-9]|3[0-1])", "Day"),
        ["Exd"] = (@"(?P<d>[1-2]\d|0[1-9]|3[0-1])", "ExDay"),
        ["b"] = (ShortMonth, "MON"),
        ["B"] = ("(?P<B>september|february|november|december|january|october|august|march|april|june|july|may)", "MONTH"),
        ["a"] = (ShortDay, "DAY"),
        ["A"] = ("(?P<A>wednesday|thursday|saturday|tuesday|monday|friday|sunday)", "DAYNAME"),
        ["H"] = (@"(?P<H>[0-1]?\d|2[0-3])", "24hour"),
        ["ExH"] = (@"(?P<H>[0-1]\d|2[0-3])", "Ex24hour"),
        ["k"] = (@" ?(?P<H>[0-2]?\d)", "%k"),
        ["Exk"] = (@" ?(?P<H>[0-1]?\d|2[0-3])", "%Exk"),
        ["I"] = ("(?P<I>1[0-2]|0[1-9]|[1-9])", "12hour"),
        ["l"] = (@" ?(?P<I>1?\d)", "%l"),
        ["Exl"] = (@" ?(?P<I>1[0-2]|\d)", "%Exl"),
        ["p"] = ("(?P<p>am|pm)", "AMPM"),
        ["M"] = (@"(?P<M>[0-5]?\d)", "Minute"),
        ["ExM"] = (@"(?P<M>[0-5]\d)", "ExMinute"),
        ["S"] = (@"(?P<S>[0-5]?\d|6[0-1])", "Second"),
        ["ExS"] = (@"(?P<S>[0-5]\d|6[0-1])", "ExSecond"),
        ["f"] = ("(?P<f>[0-9]+)", "Microseconds"),
        ["j"] = (@"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])", "Yearday"),
        ["U"] = (@"(?P<U>5[0-3]|[0-4]\d|\d)", "Yearweek"),
        ["W"] = (@"(?P<W>5[0-3]|[0-4]\d|\d)", "Yearweek"),
        ["w"] = ("(?P<w>[0-6])", "Weekday"),
        ["u"] = ("(?P<u>[1-7])", "%u"),
        ["G"] = (@"(?P<G>\d\d\d\d)", "%G"),
        ["V"] = (@"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)", "%V"),
        ["z"] = ($"(?P<z>Z|UTC|GMT|{Offset})", "Zone offset"),
        ["Exz"] = ($"(?P<z>(?:{Abbreviation})?{Offset}|{Abbreviation})", "ExZone offset"),
        ["Z"] = ("(?P<Z>Z|[A-Z]{3,5})", "Zone name"),
        ["ExZ"] = ($"(?P<Z>{Abbreviation})", "ExZone name"),
        ["c"] = ($@"{ShortDay}\s+{ShortMonth}\s+{PlainDay}\s+{PlainClock}\s+(?P<Y>\d\d\d\d)", "%c"),
        ["x"] = ($@"(?P<m>1[0-2]|0[1-9]|[1-9])/{PlainDay}/(?P<y>\d\d)", "%x"),
        ["X"] = (PlainClock, "%X"),
    };

    /// <summary>Replaces each token by its regex and by its name; false, with what is wrong, for a <c>%</c> that begins none.</summary>
    public static bool TryExpand(string pattern, out string regex, out string name, [NotNullWhen(false)] out string? problem)
    {
        var (regexText, nameText) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%')
            {
                regexText.Append(pattern[i]);
                nameText.Append(pattern[i]);
                continue;
            }

            var length = i + 3 < pattern.Length && pattern[i + 1] == 'E' && pattern[i + 2] == 'x' ? 3 : 1;
            if (i + length >= pattern.Length || !Known.TryGetValue(pattern.Substring(i + 1, length), out var token))
            {
                (regex, name) = ("", "");
                var rest = pattern.Substring(i, System.Math.Min(length + 1, pattern.Length - i));
                problem = $"datepattern '{pattern}' has '{rest}', which is no token; write '%%' for a percent sign";
                return false;
            }

            regexText.Append(token.Regex);
            nameText.Append(token.Name);
            i += length;
        }

        (regex, name, problem) = (regexText.ToString(), nameText.ToString(), null);
        return true;
    }

    /// <summary>True if the pattern names a month, a day or AM and PM, so that its letters are compared without case.</summary>
    public static bool HasNames(string pattern)
    {
        for (var i = 0; i + 1 < pattern.Length; i++)
        {
            if (pattern[i] == '%' && (i == 0 || pattern[i - 1] != '%') && pattern[i + 1] is 'a' or 'A' or 'b' or 'B' or 'p' or 'c')
                return true;
        }

        return false;
    }
}
