using System;
using System.Collections.Generic;
using Banhammer.FilterLanguage.Conf;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>Texts by exact name, in the order in which the names first came.</summary>
internal sealed class NamedTexts
{
    private readonly List<KeyValuePair<string, TracedText>> pairs = [];
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);

    public IReadOnlyList<KeyValuePair<string, TracedText>> Pairs => pairs;

    public TracedText? Find(string name) => indexes.TryGetValue(name, out var index) ? pairs[index].Value : null;

    /// <summary>Sets a text; does nothing for null.</summary>
    public void TrySet(string name, TracedText? value)
    {
        if (value is null)
        {
            return;
        }

        if (indexes.TryGetValue(name, out var index))
        {
            pairs[index] = new(name, value);
            return;
        }

        indexes.Add(name, pairs.Count);
        pairs.Add(new(name, value));
    }
}
