using System.Collections.Generic;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.FilterLanguage.Automata;

/// <summary>A search for a regex as a finite automaton: which lines it finds something in, and nothing about where or what.</summary>
/// <remarks>
/// States are numbers. Between two code points any number of jumps is taken, each of which asks what stands before and behind; a move takes one
/// code point. A line is matched if the accepting state can be reached at its end, or before.
/// </remarks>
internal sealed class Automaton
{
    /// <summary>The state at the start of a line.</summary>
    public const int Start = 0;

    private readonly List<List<Move>> moves = [];
    private readonly List<List<Jump>> jumps = [];

    internal Automaton() => AddState();

    /// <summary>Matches nothing.</summary>
    public static Automaton Nothing { get; } = new() { Accept = -1 };

    /// <summary>The state of a match; it is never left.</summary>
    public int Accept { get; internal set; }

    /// <summary>Number of states.</summary>
    public int Count => moves.Count;

    /// <summary>The automaton of a regex; null if it would have too many states.</summary>
    /// <param name="tree">For single lines: without MULTILINE.</param>
    /// <param name="bound">In which direction it may err.</param>
    public static Automaton? Of(PatternTree tree, AutomatonBound bound) => AutomatonBuilder.Build(tree, bound);

    /// <summary>The moves from a state.</summary>
    public IReadOnlyList<Move> MovesFrom(int state) => moves[state];

    /// <summary>The jumps from a state.</summary>
    public IReadOnlyList<Jump> JumpsFrom(int state) => jumps[state];

    internal int AddState()
    {
        moves.Add([]);
        jumps.Add([]);
        return moves.Count - 1;
    }

    internal void Add(int from, Move move) => moves[from].Add(move);

    internal void Add(int from, Jump jump) => jumps[from].Add(jump);
}
