using Banhammer.Engine.Matching;

namespace Banhammer.Host.Filters;

/// <summary>What this binary was built with.</summary>
internal static class CompiledIn
{
    /// <summary>Patterns, filters and their files.</summary>
    public static PatternRegistry Registry => Banhammer.Filters.CompiledPatterns.Registry;
}
