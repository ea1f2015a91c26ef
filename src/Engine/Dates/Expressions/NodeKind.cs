namespace Banhammer.Engine.Dates.Expressions;

/// <summary>What a step of a compiled expression does.</summary>
internal enum NodeKind
{
    /// <summary>The match is complete.</summary>
    Accept,

    /// <summary>One character of a set.</summary>
    Set,

    /// <summary>One certain byte.</summary>
    Byte,

    /// <summary>A year within the window.</summary>
    Year,

    /// <summary>Characters of a set, so many times.</summary>
    Run,

    /// <summary>The first of several ways that leads to a match.</summary>
    Choice,

    /// <summary>Remembers where a group begins or ends.</summary>
    Save,

    /// <summary>The text of a group once more.</summary>
    BackReference,

    /// <summary>One way if a group took part, else the other.</summary>
    Conditional,

    /// <summary>Something follows, or doesn't.</summary>
    LookAhead,

    /// <summary>Something of fixed width stands before, or doesn't.</summary>
    LookBehind,

    /// <summary>The start of the line.</summary>
    Start,

    /// <summary>The end of the line.</summary>
    End,

    /// <summary>A word begins or ends here, or doesn't.</summary>
    WordBoundary,

    /// <summary>The boundary before a date: the start, a word boundary, or a character of no word.</summary>
    BeforeDate,

    /// <summary>The boundary behind a date: a word boundary, a character of no word, or the end.</summary>
    BehindDate,
}
