namespace Banhammer.Engine.Dates.Expressions;

/// <summary>What a part of an expression is.</summary>
internal enum PieceKind
{
    /// <summary>Its parts one after the other.</summary>
    Sequence,

    /// <summary>The first of its parts that lets the rest match.</summary>
    Alternation,

    /// <summary>One character of a set.</summary>
    Set,

    /// <summary>One byte of a character beyond ASCII.</summary>
    Byte,

    /// <summary>Four digits that are a year within the window.</summary>
    Year,

    /// <summary>Its part, so many times.</summary>
    Repeat,

    /// <summary>Its part, remembered.</summary>
    Group,

    /// <summary>What a group remembers, once more.</summary>
    BackReference,

    /// <summary>Its first part if a group took part, else its second.</summary>
    Conditional,

    /// <summary>Its part follows (or doesn't).</summary>
    LookAhead,

    /// <summary>Its part, of fixed width, ends here (or doesn't).</summary>
    LookBehind,

    /// <summary><c>^</c>.</summary>
    Start,

    /// <summary><c>$</c>.</summary>
    End,

    /// <summary><c>\b</c>, or <c>\B</c>.</summary>
    WordBoundary,
}
