using System.Collections.Generic;

namespace Banhammer.FilterLanguage.Automata;

/// <summary>A set of states of one automaton.</summary>
internal sealed class StateSet
{
    private readonly ulong[] words;

    /// <summary>An empty set.</summary>
    /// <param name="states">Number of states of the automaton.</param>
    public StateSet(int states) => words = new ulong[(states + 63) / 64];

    /// <summary>The members, ascending.</summary>
    public IEnumerable<int> Members
    {
        get
        {
            for (var i = 0; i < words.Length; i++)
            {
                var bit = 64 * i;
                for (var word = words[i]; word != 0; word >>= 1, bit++)
                {
                    if ((word & 1) != 0)
                        yield return bit;
                }
            }
        }
    }

    /// <summary>Adds a state; false if it is a member.</summary>
    public bool Add(int state)
    {
        var bit = 1UL << (state % 64);
        var isNew = (words[state / 64] & bit) == 0;
        words[state / 64] |= bit;
        return isNew;
    }

    /// <summary>Whether a state is a member; -1 is none.</summary>
    public bool Contains(int state) => state >= 0 && (words[state / 64] >> (state % 64) & 1) != 0;

    /// <summary>Whether all members are members of another set of the same automaton.</summary>
    public bool IsWithin(StateSet other)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if ((words[i] & ~other.words[i]) != 0)
                return false;
        }

        return true;
    }
}
