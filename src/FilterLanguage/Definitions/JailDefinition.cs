using System.Linq;
using Banhammer.FilterLanguage.Conf;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>A jail with its options resolved, and its filter with them.</summary>
public sealed record JailDefinition
{
    /// <summary>The name of its section.</summary>
    public string Name { get; init; } = "";

    /// <summary>The filter as the jail has it: what the jail sets of it (<c>failregex</c>, <c>maxlines</c> …) takes the place of the filter's own.</summary>
    public FilterDefinition Filter { get; init; } = new();

    /// <summary>The options that mean something in a jail and are set, by name in ordinal order; those of its filter only where the jail sets them.</summary>
    public EquatableArray<FilterOption> Options { get; init; }

    /// <summary>The value of an option, or null.</summary>
    public TracedText? Find(string name) => Options.FirstOrDefault(option => option.Name == name)?.Value;
}
