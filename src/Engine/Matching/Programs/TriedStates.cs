using System;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>The memory of states that were tried, and so failed, in one search: a bit each.</summary>
internal sealed class TriedStates
{
    /// <summary>Most states that a search may have; 8 MB.</summary>
    public const long MaxStates = 1L << 26;

    private ulong[] bits = [];
    private int[] trail = [];

    /// <summary>How many states were tried within bodies that are still running.</summary>
    public int TrailLength { get; private set; }

    /// <summary>Forgets all states.</summary>
    /// <returns>False if there can be more than <see cref="MaxStates"/>.</returns>
    public bool TryReset(long states)
    {
        if (states > MaxStates)
        {
            return false;
        }

        var words = (int)((states + 63) >> 6);
        if (bits.Length < words)
        {
            bits = new ulong[Math.Max(words, 2 * bits.Length)];
        }

        bits.AsSpan(0, words).Clear();
        TrailLength = 0;
        return true;
    }

    /// <summary>Notes that a state is tried.</summary>
    /// <param name="state">Its number.</param>
    /// <param name="isInBody">Whether it belongs to a body, which may yet succeed.</param>
    /// <returns>False if it was tried before.</returns>
    public bool TryEnter(int state, bool isInBody)
    {
        ref var word = ref bits[state >> 6];
        var bit = 1UL << (state & 63);
        if ((word & bit) != 0)
        {
            return false;
        }

        word |= bit;
        if (isInBody)
        {
            if (TrailLength == trail.Length)
            {
                Array.Resize(ref trail, Math.Max(256, 2 * TrailLength));
            }

            trail[TrailLength++] = state;
        }

        return true;
    }

    /// <summary>Ends a body: if it succeeded, some of the states tried since led to success and none is known to fail.</summary>
    /// <param name="mark">The length of the trail when the body began.</param>
    /// <param name="succeeded">Whether the body did.</param>
    /// <param name="isInBody">Whether another body is around it.</param>
    public void LeaveBody(int mark, bool succeeded, bool isInBody)
    {
        if (succeeded)
        {
            foreach (var state in trail.AsSpan(mark..TrailLength))
            {
                bits[state >> 6] &= ~(1UL << (state & 63));
            }
        }

        if (succeeded || !isInBody)
        {
            TrailLength = mark;
        }
    }
}
