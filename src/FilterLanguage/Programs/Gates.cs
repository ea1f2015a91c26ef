using System.Collections.Generic;
using System.Linq;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>Gives targets of splits their gates: a literal that each way from there to the end contains, and not each way from its siblings.</summary>
/// <remarks>
/// Without the literal no continuation can succeed, so the target need not be tried. Bodies of assertions don't count: what they see may lie
/// elsewhere. A literal that comes before the next choice makes no gate: a trial would find out as soon.
/// </remarks>
internal sealed class Gates
{
    private readonly List<byte[]> literals = [];
    private readonly ulong[][] needs;

    private Gates(IReadOnlyList<Operation> operations)
    {
        foreach (var operation in operations.Where(o => o.Kind == OperationKind.Literal))
        {
            if (!literals.Exists(l => l.SequenceEqual(operation.Text!)))
                literals.Add(operation.Text!);
        }

        needs = new ulong[operations.Count][];
        foreach (var operation in InPostOrder(operations))
            needs[operation.Index] = NeedsOf(operation);
    }

    /// <summary>Sets the gates of all splits that leave a choice and are no loops.</summary>
    public static void Settle(IReadOnlyList<Operation> operations)
    {
        if (!operations.Any(HasGates))
            return;

        var gates = new Gates(operations);
        foreach (var split in operations.Where(HasGates))
            gates.SettleSplit(split);
    }

    private static bool HasGates(Operation operation) => operation is { Kind: OperationKind.Split, IsChoice: true, IsStar: false };

    private void SettleSplit(Operation split)
    {
        var shared = Common(split.Targets.Select(t => t.Operation));
        foreach (var target in split.Targets)
        {
            var own = needs[target.Operation.Index];
            var gate = literals.Where((_, i) => IsSet(own, i) && !IsSet(shared, i)).OrderByDescending(l => l.Length).FirstOrDefault();
            if (gate?.Length > 1 && !ComesSoon(target.Operation, gate))
                target.Gate = gate;
        }
    }

    // The literal comes before the next choice.
    private static bool ComesSoon(Operation? operation, byte[] literal)
    {
        while (operation is not null && operation.Kind != OperationKind.Split)
        {
            if (operation.Kind == OperationKind.Literal && operation.Text!.SequenceEqual(literal))
                return true;

            operation = operation.Next;
        }

        return false;
    }

    private ulong[] NeedsOf(Operation operation)
    {
        var all = Common(WaysOn(operation));
        if (operation.Kind == OperationKind.Literal)
        {
            var index = literals.FindIndex(l => l.SequenceEqual(operation.Text!));
            all[index / 64] |= 1UL << index;
        }

        return all;
    }

    // Of a loop that is the way out: iterations may add to it and take nothing away.
    private static IEnumerable<Operation> WaysOn(Operation operation) => operation.Kind switch
    {
        OperationKind.Split when operation.IsStar => [operation.WayOut],
        OperationKind.Split => operation.Targets.Select(t => t.Operation),
        OperationKind.Check or OperationKind.IfSet => [operation.Next!, operation.Exit!],
        _ => operation.Next is { } next ? [next] : [],
    };

    private ulong[] Common(IEnumerable<Operation> operations)
    {
        ulong[]? common = null;
        foreach (var operation in operations)
        {
            var own = needs[operation.Index];
            common = common is null ? (ulong[])own.Clone() : [.. common.Zip(own, (a, b) => a & b)];
        }

        return common ?? new ulong[(literals.Count / 64) + 1];
    }

    private static bool IsSet(ulong[] set, int index) => (set[index / 64] >> (index % 64) & 1) != 0;

    // Each operation behind all that its needs depend on. There are no circles among those.
    private static List<Operation> InPostOrder(IReadOnlyList<Operation> operations)
    {
        var ordered = new List<Operation>();
        var seen = new bool[operations.Count];
        var waiting = new Stack<(Operation Operation, bool IsDone)>(operations.Select(o => (o, false)));
        while (waiting.Count > 0)
        {
            var (operation, isDone) = waiting.Pop();
            if (isDone)
            {
                ordered.Add(operation);
                continue;
            }

            if (seen[operation.Index])
                continue;

            seen[operation.Index] = true;
            waiting.Push((operation, true));
            foreach (var next in WaysOn(operation).Where(next => !seen[next.Index]))
                waiting.Push((next, false));
        }

        return ordered;
    }
}
