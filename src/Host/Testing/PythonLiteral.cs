using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Banhammer.Host.Testing;

/// <summary>Values as Python's <c>repr</c> shows them, which is how the peer prints options and groups.</summary>
internal static class PythonLiteral
{
    /// <summary>A text in quotes; <c>None</c> for null.</summary>
    public static string Of(string? text)
    {
        if (text is null)
        {
            return "None";
        }

        var quote = text.Contains('\'') && !text.Contains('"') ? '"' : '\'';
        var literal = new StringBuilder().Append(quote);
        foreach (var rune in text.EnumerateRunes())
        {
            literal.Append(rune.Value switch
            {
                '\\' => @"\\",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                var value when value == quote => "\\" + quote,
                ' ' => " ",
                < 0x100 and var value when !IsPrintable(rune) => $@"\x{value:x2}",
                < 0x10000 and var value when !IsPrintable(rune) => $@"\u{value:x4}",
                var value when !IsPrintable(rune) => $@"\U{value:x8}",
                _ => rune.ToString(),
            });
        }

        return literal.Append(quote).ToString();
    }

    /// <summary>A dictionary in the order of its pairs.</summary>
    public static string Of(IEnumerable<KeyValuePair<string, string?>> pairs) =>
        "{" + string.Join(", ", pairs.Select(pair => $"{Of(pair.Key)}: {Of(pair.Value)}")) + "}";

    /// <summary>A set, which is empty never, in the order given.</summary>
    public static string SetOf(IEnumerable<string> texts) => "{" + string.Join(", ", texts.Select(Of)) + "}";

    /// <summary>An integer.</summary>
    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A float: the shortest digits that give it back, with a point even if it is whole, with an exponent if it is huge or tiny.</summary>
    public static string Of(double number)
    {
        if (!double.IsFinite(number))
            return double.IsNaN(number) ? "nan" : number < 0 ? "-inf" : "inf";
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        if (text.Contains('E'))
        {
            var exponent = int.Parse(text.Split('E')[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            return $"{text.Split('E')[0]}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
        }

        if (Math.Abs(number) < 1e16)
            return text.Contains('.') ? text : text + ".0";

        // Here Python takes an exponent and the runtime doesn't yet.
        var sign = number < 0 ? "-" : "";
        var digits = text[sign.Length..].TrimEnd('0');
        return sign + digits[..1] + (digits.Length > 1 ? "." + digits[1..] : "") + "e+16";
    }

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
