using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>Takes away choices that can't change the outcome.</summary>
/// <remarks>
/// Each case rests on a proof, in which X is the class of a loop and F the first set of what follows:
/// <list type="bullet">
/// <item>F and X are disjoint: at each shorter end the next code point is in X, so what follows can't start there.</item>
/// <item>What follows begins with the stop text of an unbounded loop: within the run the stop text starts nowhere.</item>
/// <item>What follows can't fail: the first end that is tried is the one.</item>
/// <item>What follows the longest run is the end of the text, and then a match: where it isn't there, it is nowhere before.</item>
/// <item>Else only ends where what follows can start are worth a trial; elsewhere it fails without effect.</item>
/// </list>
/// </remarks>
internal static class ChoiceRemoval
{
    /// <summary>Settles loops, tables of splits and addresses. Some operations may not be reachable any more.</summary>
    /// <param name="operations">With first sets.</param>
    public static void Settle(IEnumerable<Operation> operations)
    {
        foreach (var operation in operations)
        {
            switch (operation.Kind)
            {
                case OperationKind.Loop:
                    if (operation.AfterHostName is null || !TryMakeHostName(operation))
                        SettleLoop(operation);

                    break;
                case OperationKind.Split:
                    SettleSplit(operation);
                    break;
                case OperationKind.Ip4:
                    operation.IsSingle = IsBarred(CodePointClass.Digit.First, operation.Next!);
                    break;
                case OperationKind.Ip6:
                    operation.IsSingle = IsBarred(FirstSets.Ip6, operation.Next!);
                    break;
            }
        }
    }

    private static bool TryMakeHostName(Operation loop)
    {
        var after = loop.AfterHostName!;
        if (!IsBarred(CodePointClass.HostName.First, after))
            return false;

        loop.Kind = OperationKind.Dns;
        loop.IsSingle = !after.First.Overlaps(CodePointClass.HostName.First);
        loop.Next = after;
        return true;
    }

    private static void SettleLoop(Operation loop)
    {
        var next = loop.Next!;
        var literal = LeadingText(next);
        var isDisjoint = !next.First.Overlaps(loop.Class!.First);
        var stops = loop.Stop is { } stop && loop.High == Operation.Unbounded && StartsWith(literal, stop);
        if (isDisjoint || stops || loop.High == loop.Low || (!loop.IsLazy && IsLast(next)))
        {
            loop.Kind = OperationKind.Span;
        }
        else if (CannotFail(next))
        {
            loop.Kind = OperationKind.Span;
            loop.High = loop.IsLazy ? loop.Low : loop.High;
        }
        else
        {
            loop.Literal = literal;
            loop.Filter = next.First;
        }
    }

    private static void SettleSplit(Operation split)
    {
        var lists = new List<IReadOnlyList<SplitTarget>>();
        var table = new IReadOnlyList<SplitTarget>[FirstSet.End + 1];
        for (var b = 0; b < table.Length; b++)
        {
            // The bytes fall into few kinds: mostly the list is there already.
            table[b] = lists.Find(list => AreViable(list, split.Targets, b))!;
            if (table[b] is null)
                lists.Add(table[b] = [.. split.Targets.Where(target => target.Operation.First.Contains(b))]);
        }

        split.Table = table;
        split.IsChoice = lists.Exists(list => list.Count > 1) && !CannotFail(split.Targets[0].Operation);
    }

    // Whether a list has those of the targets that can start at a byte.
    private static bool AreViable(IReadOnlyList<SplitTarget> list, IReadOnlyList<SplitTarget> targets, int byteOrEnd)
    {
        var count = 0;
        for (var i = 0; i < targets.Count; i++)
        {
            if (!targets[i].Operation.First.Contains(byteOrEnd))
                continue;

            if (count == list.Count || list[count] != targets[i])
                return false;

            count++;
        }

        return count == list.Count;
    }

    // What follows can't start within what was taken, or takes it as it comes.
    private static bool IsBarred(FirstSet taken, Operation next) => !next.First.Overlaps(taken) || CannotFail(next);

    // Holds at the end of the text or before the newline there, and reaches the program's end then.
    private static bool IsLast(Operation operation)
    {
        while (operation.Kind == OperationKind.Save)
            operation = operation.Next!;

        return operation is { Kind: OperationKind.At, Where: AssertionKind.End or AssertionKind.VeryEnd } && CannotFail(operation.Next!);
    }

    // Reaches the end without looking at a byte.
    private static bool CannotFail(Operation operation)
    {
        while (operation.Kind == OperationKind.Save)
            operation = operation.Next!;

        return operation.Kind is OperationKind.Accept or OperationKind.Done;
    }

    // The text that comes first from here on whatever is read; null if it isn't one text.
    private static byte[]? LeadingText(Operation operation)
    {
        while (operation.Kind is OperationKind.Save or OperationKind.Mark)
            operation = operation.Next!;

        return operation.Text;
    }

    private static bool StartsWith(byte[]? text, byte[] start) => text is not null && text.Take(start.Length).SequenceEqual(start);
}
