namespace Banhammer.Engine.Matching;

/// <summary>Where a line ends for one jail: exactly one of these, and their counts add up to the lines read.</summary>
/// <remarks>
/// Which literals are searched for, and whether any are, follows the log: in a flood each line is tried. So <see cref="NoLiteral"/> and
/// <see cref="Unmatched"/> both say <em>no failregex matches</em>, and how such lines are shared between the two says only what it cost to know.
/// All other counts depend on the lines alone.
/// </remarks>
public enum LineOutcome
{
    /// <summary>No failregex can match: a literal that it needs isn't in the line. None was tried.</summary>
    NoLiteral,

    /// <summary>Its stamp lies more than a day after <em>now</em>.</summary>
    Rejected,

    /// <summary>It is older than the window reaches.</summary>
    TooOld,

    /// <summary>It has no date, and no line before it lends one.</summary>
    Undated,

    /// <summary>No failregex matches; they were tried.</summary>
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
