namespace Banhammer.Engine.Dates;

/// <summary>What the dates of lines are held against.</summary>
public enum DateCheck
{
    /// <summary>Nothing: a date counts however old or far ahead it is, as when a filter is tried out.</summary>
    None,

    /// <summary>Lines that were written before the log was followed: what is older than the find time is left out.</summary>
    CatchUp,

    /// <summary>Lines that have just been written: a date far from now is wrong, and the line counts as of now.</summary>
    Live,
}
