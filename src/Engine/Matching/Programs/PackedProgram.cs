using System.Buffers;
using System.Runtime.CompilerServices;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>A program laid out for the machine: operations in one array, what they share in others. Immutable; shared by filters and threads.</summary>
internal sealed class PackedProgram
{
    /// <summary><c>\w</c>, for what a host name ends with.</summary>
    public static readonly PackedClass Word = new(CodePointClass.Word);

    /// <summary>In the row of a split: nowhere to go.</summary>
    public const int NoTarget = -1;

    /// <summary>The operations.</summary>
    public required PackedOperation[] Operations { get; init; }

    /// <summary>The operation that a run starts with.</summary>
    public required int Entry { get; init; }

    /// <summary>Where a match can start.</summary>
    public required ProgramAnchor Anchor { get; init; }

    /// <summary>The bytes that a match can start with, the one behind the end among them if it can be empty there.</summary>
    public required SearchValues<byte> Starts { get; init; }

    /// <summary>What a text begins with that can match.</summary>
    public required PatternStart Start { get; init; }

    /// <summary>The literal that each match starts with, or -1.</summary>
    public required int FirstLiteral { get; init; }

    /// <summary>Literals of which each match contains one; empty if none is known, or too many are.</summary>
    public required PackedLiteral[] Required { get; init; }

    /// <summary>The runs of its operations.</summary>
    public required PackedRun[] Runs { get; init; }

    /// <summary>The classes.</summary>
    public required PackedClass[] Classes { get; init; }

    /// <summary>The literals.</summary>
    public required PackedLiteral[] Literals { get; init; }

    /// <summary>For each byte the column of the tables that it stands for: bytes that no table tells apart share one.</summary>
    public required byte[] Columns { get; init; }

    /// <summary>
    /// Rows of one entry a column. Of a split: the operation to go to, <see cref="NoTarget"/>, or less for one of <see cref="Choices"/>. Of
    /// others: 1 where the continuation can start, else 0.
    /// </summary>
    public required int[] Tables { get; init; }

    /// <summary>The targets of splits where there are several, in the order of trial.</summary>
    public required PackedTarget[][] Choices { get; init; }

    /// <summary>The literals that targets are gated by.</summary>
    public required PackedLiteral[] Gates { get; init; }

    /// <summary>How many slots a run has.</summary>
    public required int Slots { get; init; }

    /// <summary>Slots that are a part of a run's state by whether they are the position.</summary>
    public required int[] Registers { get; init; }

    /// <summary>Slots that are a part of a run's state by whether they are set.</summary>
    public required int[] Tests { get; init; }

    /// <summary>Whether a run may remember what it tried.</summary>
    public required bool IsMemoable { get; init; }

    /// <summary>Rows of tried states: one a choice, two a loop.</summary>
    public required int StateRows { get; init; }

    /// <summary>How many different runs there are whose ends are remembered.</summary>
    public required int RunKinds { get; init; }

    /// <summary>How a split's row names one of <see cref="Choices"/>; its own inverse.</summary>
    public static int EntryOfChoice(int index) => NoTarget - 1 - index;

    /// <summary>Bytes of the code point at <paramref name="index"/> if a run goes on with it, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RunWidthAt(in PackedRun run, byte[] text, int index) =>
        run.Stop >= 0 && Literals[run.Stop].IsAt(text, index) ? 0 : Classes[run.Class].WidthAt(text, index);

    /// <summary>Whether a text can't match, as its first bytes tell: most regexes of a filter begin with a literal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsRuledOutAtStart(byte[] text, int textStart) => Anchor == ProgramAnchor.Start && FirstLiteral >= 0 && !Literals[FirstLiteral].IsAt(text, textStart);

    /// <summary>Whether what follows can start with the byte at <paramref name="index"/>.</summary>
    /// <param name="table">Of a run or an address.</param>
    /// <param name="text">The subject.</param>
    /// <param name="index">Where a code point begins.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool CanContinue(int table, byte[] text, int index) => Tables[table + Columns[text[index]]] != 0;
}
