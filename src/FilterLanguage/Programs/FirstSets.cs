using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>Works out the first set of each operation.</summary>
/// <remarks>
/// The least fixpoint over the graph: each set is worked out from those that follow, from the last operation back, until nothing changes. What an
/// operation can't see (a body, a captured text) makes a set larger, never smaller.
/// </remarks>
internal static class FirstSets
{
    /// <summary>What a hexadecimal IPv6 address is made of.</summary>
    public static readonly FirstSet Ip6 = "0123456789abcdefABCDEF:".Aggregate(default(FirstSet), (set, c) => set | FirstSet.OfByte((byte)c));

    /// <summary>Sets <see cref="Operation.First"/> of all.</summary>
    public static void Settle(IReadOnlyList<Operation> operations)
    {
        bool changed;
        do
        {
            changed = false;
            for (var i = operations.Count - 1; i >= 0; i--)
            {
                var first = Of(operations[i]);
                changed |= first != operations[i].First;
                operations[i].First = first;
            }
        }
        while (changed);
    }

    private static FirstSet Of(Operation operation)
    {
        var after = operation.Next?.First ?? default;
        return operation.Kind switch
        {
            OperationKind.Accept or OperationKind.Done or OperationKind.Reference => FirstSet.All,
            OperationKind.Literal => FirstSet.OfByte(operation.Text![0]),
            OperationKind.Set => operation.Class!.First,
            OperationKind.Loop or OperationKind.Span => operation.Low > 0 ? operation.Class!.First : operation.Class!.First | after,
            OperationKind.Split => operation.Targets.Aggregate(default(FirstSet), (set, target) => set | target.Operation.First),
            OperationKind.Check or OperationKind.IfSet => after | operation.Exit!.First,
            OperationKind.At => after & At(operation.Where),
            OperationKind.Look => operation.IsNegative ? after : after & operation.Body!.First,
            OperationKind.Atomic => operation.Body!.First,
            OperationKind.Ip4 => CodePointClass.Digit.First,
            OperationKind.Ip6 => Ip6,
            OperationKind.Dns => CodePointClass.HostName.First,
            _ => after,
        };
    }

    private static FirstSet At(AssertionKind where) => where switch
    {
        AssertionKind.End or AssertionKind.LineEnd => FirstSet.OfByte((byte)'\n') | FirstSet.EndOnly,
        AssertionKind.VeryEnd => FirstSet.EndOnly,
        _ => FirstSet.All,
    };
}
