using System;
using System.Collections.Generic;
using System.Linq;

namespace Banhammer.Host.Controlling;

/// <summary>Plain data as Python has it: what the verbs of the control sockets take and answer. An immutable tree.</summary>
internal abstract record PlainValue
{
    /// <summary>Python's <c>None</c>.</summary>
    public static readonly PlainValue None = new Nothing();

    private PlainValue(long weight, int depth = 1) => (Weight, Depth) = (weight, depth);

    /// <summary>About the bytes that it takes in memory or on a wire, parts that stand in it twice counted twice.</summary>
    public long Weight { get; }

    /// <summary>Values inside of each other on the way to the innermost one, at least 1.</summary>
    public int Depth { get; }

    /// <summary>A text.</summary>
    public static implicit operator PlainValue(string text) => new Text(text);

    /// <summary>A whole number.</summary>
    public static implicit operator PlainValue(long number) => new Integer(number);

    /// <summary>A truth value.</summary>
    public static implicit operator PlainValue(bool value) => new Truth(value);

    /// <summary>A list of texts.</summary>
    public static PlainValue ListOf(IEnumerable<string> texts) => new List([.. texts.Select(text => new Text(text))]);

    /// <summary>A tuple of two, as the peer names what it tells.</summary>
    public static PlainValue Pair(PlainValue first, PlainValue second) => new Tuple([first, second]);

    /// <summary><c>None</c>.</summary>
    public sealed record Nothing() : PlainValue(8);

    /// <summary><c>True</c> or <c>False</c>.</summary>
    public sealed record Truth(bool Value) : PlainValue(8);

    /// <summary>A whole number of at most 64 bits.</summary>
    public sealed record Integer(long Value) : PlainValue(16);

    /// <summary>A float.</summary>
    public sealed record Real(double Value) : PlainValue(16);

    /// <summary>A text; bytes that were no UTF-8 are lone surrogates, as in Python.</summary>
    public sealed record Text(string Value) : PlainValue(16 + Value.Length);

    /// <summary>Bytes.</summary>
    public sealed record Bytes(byte[] Value) : PlainValue(16 + Value.Length);

    /// <summary>A list.</summary>
    public sealed record List(IReadOnlyList<PlainValue> Items) : PlainValue(WeightOf(Items), DepthOf(Items));

    /// <summary>A tuple.</summary>
    public sealed record Tuple(IReadOnlyList<PlainValue> Items) : PlainValue(WeightOf(Items), DepthOf(Items));

    /// <summary>A set, in the order in which it was given.</summary>
    public sealed record Set(IReadOnlyList<PlainValue> Items) : PlainValue(WeightOf(Items), DepthOf(Items));

    /// <summary>A dictionary: keys and values in turn.</summary>
    public sealed record Dictionary(IReadOnlyList<PlainValue> KeysAndValues) : PlainValue(WeightOf(KeysAndValues), DepthOf(KeysAndValues))
    {
        /// <summary>Its pairs, in the order in which they were given.</summary>
        public IEnumerable<(PlainValue Key, PlainValue Value)> Pairs => KeysAndValues.Chunk(2).Select(pair => (pair[0], pair[1]));
    }

    private static long WeightOf(IReadOnlyList<PlainValue> items)
    {
        var weight = 24L;
        foreach (var item in items)
            weight = Math.Min(weight + 8 + item.Weight, long.MaxValue / 4);
        return weight;
    }

    private static int DepthOf(IReadOnlyList<PlainValue> items)
    {
        var depth = 0;
        foreach (var item in items)
            depth = Math.Max(depth, item.Depth);
        return depth + 1;
    }
}
