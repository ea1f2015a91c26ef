namespace Banhammer.Engine.Dates;

/// <summary>Where the time of a line comes from.</summary>
public enum PlacedDateKind
{
    /// <summary>From its own stamp.</summary>
    Own,

    /// <summary>From the last stamp before it, which is less than a minute old.</summary>
    Lent,

    /// <summary>From the clock: its stamp is empty by design, or it was just written and has none.</summary>
    Now,

    /// <summary>From the clock, though it has a date: that is more than a minute off.</summary>
    InsteadOfOdd,

    /// <summary>It is older than the find time: not to be looked at.</summary>
    TooOld,

    /// <summary>It has none.</summary>
    Undated,
}
