using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.Engine.Matching;

/// <summary>What the build compiled in: patterns by their final text, the filters that they come from, and the filters' own files.</summary>
public sealed class PatternRegistry
{
    private readonly Dictionary<FinalRegex, CompiledPattern> patterns;

    /// <summary>A registry; called by generated code.</summary>
    /// <param name="patterns">Distinct by text and flags.</param>
    /// <param name="filters">The filters, in the order of their names.</param>
    /// <param name="confFiles">Path and text of each file that the filters were read from.</param>
    public PatternRegistry(CompiledPattern[] patterns, CompiledFilter[] filters, KeyValuePair<string, string>[] confFiles)
    {
        this.patterns = patterns.ToDictionary(pattern => pattern.Final);
        Filters = filters;
        ConfFiles = new Dictionary<string, string>(confFiles);
    }

    /// <summary>A registry of nothing: each regex is built at run time.</summary>
    public static PatternRegistry Empty { get; } = new([], [], []);

    /// <summary>The filters compiled in.</summary>
    public IReadOnlyList<CompiledFilter> Filters { get; }

    /// <summary>Text by path of the files that the filters were read from.</summary>
    public IReadOnlyDictionary<string, string> ConfFiles { get; }

    /// <summary>Number of patterns compiled in.</summary>
    public int Count => patterns.Count;

    /// <summary>The compiled pattern of a final regex, or null.</summary>
    public CompiledPattern? Find(FinalRegex final) => patterns.GetValueOrDefault(final);
}
