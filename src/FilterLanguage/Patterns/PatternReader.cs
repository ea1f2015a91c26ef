using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Patterns;

/// <summary>From one regex of a filter to its final text and tree, in one step.</summary>
public static class PatternReader
{
    /// <summary>Expands the tags of a regex and parses it.</summary>
    /// <inheritdoc cref="FinalRegex.Of(string, RegexRole, bool, int)"/>
    /// <returns>A tree, or a fault whose place is one in <paramref name="sourceText"/>.</returns>
    public static ReadPattern Read(string sourceText, RegexRole role, bool hostNames, int maxLines)
    {
        var expanded = TagExpander.Expand(sourceText, hostNames);
        var regex = FinalRegex.Of(expanded, role, maxLines);
        if (PythonText.IsBlank(regex.Text))
            return new ReadPattern(sourceText, regex, null, PatternFault.Of(PatternFaults.Empty, 0, sourceText.Length), expanded);

        var parsed = PatternParser.Parse(regex);
        if (parsed.Fault is not { } fault)
            return new ReadPattern(sourceText, regex, parsed.Tree, null, expanded);

        var (offset, length) = expanded.Source(fault.Offset, fault.Length);
        return new ReadPattern(sourceText, regex, null, fault with { Offset = offset, Length = length }, expanded);
    }
}
