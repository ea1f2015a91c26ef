namespace Banhammer.FilterLanguage.Programs;

/// <summary>Where a match of a program can start.</summary>
public enum ProgramAnchor
{
    /// <summary>Anywhere.</summary>
    None,

    /// <summary>At the start of the text or behind a line feed.</summary>
    LineStart,

    /// <summary>At the start of the text only.</summary>
    Start,
}
