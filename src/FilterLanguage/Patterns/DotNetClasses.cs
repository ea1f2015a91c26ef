using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Patterns;

/// <summary>Writes literals and classes for .NET.</summary>
internal static class DotNetClasses
{
    private const string Never = "(?!)";

    // What is not white space and not U+001C to U+001F, as a union: a class of .NET can't hold a negated one.
    private const string NotSpace = @"\p{L}\p{M}\p{N}\p{P}\p{S}\p{Cf}\p{Co}\p{Cn}\p{Cs}\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f";

    // What is neither a letter nor a number nor the underscore; Pc without the underscore is written out.
    private const string NotWord =
        @"\p{M}\p{Pd}\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}\u203f\u2040\u2054\ufe33\ufe34\ufe4d-\ufe4f\uff3f\p{S}\p{Z}\p{C}";

    /// <summary>A literal; more than one unit of it is no atom unless it ignores case.</summary>
    public static string Literal(LiteralNode literal)
    {
        var text = new StringBuilder();
        var folded = false;
        foreach (var c in literal.Text)
        {
            if (literal.IgnoreCase && literal.AsciiOnly && IsAsciiLetter(c))
            {
                text.Append('[').Append(char.ToUpperInvariant(c)).Append(char.ToLowerInvariant(c)).Append(']');
            }
            else if (literal.IgnoreCase && !literal.AsciiOnly && Partners(c) is { } partners)
            {
                text.Append('[').Append(partners).Append(']');
                folded = true;
            }
            else
            {
                text.Append(Escape(c, false));
                folded |= literal.IgnoreCase && !literal.AsciiOnly && (char.IsLetter(c) || c > 127);
            }
        }

        return folded ? "(?i:" + text + ")" : literal.IgnoreCase ? "(?:" + text + ")" : text.ToString();
    }

    /// <summary>A class; always an atom.</summary>
    public static string Class(ClassNode set)
    {
        if (set.Equals(ClassNode.Dot))
            return ".";

        if (set.Items.Count == 0 || TakesAll(set))
            return set.Negated == (set.Items.Count == 0) ? @"[\s\S]" : Never;

        if (set.Items.Count == 1 && set.Items[0].Category != ClassCategory.None)
            return Category(set.Items[0].Category, set.Negated, set.AsciiOnly);

        var ranges = Ranges(set);
        var inner = new StringBuilder();
        foreach (var item in set.Items.Where(i => i.Category != ClassCategory.None))
            inner.Append(Inside(item.Category, set.AsciiOnly));

        foreach (var (low, high) in ranges.SelectMany(WithinPlane))
            inner.Append(Range(low, high));

        var pairs = ranges.Where(r => r.High > 0xFFFF).SelectMany(r => Pairs(System.Math.Max(r.Low, 0x10000), r.High)).ToList();
        var units = inner.Length == 0 ? null : (set.Negated ? "[^" : "[") + inner + "]";
        if (set.Negated && units is null)
            units = @"[\s\S]";

        if (set.IgnoreCase && !set.AsciiOnly && units is not null)
            units = "(?i:" + units + ")";

        if (pairs.Count == 0)
            return units ?? Never;

        var joined = string.Join("|", pairs);
        return set.Negated ? "(?:(?!" + joined + ")" + units + ")" : "(?:" + (units is null ? "" : units + "|") + joined + ")";
    }

    // [\s\S] and its like.
    private static bool TakesAll(ClassNode set) =>
        Has(set, ClassCategory.Digit, ClassCategory.NotDigit) || Has(set, ClassCategory.Space, ClassCategory.NotSpace)
        || Has(set, ClassCategory.Word, ClassCategory.NotWord);

    private static bool Has(ClassNode set, ClassCategory a, ClassCategory b) =>
        set.Items.Contains(ClassItem.Of(a)) && set.Items.Contains(ClassItem.Of(b));

    private static string Category(ClassCategory category, bool negated, bool asciiOnly)
    {
        if (category == ClassCategory.Digit && !asciiOnly)
            return negated ? @"\D" : @"\d";

        if (category == ClassCategory.NotDigit && !asciiOnly)
            return negated ? @"\d" : @"\D";

        var positive = category switch
        {
            ClassCategory.NotDigit => ClassCategory.Digit,
            ClassCategory.NotSpace => ClassCategory.Space,
            ClassCategory.NotWord => ClassCategory.Word,
            _ => category,
        };
        return (negated != (positive != category) ? "[^" : "[") + Inside(positive, asciiOnly) + "]";
    }

    private static string Inside(ClassCategory category, bool asciiOnly) => (category, asciiOnly) switch
    {
        (ClassCategory.Digit, false) => @"\d",
        (ClassCategory.Digit, true) => "0-9",
        (ClassCategory.NotDigit, false) => @"\D",
        (ClassCategory.NotDigit, true) => @"\0-/:-\uffff",
        (ClassCategory.Space, false) => @"\s\x1c-\x1f",
        (ClassCategory.Space, true) => @" \t-\r",
        (ClassCategory.NotSpace, false) => NotSpace,
        (ClassCategory.NotSpace, true) => @"\0-\x08\x0e-\x1f!-\uffff",
        (ClassCategory.Word, false) => @"\p{L}\p{N}_",
        (ClassCategory.Word, true) => "a-zA-Z0-9_",
        (ClassCategory.NotWord, false) => NotWord,
        (ClassCategory.NotWord, true) => @"\0-/:-@\[-\^`{-\uffff",
        _ => "",
    };

    // The ranges of a class, with the case partners that .NET doesn't add by itself.
    private static List<(int Low, int High)> Ranges(ClassNode set)
    {
        var ranges = set.Items.Where(i => i.Category == ClassCategory.None).Select(i => (i.Low, i.High)).ToList();
        if (!set.IgnoreCase)
            return ranges;

        if (set.AsciiOnly)
        {
            for (var c = 'a'; c <= 'z'; c++)
            {
                var (lower, upper) = (Contains(ranges, c), Contains(ranges, c - 32));
                if (lower != upper)
                    ranges.Add(lower ? (c - 32, c - 32) : (c, c));
            }

            return ranges;
        }

        foreach (var family in Families)
        {
            if (family.Any(c => Contains(ranges, c)))
                ranges.AddRange(family.Where(c => IsOwnCase(c) && !Contains(ranges, c)).Select(c => ((int)c, (int)c)));
        }

        return ranges;
    }

    private static bool Contains(List<(int Low, int High)> ranges, int code) => ranges.Exists(r => r.Low <= code && code <= r.High);

    // What Python takes for equal without regard to case, and .NET doesn't: dotless i, i with a dot, long s, and the second forms of Greek
    // and old Cyrillic letters. The tests compare all characters.
    private static readonly string[] Families =
    [
        "iI\u0130\u0131", "sS\u017f", "\u00b5\u039c\u03bc", "\u0345\u0399\u03b9\u1fbe", "\u0390\u1fd3", "\u03b0\u1fe3", "\u0392\u03b2\u03d0", "\u0395\u03b5\u03f5",
        "\u0398\u03b8\u03d1\u03f4", "\u039a\u03ba\u03f0", "\u03a0\u03c0\u03d6", "\u03a1\u03c1\u03f1", "\u03a3\u03c2\u03c3", "\u03a6\u03c6\u03d5", "\u0412\u0432\u1c80",
        "\u0414\u0434\u1c81", "\u041e\u043e\u1c82", "\u0421\u0441\u1c83", "\u0422\u0442\u1c84\u1c85", "\u042a\u044a\u1c86", "\u0462\u0463\u1c87", "\ua64a\ua64b\u1c88",
        "\u1e60\u1e61\u1e9b", "\ufb05\ufb06",
    ];

    private static string? Partners(char c) => System.Array.Find(Families, f => f.Contains(c)) is { } family
        ? string.Concat(family.Where(IsOwnCase).Select(m => Escape(m, true)))
        : null;

    // .NET adds the upper case of an ASCII letter by itself.
    private static bool IsOwnCase(char c) => c is > '\x7f' or (>= 'a' and <= 'z');

    // Halves of pairs are never characters of a decoded text; in .NET they would match half of one.
    private static IEnumerable<(int Low, int High)> WithinPlane((int Low, int High) range)
    {
        if (range.Low < 0xD800)
            yield return (range.Low, System.Math.Min(range.High, 0xD7FF));

        if (range.High > 0xDFFF && range.Low <= 0xFFFF)
            yield return (System.Math.Max(range.Low, 0xE000), System.Math.Min(range.High, 0xFFFF));
    }

    private static IEnumerable<string> Pairs(int low, int high)
    {
        while (low <= high)
        {
            // One alternative for a run that shares its first unit, or for whole blocks of such runs.
            var blockEnd = low | 0x3FF;
            var wholeBlocks = (low & 0x3FF) == 0 && blockEnd <= high;
            var end = wholeBlocks ? ((high + 1) & ~0x3FF) - 1 : System.Math.Min(blockEnd, high);
            var (from, to) = (char.ConvertFromUtf32(low), char.ConvertFromUtf32(end));
            yield return Set(from[0], to[0]) + Set(from[1], to[1]);

            low = end + 1;
        }
    }

    private static string Set(char low, char high) => low == high ? Escape(low, false) : "[" + Range(low, high) + "]";

    private static string Range(int low, int high)
    {
        var first = Escape((char)low, true);
        return low == high ? first : high == low + 1 ? first + Escape((char)high, true) : first + "-" + Escape((char)high, true);
    }

    private static string Escape(char c, bool inClass)
    {
        switch (c)
        {
            case '\n':
                return @"\n";
            case '\r':
                return @"\r";
            case '\t':
                return @"\t";
        }

        if ((inClass ? @"\[]^-" : @"\*+?|{[()^$.").Contains(c))
            return "\\" + c;

        if (c is >= ' ' and <= '~' || (c > 0xA0 && IsVisible(c)))
            return c.ToString();

        return c < 0x100 ? @"\x" + ((int)c).ToString("x2", CultureInfo.InvariantCulture) : @"\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture);
    }

    // Letters, digits and signs stand for themselves; what could not be seen in the source, or would move, does not.
    private static bool IsVisible(char c) => char.IsLetterOrDigit(c) || char.IsPunctuation(c) || char.IsSymbol(c);

    private static bool IsAsciiLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
