namespace Banhammer.FilterLanguage.Patterns.Nodes;

/// <summary>The categories of Python's regexes.</summary>
public enum ClassCategory
{
    /// <summary>Not a category.</summary>
    None,

    /// <summary><c>\d</c>: decimal digits (Nd).</summary>
    Digit,

    /// <summary><c>\D</c></summary>
    NotDigit,

    /// <summary><c>\s</c>: white space, and U+001C to U+001F.</summary>
    Space,

    /// <summary><c>\S</c></summary>
    NotSpace,

    /// <summary><c>\w</c>: letters (L), numbers (N) and the underscore.</summary>
    Word,

    /// <summary><c>\W</c></summary>
    NotWord,
}
