using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>Compiles regexes to programs.</summary>
/// <remarks>
/// The tree is normalised, built into operations from the end, and then relieved of choices that can't change the outcome: most loops and
/// alternatives of log lines need none.
/// </remarks>
public static class ProgramCompiler
{
    /// <summary>Compiles a regex; false if it has something that programs don't do.</summary>
    /// <param name="tree">A valid regex.</param>
    /// <param name="program">The program; null when false.</param>
    /// <param name="reason">What the regex has that can't be compiled, to follow "the regex has"; null with a program.</param>
    public static bool TryCompile(PatternTree tree, out Program? program, out string? reason)
    {
        var groups = ReadGroups(tree);
        var root = TreeNormaliser.Normalise(tree.Root, new HashSet<int>(groups));
        var indexes = groups.Select((number, index) => (number, index)).ToDictionary(g => g.number, g => g.index);
        var entry = OperationBuilder.Build(root, DecidedGroups.Of(root, out var tests), indexes, out var builder);
        reason = builder.Refusal;
        if (reason is not null)
        {
            program = null;
            return false;
        }

        var operations = Number(entry);
        FirstSets.Settle(operations);
        ChoiceRemoval.Settle(operations);
        operations = Number(entry);
        Gates.Settle(operations);
        program = new Program(entry, operations)
        {
            Anchor = AnchorOf(entry),
            GroupNames = tree.GroupNames.ToEquatableArray(),
            Slots = (2 * groups.Count) + builder.Registers.Count,
            Registers = builder.Registers.ToEquatableArray(),
            Tests = tests.Select(number => indexes[number]).ToEquatableArray(),
            IsMemoable = operations.All(o => o.Kind != OperationKind.Reference),
            Required = RequiredLiterals.Of(tree),
        };
        return true;
    }

    // The named groups first, then the others that the regex itself reads.
    private static List<int> ReadGroups(PatternTree tree)
    {
        var read = tree.Root.SelfAndDescendants()
            .Select(node => node switch { ConditionalNode conditional => conditional.Group, BackreferenceNode reference => reference.Group, _ => 0 })
            .Where(number => number > 0)
            .OrderBy(number => number);
        return [.. tree.Groups.Where(g => g.Name is not null).Select(g => g.Number).Concat(read).Distinct()];
    }

    // All that can be reached, each with its index; an operation mostly comes right before what follows it.
    private static List<Operation> Number(Operation entry)
    {
        var operations = new List<Operation>();
        var seen = new HashSet<Operation>();
        var waiting = new Stack<Operation>();
        waiting.Push(entry);
        while (waiting.Count > 0)
        {
            var operation = waiting.Pop();
            if (!seen.Add(operation))
                continue;

            operation.Index = operations.Count;
            operations.Add(operation);
            foreach (var successor in operation.Successors().Reverse())
                waiting.Push(successor);
        }

        return operations;
    }

    private static ProgramAnchor AnchorOf(Operation entry)
    {
        while (entry.Kind is OperationKind.Save or OperationKind.Mark)
            entry = entry.Next!;

        if (entry.Kind == OperationKind.Split)
            return entry.Targets.All(t => t.Operation is { Kind: OperationKind.At, Where: AssertionKind.Start }) ? ProgramAnchor.Start : ProgramAnchor.None;

        return entry.Kind != OperationKind.At ? ProgramAnchor.None : entry.Where switch
        {
            AssertionKind.Start => ProgramAnchor.Start,
            AssertionKind.LineStart => ProgramAnchor.LineStart,
            _ => ProgramAnchor.None,
        };
    }
}
