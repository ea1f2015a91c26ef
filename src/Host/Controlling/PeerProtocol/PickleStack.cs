using System.Collections.Generic;

namespace Banhammer.Host.Controlling.PeerProtocol;

/// <summary>The stack of a pickle, with its marks, and what it has remembered for reference.</summary>
/// <remarks>An entry is a <see cref="PlainValue"/> or a <see cref="GrowingValue"/>.</remarks>
internal sealed class PickleStack(PickleLimits limits)
{
    private readonly List<object> entries = [];
    private readonly Stack<int> marks = [];
    private readonly Dictionary<long, object> memory = [];

    /// <summary>Number of entries.</summary>
    public int Count => entries.Count;

    /// <summary>Puts an entry on top.</summary>
    public void Push(object entry)
    {
        Check(entries.Count < limits.Count, $"more than {limits.Count} values on the stack");
        if (entry is PlainValue value)
            CheckSize(value);
        entries.Add(entry);
    }

    /// <summary>Marks the place above the top.</summary>
    public void Mark()
    {
        Check(marks.Count < limits.Count, $"more than {limits.Count} marks");
        marks.Push(entries.Count);
    }

    /// <summary>The topmost entry, left where it is.</summary>
    public object Top()
    {
        Check(entries.Count > Floor, "an operation that needs a value finds none on the stack");
        return entries[^1];
    }

    /// <summary>Takes the topmost entry.</summary>
    public object Pop()
    {
        var entry = Top();
        entries.RemoveAt(entries.Count - 1);
        return entry;
    }

    /// <summary>Takes the topmost entries, the deepest first.</summary>
    public PlainValue[] Pop(int count)
    {
        var values = new PlainValue[count];
        for (var i = count - 1; i >= 0; i--)
            values[i] = Finish(Pop());
        return values;
    }

    /// <summary>Takes the entries above the last mark, and the mark.</summary>
    public PlainValue[] PopToMark()
    {
        Check(marks.Count > 0, "an operation that needs a mark finds none");
        var values = Pop(entries.Count - marks.Peek());
        marks.Pop();
        return values;
    }

    /// <summary>Whether the topmost thing is a mark.</summary>
    public bool EndsWithMark => marks.Count > 0 && marks.Peek() == entries.Count;

    /// <summary>Remembers the topmost entry by a number.</summary>
    public void Remember(long number)
    {
        Check(memory.Count < limits.Count, $"more than {limits.Count} remembered values");
        memory[number] = Top();
    }

    /// <summary>Remembers the topmost entry by the next number.</summary>
    public void RememberNext() => Remember(memory.Count);

    /// <summary>Puts a remembered entry on top.</summary>
    public void Recall(long number)
    {
        Check(memory.ContainsKey(number), $"a reference to value {number}, which isn't there");
        Push(memory[number]);
    }

    /// <summary>The finished value of an entry, which can't grow any more.</summary>
    public PlainValue Finish(object entry)
    {
        var value = entry as PlainValue ?? ((GrowingValue)entry).Finish();
        CheckSize(value);
        return value;
    }

    private int Floor => marks.Count > 0 ? marks.Peek() : 0;

    private void CheckSize(PlainValue value)
    {
        Check(value.Depth <= limits.Depth, $"values nested deeper than {limits.Depth}");
        Check(value.Weight <= limits.Weight, $"values of more than {limits.Weight} bytes");
    }

    private static void Check(bool holds, string problem)
    {
        if (!holds)
            throw new PickleException(problem);
    }
}
