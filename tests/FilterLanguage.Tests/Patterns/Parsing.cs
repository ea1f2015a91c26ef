using Banhammer.FilterLanguage.Patterns;
using Shouldly;

namespace Banhammer.FilterLanguage.Tests.Patterns;

/// <summary>Trees of regexes that are known to be valid.</summary>
internal static class Parsing
{
    public static PatternTree Tree(string pattern, bool multiline = false)
    {
        var parsed = PatternParser.Parse(new FinalRegex(pattern, multiline));
        parsed.Fault.ShouldBeNull(pattern);
        return parsed.Tree!;
    }

    public static ReadPattern FailRegex(string source, bool hostNames = true) => PatternReader.Read(source, RegexRole.Fail, hostNames, 1);
}
