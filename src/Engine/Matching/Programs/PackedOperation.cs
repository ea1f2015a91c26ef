using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>An operation of a packed program; references are indexes into the program's arrays, -1 for none.</summary>
internal struct PackedOperation
{
    /// <summary>What it does.</summary>
    public OperationKind Kind;

    /// <summary>Loop: shorter ends first.</summary>
    public bool IsLazy;

    /// <summary>Look, Behind: holds if what is asserted does not.</summary>
    public bool IsNegative;

    /// <summary>Ip4, Ip6, Dns: one end only.</summary>
    public bool IsSingle;

    /// <summary>Split: the head of a loop.</summary>
    public bool IsStar;

    /// <summary>At: the assertion.</summary>
    public byte Where;

    /// <summary>Set, Span, Loop, Behind, At, Dns: the class.</summary>
    public short Class;

    /// <summary>What runs next.</summary>
    public int Next;

    /// <summary>Span, Loop: the fewest code points.</summary>
    public int Low;

    /// <summary>Span, Loop: the most code points.</summary>
    public int High;

    /// <summary>Literal: the bytes. Loop: what the continuation takes first.</summary>
    public int Literal;

    /// <summary>Span, Loop: before what the run ends.</summary>
    public int Stop;

    /// <summary>Split: its targets. Loop, Ip4, Ip6: where the continuation can start. Offset into the tables.</summary>
    public int Table;

    /// <summary>Save: the slot. Mark, Check: the register. Reference, IfSet: the slot where the group starts.</summary>
    public int Slot;

    /// <summary>Look, Atomic: the body. Check, IfSet: the other way.</summary>
    public int Other;

    /// <summary>Loop, Split, Ip4, Ip6: its first row of tried states.</summary>
    public int States;

    /// <summary>Unbounded Span, Dns: which runs it shares with others.</summary>
    public int Runs;
}
