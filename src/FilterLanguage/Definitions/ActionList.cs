using System.Collections.Generic;
using Banhammer.FilterLanguage.Conf;

namespace Banhammer.FilterLanguage.Definitions;

// actions = action { blanks action }
// action  = name [ blanks '[' { name '=' value [ ',' | ']' '[' ] } ']' ]      blanks and line ends may stand around all of it
// What doesn't fit is an action up to the next blank, so that reading it says what is wrong.

/// <summary>Splits the value of a jail's <c>action</c>: at blanks and line ends, but not inside of brackets.</summary>
internal static class ActionList
{
    /// <summary>The actions, without blanks around them.</summary>
    public static IEnumerable<TracedText> Split(TracedText value)
    {
        var text = value.Text;
        for (var start = PythonText.SkipSpace(text, 0, text.Length); start < text.Length;)
        {
            var end = EndOfAction(text, start);
            yield return value.Slice(start, end - start);
            start = PythonText.SkipSpace(text, end, text.Length);
        }
    }

    private static int EndOfAction(string text, int start)
    {
        var nameEnd = start;
        while (nameEnd < text.Length && text[nameEnd] != '[' && !PythonText.IsSpace(text[nameEnd]))
            nameEnd++;

        var open = PythonText.SkipSpace(text, nameEnd, text.Length);
        var end = nameEnd > start && open < text.Length && text[open] == '[' ? EndOfOptions(text, open + 1) : -1;
        if (end >= 0 && IsAtBlank(text, end))
            return end;

        while (!IsAtBlank(text, nameEnd))
            nameEnd++;

        return nameEnd;
    }

    /// <summary>The offset behind the bracket that ends the options, or -1.</summary>
    private static int EndOfOptions(string text, int at)
    {
        while (true)
        {
            at = PythonText.SkipSpace(text, at, text.Length);
            if (at < text.Length && text[at] == ']')
                return at + 1;

            var nameEnd = PythonText.SkipWord(text, at, text.Length, "-.?");
            if (nameEnd == at || nameEnd >= text.Length || text[nameEnd] != '=')
                return -1;

            at = PythonText.SkipSpace(text, EndOfValue(text, nameEnd + 1), text.Length);
            if (at < text.Length && text[at] == ',')
            {
                at++;
            }
            else if (at < text.Length && text[at] == ']')
            {
                var next = PythonText.SkipSpace(text, at + 1, text.Length);
                if (next >= text.Length || text[next] != '[')
                    return at + 1;

                at = next + 1;
            }
        }
    }

    private static int EndOfValue(string text, int at)
    {
        var close = at < text.Length && text[at] is '"' or '\'' ? text.IndexOf(text[at], at + 1) : -1;
        if (close >= 0)
            return close + 1;

        while (at < text.Length && text[at] is not (',' or ']'))
            at++;

        return at;
    }

    private static bool IsAtBlank(string text, int at) => at >= text.Length || PythonText.IsSpace(text[at]);
}
