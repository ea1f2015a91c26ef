using System;
using System.Globalization;
using System.Linq;

namespace Banhammer.Engine.Dates;

/// <summary>The decades that <c>%ExY</c> takes for years of a date: from the year 2000, or the last one if earlier, to three years ahead.</summary>
/// <param name="FirstDecade">First year without its last digit.</param>
/// <param name="LastDecade">Last year without its last digit.</param>
internal readonly record struct YearWindow(int FirstDecade, int LastDecade)
{
    /// <summary>The window around a year.</summary>
    public static YearWindow Around(int year) => new(Math.Min(200, (year - 1) / 10), (year + 3) / 10);

    /// <summary>True if <paramref name="decade"/>, a year without its last digit, is taken.</summary>
    public bool Contains(int decade) => decade >= FirstDecade && decade <= LastDecade;

    /// <summary>A regex for the years, as the peer writes it: <c>20[012]\d</c>.</summary>
    public string ToRegex()
    {
        var decades = Enumerable.Range(FirstDecade, LastDecade - FirstDecade + 1).Select(decade => decade.ToString("000", CultureInfo.InvariantCulture));
        return OneOf([.. decades]) + @"\d";
    }

    // What all have in common stands before the rest: all but the last digit, or else the first.
    private static string OneOf(string[] texts)
    {
        if (texts.Length == 1) return texts[0];
        var length = texts[0].Length;
        foreach (var common in (int[])[length - 1, 1])
        {
            if (common > 0 && common < length && texts.All(text => string.CompareOrdinal(text, 0, texts[0], 0, common) == 0))
                return texts[0][..common] + OneOf([.. texts.Select(text => text[common..])]);
        }

        return length > 1 ? $"(?:{string.Join('|', texts)})" : $"[{string.Concat(texts)}]";
    }
}
