using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>Which of the groups that conditionals read can be told from the way to the conditional, when the program is built.</summary>
/// <remarks>
/// A group within an unbounded repeat, an assertion or an atomic part can't: whether it is set depends on what ran there. Each other doubles, at
/// most, what follows it, so beyond a few dozen they are left to run time too.
/// </remarks>
internal sealed class DecidedGroups
{
    private const int MostBits = 64;

    private readonly List<int> numbers;

    private DecidedGroups(List<int> numbers) => this.numbers = numbers;

    /// <summary>Sorts out the groups that the conditionals of a normalised tree read.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="tests">The numbers of those that are left to run time, in order.</param>
    public static DecidedGroups Of(PatternNode root, out IReadOnlyList<int> tests)
    {
        var undecidable = new HashSet<int>();
        CollectWithin(root, false, undecidable);
        var read = root.SelfAndDescendants().OfType<ConditionalNode>().Select(c => c.Group).Distinct().OrderBy(n => n).ToList();
        var decided = read.Where(n => !undecidable.Contains(n)).Take(MostBits).ToList();
        tests = [.. read.Except(decided)];
        return new DecidedGroups(decided);
    }

    /// <summary>The bit of a group; 0 if it isn't decided.</summary>
    public ulong BitOf(int number)
    {
        var index = numbers.IndexOf(number);
        return index < 0 ? 0 : 1UL << index;
    }

    private static void CollectWithin(PatternNode node, bool inside, HashSet<int> found)
    {
        if (inside && node is GroupNode group)
            found.Add(group.Number);

        inside |= node is LookNode or AtomicNode or LoopNode { High: null };
        foreach (var child in node.Children())
            CollectWithin(child, inside, found);
    }
}
