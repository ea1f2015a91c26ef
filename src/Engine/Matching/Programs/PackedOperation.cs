using System.Runtime.InteropServices;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>An operation of a packed program, two to a cache line; which operands it has depends on its kind. References are indexes into the program's arrays.</summary>
/// <remarks>
/// To go from one operation to the next takes longer than most of them: so a <see cref="PackedKind.Step"/> does what a literal, a run of a class and
/// the Saves around them would do as operations of their own.
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = 32)]
internal struct PackedOperation
{
    /// <summary>None, for the operands that name a slot or another operation.</summary>
    public const int None = -1;

    /// <summary>What it does.</summary>
    [FieldOffset(0)]
    public PackedKind Kind;

    /// <summary>Step: the run that it takes behind its literal.</summary>
    [FieldOffset(1)]
    public StepRun Span;

    /// <summary>Step: bytes of its literal, 0 if it has none.</summary>
    [FieldOffset(2)]
    public byte Length;

    /// <summary>Step: the fewest code points of its run, 0 or 1.</summary>
    [FieldOffset(3)]
    public byte Low;

    /// <summary>Step: its run leaves a choice among its ends, longest first.</summary>
    [FieldOffset(20)]
    public bool IsLoop;

    /// <summary>Look, LookLiteral, Behind: holds if what is asserted does not.</summary>
    [FieldOffset(3)]
    public bool IsNegative;

    /// <summary>Ip4, Ip6, Dns: one end only.</summary>
    [FieldOffset(3)]
    public bool IsSingle;

    /// <summary>Split: the head of a loop.</summary>
    [FieldOffset(3)]
    public bool IsStar;

    /// <summary>At: the assertion.</summary>
    [FieldOffset(3)]
    public byte Where;

    /// <summary>Step: the slot that is set to the position behind its literal.</summary>
    [FieldOffset(4)]
    public short Between;

    /// <summary>The slot that is set to the position at its end.</summary>
    [FieldOffset(6)]
    public short Save;

    /// <summary>What runs next.</summary>
    [FieldOffset(8)]
    public int Next;

    /// <summary>Step: what runs next where its literal doesn't come; if none, it fails. Look, Atomic: the body. Check, IfSet: the other way.</summary>
    [FieldOffset(12)]
    public int Other;

    /// <summary>Step, LookLiteral: the literal.</summary>
    [FieldOffset(16)]
    public int Literal;

    /// <summary>Mark, Check: the register. Reference, IfSet: the slot where the group starts.</summary>
    [FieldOffset(16)]
    public int Slot;

    /// <summary>Split: its targets. Ip6: where the continuation can start. Offset into the tables.</summary>
    [FieldOffset(16)]
    public int Table;

    /// <summary>Split, Ip6: its row of tried states.</summary>
    [FieldOffset(20)]
    public int States;

    /// <summary>Step, Set, Behind, At, Dns: the class.</summary>
    [FieldOffset(24)]
    public int Class;

    /// <summary>Step, LimitedSpan, loops, Ip4, Dns: all about the run.</summary>
    [FieldOffset(28)]
    public int Run;
}
