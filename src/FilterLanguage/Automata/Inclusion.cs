using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.FilterLanguage.Automata;

/// <summary>Proves that one automaton matches each line that another one matches.</summary>
/// <remarks>
/// It looks for a line that only the second one matches: a walk through the states of the second one, one at a time, beside the set of all states
/// that the first one can be in. A walk is given up where the first one has matched, and where it came by before with fewer states of the first one
/// (an antichain). Code points that no move and no jump tells apart are tried once. Lines have one line feed, at their end.
/// </remarks>
internal sealed class Inclusion
{
    // Walks that could go on for long are rare, and proofs among them rarer.
    private const int MaxPlaces = 6000;

    private readonly Automaton wide;
    private readonly Automaton narrow;
    private readonly FirstSet[] symbols;
    private readonly int[] contexts;
    private readonly int newline;
    private readonly Dictionary<(int State, int Context), List<StateSet>> visited = [];
    private readonly Stack<(int State, int Symbol, StateSet Wide)> waiting = new();

    private Inclusion(Automaton wide, Automaton narrow)
    {
        this.wide = wide;
        this.narrow = narrow;
        var lineFeed = FirstSet.OfByte((byte)'\n');
        var jumps = Jumps(wide).Concat(Jumps(narrow)).ToList();
        var before = jumps.Select(jump => jump.Before).Append(lineFeed).Distinct().ToList();
        var sets = Moves(wide).Concat(Moves(narrow)).Select(move => move.On).Concat(jumps.Select(jump => jump.After)).Concat(before).Distinct().ToList();

        // The end, which is the start where it stands before, is a symbol by itself and the last one.
        symbols = [.. FirstSet.Atoms.GroupBy(atom => (Signature(atom, sets), atom == FirstSet.EndOnly)).Select(group => group.First())];
        var numbers = symbols.Select(symbol => Signature(symbol, before)).Distinct().Select((text, index) => (text, index)).ToDictionary(s => s.text, s => s.index);
        contexts = [.. symbols.Select(symbol => numbers[Signature(symbol, before)])];
        newline = symbols.ToList().FindIndex(symbol => symbol == lineFeed);
    }

    private int End => symbols.Length - 1;

    /// <summary>Whether <paramref name="wide"/> is known to match whatever <paramref name="narrow"/> matches; false if it isn't known.</summary>
    /// <param name="wide">May match more than that, if it is one that matches <see cref="AutomatonBound.AtLeast"/> what it says.</param>
    /// <param name="narrow">One that matches <see cref="AutomatonBound.AtMost"/> what it says.</param>
    public static bool IsProven(Automaton wide, Automaton narrow) => new Inclusion(wide, narrow).Prove();

    private bool Prove()
    {
        var start = new StateSet(wide.Count);
        start.Add(Automaton.Start);
        Visit(Automaton.Start, End, start);
        for (var places = 0; waiting.Count > 0; places++)
        {
            if (places > MaxPlaces)
                return false;

            var (state, last, set) = waiting.Pop();
            if (last == newline)
            {
                if (IsCounterExample(state, set))
                    return false;

                continue;
            }

            for (var symbol = 0; symbol < End; symbol++)
                Step(state, last, set, symbol);
        }

        return true;
    }

    private void Step(int state, int last, StateSet set, int symbol)
    {
        var (before, after) = (symbols[last], symbols[symbol]);
        var targets = Reached(narrow, [state], before, after).Members.SelectMany(narrow.MovesFrom).Where(move => move.On.Overlaps(after)).Select(move => move.To).Distinct().ToList();
        if (targets.Count == 0)
            return;

        var reached = Reached(wide, set.Members, before, after);
        if (reached.Contains(wide.Accept))
            return;

        var next = new StateSet(wide.Count);
        foreach (var move in reached.Members.SelectMany(wide.MovesFrom))
        {
            if (move.On.Overlaps(after))
                next.Add(move.To);
        }

        foreach (var target in targets)
            Visit(target, symbol, next);
    }

    private bool IsCounterExample(int state, StateSet set) =>
        Reached(narrow, [state], symbols[newline], symbols[End]).Contains(narrow.Accept)
        && !Reached(wide, set.Members, symbols[newline], symbols[End]).Contains(wide.Accept);

    private void Visit(int state, int symbol, StateSet set)
    {
        var key = (state, contexts[symbol]);
        if (!visited.TryGetValue(key, out var known))
            visited[key] = known = [];

        if (known.Exists(other => other.IsWithin(set)))
            return;

        known.Add(set);
        waiting.Push((state, symbol, set));
    }

    private static StateSet Reached(Automaton automaton, IEnumerable<int> from, FirstSet before, FirstSet after)
    {
        var reached = new StateSet(automaton.Count);
        var open = new Stack<int>(from.Where(reached.Add));
        while (open.Count > 0)
        {
            foreach (var jump in automaton.JumpsFrom(open.Pop()))
            {
                if (jump.Before.Overlaps(before) && jump.After.Overlaps(after) && reached.Add(jump.To))
                    open.Push(jump.To);
            }
        }

        return reached;
    }

    private static IEnumerable<Move> Moves(Automaton automaton) => Enumerable.Range(0, automaton.Count).SelectMany(automaton.MovesFrom);

    private static IEnumerable<Jump> Jumps(Automaton automaton) => Enumerable.Range(0, automaton.Count).SelectMany(automaton.JumpsFrom);

    private static string Signature(FirstSet atom, List<FirstSet> sets) => string.Concat(sets.Select(set => set.Overlaps(atom) ? '1' : '0'));
}
