using System;
using System.Collections.Generic;
using Banhammer.FilterLanguage.Conf;

namespace Banhammer.FilterLanguage.Interpolation;

/// <summary>Values that a reference finds before it looks at any section: options passed to a filter, and those of its jail.</summary>
public sealed class Variables
{
    private readonly Dictionary<string, TracedText> values = new(StringComparer.Ordinal);

    /// <summary>No variables.</summary>
    public static Variables None { get; } = new();

    /// <summary>Number of variables.</summary>
    public int Count => values.Count;

    /// <summary>Sets a variable; its name is lower-cased, as references are.</summary>
    public static Variables Of(IEnumerable<KeyValuePair<string, TracedText>> values)
    {
        var variables = new Variables();
        foreach (var pair in values)
        {
            variables.values[PythonText.Lower(pair.Key)] = pair.Value;
        }

        return variables;
    }

    /// <summary>The value of a variable, or null.</summary>
    public TracedText? Find(string lowerName) => values.TryGetValue(lowerName, out var value) ? value : null;
}
