using Banhammer.FilterGenerator.Model;

namespace Banhammer.FilterGenerator.Emit;

/// <summary>What documentation says of a pattern.</summary>
internal static class PatternDoc
{
    /// <summary>Which regex of which file it is, and with which options; ends with a colon.</summary>
    public static string TitleOf(PatternSpec pattern) =>
        $"{pattern.Title} (<c>{DocText.Of($"{pattern.Where.Path}:{pattern.Where.Line}")}</c>), {DocText.Of(CircumstancesOf(pattern))}:";

    private static string CircumstancesOf(PatternSpec pattern)
    {
        var options = pattern.Variant.Length == 0 ? "default options" : pattern.Variant;
        return pattern.HostNames ? options : $"{options}, addresses only";
    }
}
