using System.Collections.Generic;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>Items that are numbered in the order in which they come, equal ones alike.</summary>
internal sealed class Distinct<T>
    where T : notnull
{
    private readonly Dictionary<T, int> indexes = [];
    private readonly List<T> items = [];

    /// <summary>The items by number.</summary>
    public IReadOnlyList<T> Items => items;

    /// <summary>The number of an item.</summary>
    public int IndexOf(T item)
    {
        if (!indexes.TryGetValue(item, out var index))
        {
            index = items.Count;
            indexes.Add(item, index);
            items.Add(item);
        }

        return index;
    }
}
