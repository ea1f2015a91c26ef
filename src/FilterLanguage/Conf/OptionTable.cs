using System;
using System.Collections.Generic;

namespace Banhammer.FilterLanguage.Conf;

/// <summary>The options of a section after all files have had their say, in the order in which they first appeared.</summary>
public sealed class OptionTable
{
    private readonly List<ConfOption> options = [];
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);

    /// <summary>All options.</summary>
    public IReadOnlyList<ConfOption> Options => options;

    /// <summary>The option of that name, or null.</summary>
    public ConfOption? Find(string name) => indexes.TryGetValue(name, out var index) ? options[index] : null;

    /// <summary>Sets an option; its previous value is lost, its place in the order is kept.</summary>
    internal void Set(ConfOption option)
    {
        if (indexes.TryGetValue(option.Name, out var index))
        {
            options[index] = option;
            return;
        }

        indexes.Add(option.Name, options.Count);
        options.Add(option);
    }
}
