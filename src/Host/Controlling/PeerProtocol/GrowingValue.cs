using System.Collections.Generic;
using System.Linq;

namespace Banhammer.Host.Controlling.PeerProtocol;

/// <summary>A list, dictionary or set that a pickle is still filling.</summary>
/// <remarks>Once it is part of something else it can't change any more. So nothing can come to hold itself, and what it weighs is final.</remarks>
internal sealed class GrowingValue(PickleContainer container)
{
    private readonly List<PlainValue> items = [];
    private PlainValue? final;

    /// <summary>What it is.</summary>
    public PickleContainer Container => container;

    /// <summary>Number of items; a pair counts as two.</summary>
    public int Count => items.Count;

    /// <summary>Adds items, of a dictionary keys and values in turn; false if it is part of something already.</summary>
    public bool TryAdd(IEnumerable<PlainValue> added)
    {
        if (final is not null)
            return false;
        items.AddRange(added);
        return true;
    }

    /// <summary>The finished value.</summary>
    public PlainValue Finish() => final ??= container switch
    {
        PickleContainer.List => new PlainValue.List(items),
        PickleContainer.Set => new PlainValue.Set(items.Distinct().ToArray()),
        _ => new PlainValue.Dictionary(LastOfEachKey()),
    };

    private List<PlainValue> LastOfEachKey()
    {
        var places = new Dictionary<PlainValue, int>();
        var pairs = new List<PlainValue>();
        for (var i = 0; i < items.Count; i += 2)
        {
            if (places.TryAdd(items[i], pairs.Count))
                pairs.AddRange([items[i], items[i + 1]]);
            else
                pairs[places[items[i]] + 1] = items[i + 1];
        }

        return pairs;
    }
}
