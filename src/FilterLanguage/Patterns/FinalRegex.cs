namespace Banhammer.FilterLanguage.Patterns;

/// <summary>A regex as Python would compile it, after all tags are expanded; the key under which a matcher is registered.</summary>
/// <param name="Text">Python's syntax, nothing left to expand.</param>
/// <param name="Multiline"><c>^</c> and <c>$</c> match at every line, as with <c>re.MULTILINE</c>.</param>
public sealed record FinalRegex(string Text, bool Multiline)
{
    /// <summary>The final form of a regex of a filter.</summary>
    /// <param name="sourceText">One regex, interpolated, with its server-side tags such as <c>&lt;HOST&gt;</c>.</param>
    /// <param name="role">What it is for.</param>
    /// <param name="hostNames">Whether <c>&lt;HOST&gt;</c> takes host names too: true unless <c>usedns = no</c>.</param>
    /// <param name="maxLines">The filter's <c>maxlines</c>.</param>
    public static FinalRegex Of(string sourceText, RegexRole role, bool hostNames, int maxLines) =>
        Of(TagExpander.Expand(sourceText, hostNames), role, maxLines);

    internal static FinalRegex Of(ExpandedText expanded, RegexRole role, int maxLines) =>
        new(expanded.Text, role == RegexRole.Fail && maxLines > 1);
}
