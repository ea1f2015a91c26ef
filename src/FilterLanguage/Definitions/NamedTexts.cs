using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>Texts by exact name, in the order in which the names first came.</summary>
internal sealed class NamedTexts
{
    private readonly List<KeyValuePair<string, TracedText>> pairs = [];
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);

    public IReadOnlyList<KeyValuePair<string, TracedText>> Pairs => pairs;

    /// <summary>Texts that all stand at one place, in the order of their names.</summary>
    public static NamedTexts At(IReadOnlyDictionary<string, string> texts, SourceSpan where)
    {
        var named = new NamedTexts();
        foreach (var pair in texts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            named.TrySet(pair.Key, TracedText.At(pair.Value, where));
        }

        return named;
    }

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
