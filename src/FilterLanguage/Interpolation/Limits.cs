using System.Globalization;

namespace Banhammer.FilterLanguage.Interpolation;

/// <summary>How far expansion goes. The peer's limits, and two of ours that keep short files from filling the memory.</summary>
internal static class Limits
{
    /// <summary>Values with references that may stand inside each other.</summary>
    public const int MaxDepth = 10;

    /// <summary>Replacements of one tag inside one value.</summary>
    public const int MaxTagReplacements = 25;

    /// <summary>UTF-16 units of one expanded value; the longest stock value has some 8,000.</summary>
    public const int MaxLength = 1 << 18;

    /// <summary>References followed for one value.</summary>
    public const int MaxReplacements = 10_000;

    public static string Show(int limit) => limit.ToString(CultureInfo.InvariantCulture);
}
