namespace Banhammer.Engine.Matching.Programs;

/// <summary>A run of a class, as a Span, a LimitedSpan, a loop or a Dns takes it, or the digits that end an Ip4. References are indexes into the program's arrays, -1 for none.</summary>
internal struct PackedRun
{
    /// <summary>The class.</summary>
    public int Class;

    /// <summary>The fewest code points.</summary>
    public int Low;

    /// <summary>The most code points.</summary>
    public int High;

    /// <summary>Before what it ends.</summary>
    public int Stop;

    /// <summary>Loop: what the continuation takes first.</summary>
    public int Literal;

    /// <summary>Loop, Ip4: where the continuation can start. Offset into the tables.</summary>
    public int Table;

    /// <summary>Loop: shorter ends first.</summary>
    public bool IsLazy;

    /// <summary>Dns: the run ends behind a word character.</summary>
    public bool IsTrimmed;

    /// <summary>Loop, Ip4: its first row of tried states.</summary>
    public int States;

    /// <summary>Unbounded Span, Dns: which ends it shares with others like it, when they are remembered.</summary>
    public int Ends;
}
