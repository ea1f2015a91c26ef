using System;

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
}
