namespace Banhammer.Engine.Matching;

/// <summary>Which matchers a filter is to have; what a regex can't have falls back to the next best.</summary>
public enum MatcherChoice
{
    /// <summary>Emitted programs where they are compiled in, else interpreted ones, else .NET regexes.</summary>
    Fastest,

    /// <summary>Interpreted programs, even for what was compiled in.</summary>
    Vm,

    /// <summary>.NET regexes.</summary>
    Regex,
}
