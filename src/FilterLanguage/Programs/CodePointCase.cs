namespace Banhammer.FilterLanguage.Programs;

/// <summary>What Python's <c>(?i)</c> takes for equal: code points with the same lower case, or whose lower cases have the same upper case.</summary>
internal static class CodePointCase
{
    private const int DottedCapitalI = 0x130;
    private const int DotlessI = 0x131;
    private const int LongS = 0x17F;

    /// <summary>Equal for two code points exactly if they are equal without regard to case.</summary>
    /// <param name="codePoint">Any, also half of a surrogate pair.</param>
    /// <param name="asciiOnly">Only ASCII letters have a case.</param>
    public static int Fold(int codePoint, bool asciiOnly)
    {
        if (asciiOnly)
            return codePoint is >= 'A' and <= 'Z' ? codePoint + ('a' - 'A') : codePoint;

        // .NET's invariant mappings leave these three alone.
        return codePoint switch
        {
            DottedCapitalI or DotlessI => 'i',
            LongS => 's',
            _ => Lower(Upper(Lower(codePoint))),
        };
    }

    /// <summary>Whether any code point equal to a given one without regard to case lies in a range.</summary>
    public static bool IsInRange(int codePoint, int low, int high, bool asciiOnly)
    {
        bool Within(int c) => low <= c && c <= high;

        var fold = Fold(codePoint, asciiOnly);
        if (Within(codePoint) || Within(fold))
            return true;

        if (asciiOnly)
            return fold is >= 'a' and <= 'z' && Within(fold - ('a' - 'A'));

        return Within(Lower(codePoint)) || Within(Upper(fold))
            || (fold == 'i' && (Within(DotlessI) || Within(DottedCapitalI))) || (fold == 's' && Within(LongS));
    }

    /// <summary>Whether there is another code point that is equal without regard to case.</summary>
    public static bool HasVariants(int codePoint, bool asciiOnly)
    {
        var fold = Fold(codePoint, asciiOnly);
        return fold != codePoint || (asciiOnly ? fold is >= 'a' and <= 'z' : Upper(fold) != fold);
    }

#if NET
    private static int Lower(int codePoint) => System.Text.Rune.TryCreate(codePoint, out var rune) ? System.Text.Rune.ToLowerInvariant(rune).Value : codePoint;

    private static int Upper(int codePoint) => System.Text.Rune.TryCreate(codePoint, out var rune) ? System.Text.Rune.ToUpperInvariant(rune).Value : codePoint;
#else
    private static int Lower(int codePoint) =>
        codePoint is >= 0xD800 and <= 0xDFFF ? codePoint : char.ConvertToUtf32(char.ConvertFromUtf32(codePoint).ToLowerInvariant(), 0);

    private static int Upper(int codePoint) =>
        codePoint is >= 0xD800 and <= 0xDFFF ? codePoint : char.ConvertToUtf32(char.ConvertFromUtf32(codePoint).ToUpperInvariant(), 0);
#endif
}
