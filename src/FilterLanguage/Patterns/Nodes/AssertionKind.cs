namespace Banhammer.FilterLanguage.Patterns.Nodes;

/// <summary>Positions that a regex can ask for.</summary>
public enum AssertionKind
{
    /// <summary><c>^</c> and <c>\A</c>: the start of the text.</summary>
    Start,

    /// <summary><c>^</c> with MULTILINE: the start of a line.</summary>
    LineStart,

    /// <summary><c>$</c>: the end of the text, or before a line feed that ends it.</summary>
    End,

    /// <summary><c>$</c> with MULTILINE: the end of a line.</summary>
    LineEnd,

    /// <summary><c>\Z</c>: the end of the text.</summary>
    VeryEnd,

    /// <summary><c>\b</c>: between a word character and another or none.</summary>
    WordBoundary,

    /// <summary><c>\B</c>: not there; never in the empty text.</summary>
    NotWordBoundary,
}
