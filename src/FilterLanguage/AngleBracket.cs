namespace Banhammer.FilterLanguage;

/// <summary>Tells the angle brackets of tags from those that a regex has of its own.</summary>
internal static class AngleBracket
{
    /// <summary>Whether the <c>&lt;</c> at <paramref name="at"/> is escaped, as in <c>\&lt;</c>, or part of <c>(?P&lt;name&gt;</c> or <c>(?&lt;=</c>.</summary>
    public static bool IsOfRegex(string regex, int at) => EndsWith(regex, at, "\\") || EndsWith(regex, at, "(?P") || EndsWith(regex, at, "(?");

    private static bool EndsWith(string regex, int end, string text) =>
        end >= text.Length && string.CompareOrdinal(regex, end - text.Length, text, 0, text.Length) == 0;
}
