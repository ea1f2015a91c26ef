using System;

namespace Banhammer.Engine.Prefiltering;

/// <summary>Occurrences that one search has found in a block, kept until another one comes to their places.</summary>
/// <remarks>Grows to what a block holds and is used again. Not thread-safe.</remarks>
internal sealed class OccurrenceList
{
    private (int From, int To, int Literal)[] items = [];
    private int count;
    private int taken;

    /// <summary>Empties it.</summary>
    public void Clear() => (count, taken) = (0, 0);

    /// <summary>Hands on, in order, those that begin before <paramref name="end"/> and weren't yet.</summary>
    public void MoveTo(int end, ref LineMarker marker)
    {
        for (; taken < count && items[taken].From < end; taken++)
        {
            var (from, to, literal) = items[taken];
            marker.Mark(from, to, literal);
        }
    }

    /// <summary>Takes one behind all others.</summary>
    public void Add(int from, int to, int literal)
    {
        if (count == items.Length)
        {
            Array.Resize(ref items, Math.Max(256, count * 2));
        }

        items[count++] = (from, to, literal);
    }

    /// <summary>Lets a search write into a list.</summary>
    internal readonly struct Writer(OccurrenceList list) : IOccurrences
    {
        /// <inheritdoc/>
        public void Mark(int from, int to, int literal) => list.Add(from, to, literal);
    }
}
