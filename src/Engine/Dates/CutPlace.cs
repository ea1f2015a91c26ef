namespace Banhammer.Engine.Dates;

/// <summary>What can be relied on about the place where a date is cut out of a line, whichever template of a list wins.</summary>
public enum CutPlace
{
    /// <summary>The cut begins the line: before it stand at most two characters, none of them part of a word.</summary>
    LineStart,

    /// <summary>Behind the cut comes a character that is no part of a word, or the end of the line.</summary>
    BeforeNonWord,

    /// <summary>Nothing.</summary>
    Anywhere,
}
