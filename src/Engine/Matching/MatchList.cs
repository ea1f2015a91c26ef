using System;
using System.Runtime.CompilerServices;
using Banhammer.Engine.Dates;

namespace Banhammer.Engine.Matching;

/// <summary>The matches of a block's lines in order, kept by the thread that found them for the one that reports them.</summary>
/// <remarks>
/// A match is the places of its fields in the block; where their text isn't in the line as it stands it is copied. Only grows, so filling it
/// allocates nothing in the long run. Not thread-safe: it changes hands as a whole.
/// </remarks>
public sealed class MatchList
{
    private Match[] matches = new Match[256];
    private byte[] copies = [];
    private int copied;
    private int lineStart;

    /// <summary>How many matches there are.</summary>
    public int Count { get; private set; }

    /// <summary>When the line of a match happened.</summary>
    public EventTime TimeOf(int index) => matches[index].Time;

    /// <summary>Forgets all.</summary>
    public void Clear() => Count = copied = 0;

    /// <summary>Tells where the line begins in its block of which matches come next.</summary>
    internal void BeginLine(int start) => lineStart = start;

    /// <summary>Adds a match whose fields are places in its line.</summary>
    internal void Add(int rule, in LineFields fields, EventTime time) => Set(ref Next(), rule, fields, time, lineStart, isCopied: false);

    /// <summary>Adds a match with a copy of its fields' text.</summary>
    internal void AddCopy(int rule, in LineFields fields, EventTime time)
    {
        if (copies.Length - copied < fields.Text.Length)
        {
            Array.Resize(ref copies, Math.Max(2 * copies.Length, copied + fields.Text.Length));
        }

        fields.Text.CopyTo(copies.AsSpan(copied));
        Set(ref Next(), rule, fields, time, copied, isCopied: true);
        copied += fields.Text.Length;
    }

    /// <summary>Which failregex matched.</summary>
    internal int RuleOf(int index) => matches[index].Rule;

    /// <summary>The fields of a match. Valid until the list or the block changes.</summary>
    internal LineFields FieldsOf(int index, ReadOnlySpan<byte> block)
    {
        ref var match = ref matches[index];
        return new LineFields((match.IsCopied ? copies : block).Slice(match.Start, match.Length), match.Slots, match.Set);
    }

    private static void Set(ref Match match, int rule, in LineFields fields, EventTime time, int start, bool isCopied)
    {
        (match.Rule, match.Time, match.Set, match.IsCopied) = (rule, time, fields.Set, isCopied);
        (match.Start, match.Length) = (start, fields.Text.Length);
        fields.Slots[..FieldTable.Meaningful].CopyTo(match.Slots);
    }

    private ref Match Next()
    {
        if (Count == matches.Length)
        {
            Array.Resize(ref matches, 2 * Count);
        }

        return ref matches[Count++];
    }

    private struct Match
    {
        public EventTime Time;
        public int Rule;
        public int Set;
        public int Start; // of the text that the slots are places in
        public int Length;
        public bool IsCopied;
        public MeaningfulSlots Slots;
    }

    [InlineArray(FieldTable.Meaningful)]
    private struct MeaningfulSlots
    {
        private FieldSlot first;
    }
}
