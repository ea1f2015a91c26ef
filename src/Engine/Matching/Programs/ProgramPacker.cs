using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>Lays a program out for the machine.</summary>
internal sealed class ProgramPacker
{
    private const int Bytes = 256;
    private const int MostRequired = 8; // beyond, looking for each costs more than it saves
    private readonly Program program;
    private readonly Distinct<CodePointClass> classes = new();
    private readonly Distinct<string> literals = new(); // as Latin-1: a character a byte
    private readonly Distinct<string> gates = new();
    private readonly Distinct<(int Class, int Stop, bool IsTrimmed)> runs = new();
    private readonly List<int[]> rows = []; // of the tables, with an entry for each byte
    private readonly List<PackedTarget[]> choices = [];
    private int stateRows;

    private ProgramPacker(Program program) => this.program = program;

    /// <summary>The same program, packed.</summary>
    public static PackedProgram Pack(Program program) => new ProgramPacker(program).Pack();

    private PackedProgram Pack()
    {
        var operations = program.Operations.Select(Pack).ToArray();
        var columns = TableColumns.Of(rows);
        foreach (ref var operation in operations.AsSpan())
        {
            operation.Table *= columns.Count;
        }

        return new PackedProgram
        {
            Operations = operations,
            Entry = program.Entry.Index,
            Anchor = program.Anchor,
            Starts = SearchValues.Create(AllBytes.Where(b => IsIn(program.Entry.First, b)).Select(b => (byte)b).ToArray()),
            Start = PatternStart.Of(program),
            FirstLiteral = PatternStart.LeadingLiteral(program.Entry) is { } text ? NumberOf(text) : -1,
            Required = program.Required.Count <= MostRequired && program.Required.All(literal => !literal.IgnoreCase)
                ? program.Required.Select(literal => Encoding.UTF8.GetBytes(literal.Text)).ToArray() : [],
            Classes = classes.Items.Select(set => new PackedClass(set)).ToArray(),
            Literals = literals.Items.Select(text => new PackedLiteral(Encoding.Latin1.GetBytes(text))).ToArray(),
            Columns = columns.OfByte,
            Tables = columns.Shrink(rows),
            Choices = choices.ToArray(),
            Gates = gates.Items.Select(Encoding.Latin1.GetBytes).ToArray(),
            Slots = program.Slots,
            Registers = program.Registers.ToArray(),
            Tests = program.Tests.Select(group => (2 * group) + 1).ToArray(),
            IsMemoable = program.IsMemoable,
            StateRows = stateRows,
            RunKinds = runs.Items.Count,
        };
    }

    private static IEnumerable<int> AllBytes => Enumerable.Range(0, Bytes);

    // The byte behind the end stands for the end; those that only continue a code point are never met where a table is asked.
    private static bool IsIn(FirstSet set, int value) =>
        value == SubjectBytes.Sentinel ? set.Contains(FirstSet.End) : !CodePoints.IsContinuation((byte)value) && set.Contains(value);

    private PackedOperation Pack(Operation operation)
    {
        var isLoop = operation.Kind == OperationKind.Loop;
        var isDns = operation.Kind == OperationKind.Dns;
        var set = isDns ? CodePointClass.HostName : operation.Class;
        var packed = new PackedOperation
        {
            Kind = operation.Kind,
            IsLazy = operation.IsLazy,
            IsNegative = operation.IsNegative,
            IsSingle = operation.IsSingle,
            IsStar = operation.IsStar,
            Where = (byte)operation.Where,
            Class = (short)(set is null ? -1 : classes.IndexOf(set)),
            Next = operation.Next?.Index ?? -1,
            Low = operation.Low,
            High = operation.High,
            Literal = (isLoop ? operation.Literal : operation.Text) is { } text ? NumberOf(text) : -1,
            Stop = operation.Stop is { } stop ? NumberOf(stop) : -1,
            Slot = operation.Kind is OperationKind.Reference or OperationKind.IfSet ? 2 * operation.Group : operation.Slot,
            Other = (operation.Body ?? operation.Exit)?.Index ?? -1,
            Runs = -1,
            States = -1,
        };

        if (isDns || (operation.Kind == OperationKind.Span && operation.High == Operation.Unbounded))
        {
            packed.Runs = runs.IndexOf((packed.Class, packed.Stop, isDns && !operation.IsSingle));
        }

        if (operation.Kind is OperationKind.Split or OperationKind.Loop or OperationKind.Ip4 or OperationKind.Ip6)
        {
            packed.States = stateRows;
            stateRows += isLoop ? 2 : 1;
            packed.Table = rows.Count;
            rows.Add(operation.Kind == OperationKind.Split ? SplitRow(operation) : FilterRow(isLoop ? operation.Filter : operation.Next!.First));
        }

        return packed;
    }

    private int NumberOf(byte[] literal) => literals.IndexOf(Encoding.Latin1.GetString(literal));

    private static int[] FilterRow(FirstSet set) => AllBytes.Select(b => IsIn(set, b) ? 1 : 0).ToArray();

    private int[] SplitRow(Operation split)
    {
        var known = new Dictionary<IReadOnlyList<SplitTarget>, int>(ReferenceEqualityComparer.Instance);
        return AllBytes.Select(b => Entry(split.Table[b == SubjectBytes.Sentinel ? FirstSet.End : b])).ToArray();

        int Entry(IReadOnlyList<SplitTarget> viable)
        {
            if (viable.Count <= 1)
            {
                return viable.Count == 0 ? -1 : viable[0].Operation.Index;
            }

            if (!known.TryGetValue(viable, out var entry))
            {
                choices.Add(viable.Select(target => new PackedTarget(target.Operation.Index, target.Gate is { } gate ? gates.IndexOf(Encoding.Latin1.GetString(gate)) : -1)).ToArray());
                entry = PackedProgram.EntryOfChoice(choices.Count - 1);
                known.Add(viable, entry);
            }

            return entry;
        }
    }
}
