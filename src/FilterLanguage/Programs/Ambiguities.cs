using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>Finds where a program can read the same text in many ways.</summary>
internal static class Ambiguities
{
    /// <summary>All pairs of loops that can share out a text.</summary>
    public static IReadOnlyList<Ambiguity> Of(Program program)
    {
        var loops = program.Operations.Where(IsUnbounded).ToList();
        var firsts = loops.Where(HasChoice).ToList<Operation?>();
        if (program.Anchor == ProgramAnchor.None)
            firsts.Add(null);

        var found = new List<Ambiguity>();
        foreach (var first in firsts)
        {
            foreach (var group in loops.GroupBy(loop => Members(first) & Members(loop)).Where(group => !group.Key.IsEmpty))
            {
                var reached = Reached(program, first, group.Key);
                found.AddRange(group.Where(reached.ContainsKey).Select(second => new Ambiguity(first, second, group.Key)));
            }
        }

        return found;
    }

    /// <summary>The heads of loops with an iteration that can itself be read in two ways.</summary>
    public static IEnumerable<Operation> AmbiguousLoops(Program program) =>
        program.Operations.Where(o => o is { Kind: OperationKind.Split, IsStar: true } && HasTwoReadings(o));

    /// <summary>What can be reached from behind a loop while only some code points are read.</summary>
    /// <param name="program">The program.</param>
    /// <param name="first">The loop; null for the start of a search.</param>
    /// <param name="alphabet">What may be read.</param>
    /// <returns>Each operation, with the one that it was reached from; null for the one right behind the loop.</returns>
    public static IReadOnlyDictionary<Operation, Operation?> Reached(Program program, Operation? first, FirstSet alphabet) =>
        ProgramPaths.From(first is null ? program.Entry : first.Next!, o => CanPass(o, alphabet, first is null), o => o.Successors());

    /// <summary>Whether a run takes any number of code points.</summary>
    public static bool IsUnbounded(Operation operation) =>
        operation.Kind == OperationKind.Dns || (operation.Kind is OperationKind.Loop or OperationKind.Span && operation.High == Operation.Unbounded);

    private static bool HasChoice(Operation operation) =>
        operation.Kind == OperationKind.Loop || operation is { Kind: OperationKind.Dns, IsSingle: false };

    private static FirstSet Members(Operation? loop) => loop?.Class!.First ?? FirstSet.All;

    private static bool CanPass(Operation operation, FirstSet alphabet, bool fromStart) => operation.Kind switch
    {
        OperationKind.Literal => Array.TrueForAll(operation.Text!, b => alphabet.Contains(b)),
        OperationKind.Set => alphabet.Overlaps(operation.Class!.First),
        OperationKind.Loop or OperationKind.Span => operation.Low == 0 || alphabet.Overlaps(operation.Class!.First),
        OperationKind.Dns => alphabet.Overlaps(CodePointClass.Word.First),
        OperationKind.Ip4 => alphabet.Overlaps(CodePointClass.Digit.First),
        OperationKind.Ip6 => alphabet.Overlaps(FirstSets.Ip6),
        OperationKind.At => fromStart || operation.Where is not (AssertionKind.Start or AssertionKind.LineStart),
        _ => true,
    };

    // Within one iteration: a choice between targets, or between ends of a bounded run.
    private static bool HasTwoReadings(Operation head) => ProgramPaths
        .From(head.Iteration, o => o != head, o => o.Kind == OperationKind.Check ? [o.Next!] : o.Successors()).Keys
        .Any(o => o != head && (o is { Kind: OperationKind.Split, IsChoice: true } || (o.Kind == OperationKind.Loop && o.High != Operation.Unbounded)));
}
