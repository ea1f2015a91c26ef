using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Banhammer.FilterLanguage.Patterns.Nodes;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>Lays a program out for the machine.</summary>
internal sealed class ProgramPacker
{
    private const int Bytes = 256;
    private const int MostOfShortRuns = 12; // ASCII members, just enough for white space
    private const int MostRequired = 8; // beyond, looking for each costs more than it saves
    private readonly Program program;
    private readonly int[] indexes; // of the first packed operation of each
    private readonly List<PackedOperation> operations = [];
    private readonly List<PackedRun> runs = [];
    private readonly Distinct<CodePointClass> classes = new();
    private readonly Distinct<string> literals = new(); // as Latin-1: a character a byte
    private readonly Distinct<string> gates = new();
    private readonly Distinct<(int Class, int Stop, bool IsTrimmed)> ends = new();
    private readonly Distinct<string> choices = new(); // as text, to find equal ones
    private readonly List<PackedTarget[]> targets = []; // of the choices
    private readonly List<int[]> rows = []; // of the tables, with an entry for each byte
    private readonly Dictionary<Operation, int> runIndexes = [];
    private readonly Dictionary<FirstSet, int> filterRows = [];
    private int stateRows;

    private ProgramPacker(Program program)
    {
        this.program = program;
        indexes = new int[program.Operations.Count];
    }

    /// <summary>The same program, packed.</summary>
    public static PackedProgram Pack(Program program) => new ProgramPacker(program).Pack();

    private PackedProgram Pack()
    {
        var count = 0;
        foreach (var operation in program.Operations)
        {
            indexes[operation.Index] = count;
            count += operation.Kind == OperationKind.Literal ? LiteralChunks(operation.Text!).Count() : 1;
        }

        foreach (var operation in program.Operations)
        {
            operations.AddRange(Pack(operation));
        }

        var columns = TableColumns.Of(rows);
        return new PackedProgram
        {
            Operations = operations.Select(operation => HasTable(operation.Kind) ? operation with { Table = operation.Table * columns.Count } : operation).ToArray(),
            Runs = runs.Select(run => run with { Table = run.Table * columns.Count }).ToArray(),
            Entry = IndexOf(program is { Anchor: ProgramAnchor.Start, Entry: { Kind: OperationKind.At, Where: AssertionKind.Start } start } ? start.Next! : program.Entry),
            Anchor = program.Anchor,
            Starts = SearchValues.Create(AllBytes.Where(b => IsIn(program.Entry.First, b)).Select(b => (byte)b).ToArray()),
            Start = PatternStart.Of(program),
            FirstLiteral = PatternStart.LeadingLiteral(program.Entry) is { } text ? NumberOf(text) : -1,
            Required = program.Required.Count <= MostRequired && program.Required.All(literal => !literal.IgnoreCase)
                ? program.Required.Select(literal => new PackedLiteral(Encoding.UTF8.GetBytes(literal.Text))).ToArray() : [],
            Classes = classes.Items.Select(set => new PackedClass(set)).ToArray(),
            Literals = literals.Items.Select(text => new PackedLiteral(Encoding.Latin1.GetBytes(text))).ToArray(),
            Columns = columns.OfByte,
            Tables = columns.Shrink(rows),
            Choices = targets.Select(ways => ways.Select(way => way.Behind < 0 ? way : way with { Behind = way.Behind * columns.Count }).ToArray()).ToArray(),
            Gates = gates.Items.Select(text => new PackedLiteral(Encoding.Latin1.GetBytes(text))).ToArray(),
            Slots = program.Slots,
            Registers = program.Registers.ToArray(),
            Tests = program.Tests.Select(group => (2 * group) + 1).ToArray(),
            IsMemoable = program.IsMemoable,
            StateRows = stateRows,
            RunKinds = ends.Items.Count,
        };
    }

    private static IEnumerable<int> AllBytes => Enumerable.Range(0, Bytes);

    private static bool HasTable(PackedKind kind) => kind is PackedKind.Split or PackedKind.Ip6;

    private static IEnumerable<byte[]> LiteralChunks(byte[] text) => text.Chunk(PackedLiteral.MostAtOnce);

    // The byte behind the end stands for the end; those that only continue a code point are never met where a table is asked.
    private static bool IsIn(FirstSet set, int value) =>
        value == SubjectBytes.Sentinel ? set.Contains(FirstSet.End) : !CodePoints.IsContinuation((byte)value) && set.Contains(value);

    private static Operation BehindSaves(Operation operation)
    {
        while (operation.Kind is OperationKind.Save or OperationKind.Mark)
        {
            operation = operation.Next!;
        }

        return operation;
    }

    private int IndexOf(Operation operation) => indexes[operation.Index];

    private int NumberOf(byte[] literal) => literals.IndexOf(Encoding.Latin1.GetString(literal));

    private IEnumerable<PackedOperation> Pack(Operation operation)
    {
        if (operation.Kind != OperationKind.Literal)
        {
            return [(operation.Kind == OperationKind.Split ? LiteralOr(operation) : null) ?? WithNext(PackOne(operation), operation)];
        }

        var chunks = LiteralChunks(operation.Text!).ToArray();
        return chunks.Select((chunk, i) => i < chunks.Length - 1
            ? Step(chunk, null) with { Next = IndexOf(operation) + i + 1 }
            : Step(chunk, operation.Next!));
    }

    // A Save that follows becomes a part of the operation, unless there is another way from here than to go on.
    private PackedOperation WithNext(PackedOperation packed, Operation operation)
    {
        if (operation.Kind == OperationKind.Save || packed.Kind == PackedKind.Step)
        {
            return packed;
        }

        var next = operation.Next;
        packed.Save = PackedOperation.None;
        packed.Between = PackedOperation.None;
        if (next?.Kind == OperationKind.Save && packed is not { Kind: PackedKind.Check or PackedKind.IfSet } and not { Kind: PackedKind.Ip6, IsSingle: false })
        {
            packed.Save = (short)next.Slot;
            next = next.Next;
        }

        packed.Next = next is null ? PackedOperation.None : IndexOf(next);
        return packed;
    }

    // A literal, a Save, a run and a Save, as many of them as follow one another.
    private PackedOperation Step(byte[]? literal, Operation? next)
    {
        var step = new PackedOperation { Kind = PackedKind.Step, Between = PackedOperation.None, Save = PackedOperation.None, Other = PackedOperation.None };
        if (literal is not null)
        {
            (step.Literal, step.Length) = (NumberOf(literal), (byte)literal.Length);
        }

        step.Between = TakeSave(ref next);
        if (next is not null && RunOfStep(next) is not StepRun.None and var span)
        {
            (step.Span, step.Class, step.Low, step.Run) = (span, classes.IndexOf(next.Class!), (byte)next.Low, RunOf(next, next.Class!));
            step.IsLoop = next.Kind == OperationKind.Loop;
            next = next.Next;
        }

        step.Save = TakeSave(ref next);
        step.Next = next is null ? PackedOperation.None : IndexOf(next);
        return step;
    }

    private static short TakeSave(ref Operation? next)
    {
        if (next?.Kind != OperationKind.Save)
        {
            return PackedOperation.None;
        }

        var slot = (short)next.Slot;
        next = next.Next;
        return slot;
    }

    private static StepRun RunOfStep(Operation run) => run switch
    {
        { Kind: not (OperationKind.Span or OperationKind.Loop) } or { Stop: not null } or { Kind: OperationKind.Loop, IsLazy: true } or { Literal: not null } => StepRun.None,
        { Low: 0, High: 1 } => StepRun.Optional,
        { Low: 0 or 1, High: Operation.Unbounded } => AllBytes.Count(c => c < 128 && run.Class!.Contains(c)) <= MostOfShortRuns ? StepRun.Short : StepRun.Long,
        _ => StepRun.None,
    };

    private PackedOperation PackOne(Operation operation) => operation.Kind switch
    {
        OperationKind.Accept or OperationKind.Done => new() { Kind = PackedKind.Accept },
        OperationKind.Set => new() { Kind = PackedKind.Set, Class = classes.IndexOf(operation.Class!) },
        OperationKind.Span or OperationKind.Loop when RunOfStep(operation) != StepRun.None => Step(null, operation),
        OperationKind.Span => new() { Kind = PackedKind.LimitedSpan, Run = RunOf(operation, operation.Class!) },
        OperationKind.Loop => new() { Kind = PackedKind.Loop, Run = RunOf(operation, operation.Class!) },
        OperationKind.Split => new() { Kind = PackedKind.Split, IsStar = operation.IsStar, Table = AddRow(SplitRow(operation)), States = stateRows++ },
        OperationKind.Save when operation.Next!.Kind == OperationKind.Ip4 => Pack(operation.Next).Single() with { Between = (short)operation.Slot },
        OperationKind.Save => Step(null, operation),
        OperationKind.Mark => new() { Kind = PackedKind.Mark, Slot = operation.Slot },
        OperationKind.Check => new() { Kind = PackedKind.Check, Slot = operation.Slot, Other = IndexOf(operation.Exit!) },
        OperationKind.IfSet => new() { Kind = PackedKind.IfSet, Slot = 2 * operation.Group, Other = IndexOf(operation.Exit!) },
        OperationKind.At when operation.Where == AssertionKind.End => new() { Kind = PackedKind.AtEnd },
        OperationKind.At => new() { Kind = PackedKind.At, Where = (byte)operation.Where, Class = operation.Class is { } words ? classes.IndexOf(words) : -1 },
        OperationKind.Behind => new() { Kind = PackedKind.Behind, IsNegative = operation.IsNegative, Class = classes.IndexOf(operation.Class!) },
        OperationKind.Look when LiteralBody(operation) is { } text =>
            new() { Kind = PackedKind.LookLiteral, IsNegative = operation.IsNegative, Literal = NumberOf(text) },
        OperationKind.Look => new() { Kind = PackedKind.Look, IsNegative = operation.IsNegative, Other = IndexOf(operation.Body!) },
        OperationKind.Atomic => new() { Kind = PackedKind.Atomic, Other = IndexOf(operation.Body!) },
        OperationKind.Reference => new() { Kind = PackedKind.Reference, Slot = 2 * operation.Group },
        OperationKind.Ip4 => new() { Kind = PackedKind.Ip4, IsSingle = operation.IsSingle, Run = RunOf(operation, CodePointClass.Digit) },
        OperationKind.Ip6 => new() { Kind = PackedKind.Ip6, IsSingle = operation.IsSingle, Table = FilterRowOf(operation.Next!), States = stateRows++ },
        OperationKind.Dns => new()
        {
            Kind = PackedKind.Dns, IsSingle = operation.IsSingle, Class = classes.IndexOf(CodePointClass.HostName), Run = RunOf(operation, CodePointClass.HostName),
        },
        _ => throw new InvalidOperationException($"the machine doesn't know operations of kind {operation.Kind}"),
    };

    // A split whose only question is whether a literal comes next. Where its first byte comes without the rest, the other way fails as well.
    private PackedOperation? LiteralOr(Operation split)
    {
        var rows = AllBytes.Select(b => Ways(split, b == SubjectBytes.Sentinel ? FirstSet.End : b).ToArray()).Where(ways => ways.Length > 0).ToArray();
        var groups = rows.GroupBy(ways => ways[0].Operation).ToArray();
        if (split.IsStar || groups.Length != 2 || rows.Any(ways => ways.Length > 1) || Array.Find(groups, group => group.Count() == 1 && IsLiteral(group.Key)) is not { } taken)
        {
            return null;
        }

        var literal = Pack(OperationAt(taken.Key)).First();
        return literal with { Other = groups.Single(group => group != taken).Key };

        Operation OperationAt(int index) => program.Operations[Array.IndexOf(indexes, index)];

        bool IsLiteral(int index) => OperationAt(index).Kind == OperationKind.Literal;
    }

    private static byte[]? LiteralBody(Operation look) => look.Body is { Kind: OperationKind.Literal, Text: { } text, Next.Kind: OperationKind.Done } ? text : null;

    // Several steps may take the same run: with memory they remember alike.
    private int RunOf(Operation operation, CodePointClass set)
    {
        if (!runIndexes.TryGetValue(operation, out var index))
        {
            index = runs.Count;
            runs.Add(PackRun(operation, set));
            runIndexes.Add(operation, index);
        }

        return index;
    }

    private PackedRun PackRun(Operation operation, CodePointClass set)
    {
        var isLoop = operation.Kind is OperationKind.Loop or OperationKind.Ip4;
        var run = new PackedRun
        {
            Class = classes.IndexOf(set),
            Low = operation.Low,
            High = operation.High,
            Stop = operation.Stop is { } stop ? NumberOf(stop) : -1,
            Literal = operation.Literal is { } literal ? NumberOf(literal) : -1,
            Table = isLoop ? operation.Kind == OperationKind.Loop ? AddRow(FilterRow(operation.Filter)) : FilterRowOf(operation.Next!) : 0,
            IsLazy = operation.IsLazy,
            IsTrimmed = operation is { Kind: OperationKind.Dns, IsSingle: false },
            States = stateRows,
        };
        stateRows += operation.Kind == OperationKind.Loop ? 2 : isLoop ? 1 : 0;
        run.Ends = !isLoop && (operation.Kind == OperationKind.Dns || operation.High == Operation.Unbounded) ? ends.IndexOf((run.Class, run.Stop, run.IsTrimmed)) : -1;
        return run;
    }

    private int AddRow(int[] row)
    {
        rows.Add(row);
        return rows.Count - 1;
    }

    private static int[] FilterRow(FirstSet set) => AllBytes.Select(b => IsIn(set, b) ? 1 : 0).ToArray();

    private int[] SplitRow(Operation split)
    {
        return AllBytes.Select(b => Entry(Ways(split, b == SubjectBytes.Sentinel ? FirstSet.End : b).ToArray())).ToArray();

        int Entry(PackedTarget[] ways)
        {
            if (ways.Length <= 1)
            {
                return ways.Length == 0 ? PackedProgram.NoTarget : ways[0].Operation;
            }

            var number = choices.IndexOf(string.Join(';', ways));
            if (number == targets.Count)
            {
                targets.Add(ways);
            }

            return PackedProgram.EntryOfChoice(number);
        }
    }

    // The targets viable at a byte. One that is a split itself, and there has one way to go or none, need not be visited.
    private IEnumerable<PackedTarget> Ways(Operation split, int byteOrEnd)
    {
        foreach (var target in split.Table[byteOrEnd])
        {
            var operation = target.Operation;
            while (operation is { Kind: OperationKind.Split, IsStar: false } && operation.Table[byteOrEnd].Count == 1)
            {
                operation = operation.Table[byteOrEnd][0].Operation;
            }

            if (operation.Kind != OperationKind.Split || operation.Table[byteOrEnd].Count > 0)
            {
                yield return Target(operation, target.Gate);
            }
        }
    }

    private PackedTarget Target(Operation operation, byte[]? gate)
    {
        var first = BehindSaves(operation);
        var isLiteral = first.Kind == OperationKind.Literal;
        return new PackedTarget(
            IndexOf(operation),
            isLiteral ? NumberOf(LiteralChunks(first.Text!).First()) : PackedOperation.None,
            isLiteral && first.Text!.Length <= PackedLiteral.MostAtOnce ? FilterRowOf(first.Next!) : PackedOperation.None,
            gate is null ? PackedOperation.None : gates.IndexOf(Encoding.Latin1.GetString(gate)),
            first.Kind == OperationKind.Ip6);
    }

    private int FilterRowOf(Operation operation)
    {
        if (!filterRows.TryGetValue(operation.First, out var row))
        {
            filterRows.Add(operation.First, row = AddRow(FilterRow(operation.First)));
        }

        return row;
    }
}
