using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Banhammer.FilterGenerator.Emit;

/// <summary>Text as a C# literal: raw wherever a reader can take it at its face, escaped otherwise.</summary>
internal static class StringLiteral
{
    private const int ShortestFence = 3;

    /// <summary>A literal of one line: <c>"plain"</c>, <c>"""raw \d"""</c>, or with escapes.</summary>
    public static string Of(string text)
    {
        if (!text.All(IsPlain))
        {
            return Escaped(text);
        }

        if (text.IndexOf('\\') < 0 && text.IndexOf('"') < 0)
        {
            return $"\"{text}\"";
        }

        // A raw literal of one line can't start or end with a quote: the fence would swallow it.
        return text[0] == '"' || text[text.Length - 1] == '"' ? Escaped(text) : Fence(text) + text + Fence(text);
    }

    /// <summary>A raw literal over several lines, indented as it is written; escaped when the text has characters no editor shows.</summary>
    /// <returns>Lines separated by <c>\n</c>; the value is <paramref name="text"/> to the last character.</returns>
    public static string OfLines(string text)
    {
        if (!text.All(symbol => symbol == '\n' || symbol == '\t' || IsPlain(symbol)))
        {
            return Escaped(text);
        }

        var fence = Fence(text);
        return $"{fence}\n{text}\n{fence}";
    }

    private static string Fence(string text)
    {
        var longest = 0;
        var run = 0;
        foreach (var symbol in text)
        {
            run = symbol == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return new string('"', Math.Max(ShortestFence, longest + 1));
    }

    private static bool IsPlain(char symbol) => char.GetUnicodeCategory(symbol) switch
    {
        // Controls and line separators would break the line, format characters could hide text, a lone surrogate isn't UTF-8.
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => false,
        UnicodeCategory.SpaceSeparator => symbol == ' ',
        _ => true,
    };

    private static string Escaped(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var symbol in text)
        {
            literal.Append(symbol switch
            {
                '\\' => @"\\",
                '"' => "\\\"",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                _ when IsPlain(symbol) => symbol.ToString(),
                _ => @"\u" + ((int)symbol).ToString("x4", CultureInfo.InvariantCulture),
            });
        }

        return literal.Append('"').ToString();
    }
}
