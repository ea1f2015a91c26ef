using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Patterns;

/// <summary>From one regex of a filter to its final text and tree, in one step.</summary>
public static class PatternReader
{
    /// <summary>Expands the tags of a regex and parses it. The fault's place is one in <paramref name="sourceText"/>.</summary>
    /// <inheritdoc cref="FinalRegex.Of"/>
    public static ReadPattern Read(string sourceText, RegexRole role, bool hostNames, int maxLines)
    {
        var expanded = TagExpander.Expand(sourceText, hostNames);
        var regex = new FinalRegex(expanded.Text, role == RegexRole.Fail && maxLines > 1);
        if (PythonText.IsBlank(regex.Text))
            return new ReadPattern(regex, null, PatternFault.Of(PatternFaults.Empty, 0, sourceText.Length));

        var parsed = PatternParser.Parse(regex);
        if (parsed.Fault is not { } fault)
            return new ReadPattern(regex, parsed.Tree, null);

        var (offset, length) = expanded.Source(fault.Offset, fault.Length);
        return new ReadPattern(regex, null, fault with { Offset = offset, Length = length });
    }
}
