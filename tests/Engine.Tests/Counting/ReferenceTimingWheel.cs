using System.Collections.Generic;
using System.Linq;

namespace Banhammer.Engine.Tests.Counting;

/// <summary>The plain twin of the timing wheel: a list, searched each time.</summary>
internal sealed class ReferenceTimingWheel
{
    private readonly List<(int Item, long Deadline)> items = [];

    public int Count => items.Count;

    public void Schedule(int item, long deadline) => items.Add((item, deadline));

    public void Cancel(int item) => items.RemoveAll(entry => entry.Item == item);

    public bool Contains(int item) => items.Any(entry => entry.Item == item);

    public bool TryTakeBefore(long now, out int item)
    {
        item = -1;
        if (items.Count == 0 || items.Min(entry => entry.Deadline) >= now)
            return false;
        return TryTakeEarliest(out item);
    }

    public bool TryTakeEarliest(out int item)
    {
        item = -1;
        if (items.Count == 0)
            return false;
        var earliest = items.MinBy(entry => entry.Deadline);
        item = earliest.Item;
        return items.Remove(earliest);
    }
}
