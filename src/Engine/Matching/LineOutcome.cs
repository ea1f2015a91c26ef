namespace Banhammer.Engine.Matching;

/// <summary>Where a line ends for one jail: exactly one of these, and their counts add up to the lines read.</summary>
public enum LineOutcome
{
    /// <summary>None of the literals that a match needs is in the line; no regex was tried.</summary>
    NoLiteral,

    /// <summary>Its stamp lies more than a day after <em>now</em>.</summary>
    Rejected,

    /// <summary>It is older than the window reaches.</summary>
    TooOld,

    /// <summary>It has no date, and no line before it lends one.</summary>
    Undated,

    /// <summary>No failregex matches.</summary>
    Unmatched,

    /// <summary>An ignoreregex matches, or each offender is on the ignore list.</summary>
    Ignored,

    /// <summary>A failregex matches, but says that this is no failure by itself, or its host name has no address.</summary>
    Nofail,

    /// <summary>A failure whose offender a later line of the session has to tell.</summary>
    Pending,

    /// <summary>A failure.</summary>
    Matched,
}
