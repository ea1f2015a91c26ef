namespace Banhammer.Engine.Dates.Patterns;

/// <summary>What must stand before a date.</summary>
internal enum Boundary
{
    /// <summary>Nothing in particular.</summary>
    None,

    /// <summary>The start of a word, or a character of none.</summary>
    Word,

    /// <summary>The start of the line, with up to two characters of no word.</summary>
    Line,
}
