namespace Banhammer.Engine.Matching.Programs;

/// <summary>What a packed operation does: other than the kinds of <see cref="Banhammer.FilterLanguage.Programs.OperationKind"/>, frequent ones are joined or apart.</summary>
internal enum PackedKind : byte
{
    /// <summary>Takes a literal and the longest run of a class, each if it has one, and saves positions.</summary>
    Step,

    /// <summary>Goes where the next byte leads.</summary>
    Split,

    /// <summary>Takes an IPv4 address.</summary>
    Ip4,

    /// <summary>Asserts that the position is the end, or before a newline that ends the text.</summary>
    AtEnd,

    /// <summary>The end of the program or of a body.</summary>
    Accept,

    /// <summary>Takes one code point of a class.</summary>
    Set,

    /// <summary>Takes the longest run, with limits or a text to end before.</summary>
    LimitedSpan,

    /// <summary>Takes a run, and leaves a choice among its ends.</summary>
    Loop,

    /// <summary>Remembers in a register where an iteration began.</summary>
    Mark,

    /// <summary>Leaves a loop whose iteration took nothing.</summary>
    Check,

    /// <summary>Goes one way or the other, by whether a group is set.</summary>
    IfSet,

    /// <summary>Asserts something else about the position.</summary>
    At,

    /// <summary>Asserts something about the code point before the position.</summary>
    Behind,

    /// <summary>Asserts that a literal comes next, or doesn't.</summary>
    LookLiteral,

    /// <summary>Asserts that a body matches ahead, or doesn't.</summary>
    Look,

    /// <summary>Runs a body and drops the choices that it leaves.</summary>
    Atomic,

    /// <summary>Takes what a group captured.</summary>
    Reference,

    /// <summary>Takes an IPv6 address.</summary>
    Ip6,

    /// <summary>Takes a host name.</summary>
    Dns,
}
