namespace Banhammer.Engine.Dates;

/// <summary>Whether a line can be placed in time.</summary>
public enum LineDateKind
{
    /// <summary>It has a date, its own or that of the last dated line before it.</summary>
    Dated,

    /// <summary>Its stamp lies more than a day after now.</summary>
    Rejected,

    /// <summary>It has none, and no line before it had.</summary>
    Undated,
}
