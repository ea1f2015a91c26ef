namespace Banhammer.Engine.Dates;

/// <summary>What came of reading the zone of a stamp.</summary>
internal enum ZoneTextOutcome
{
    /// <summary>An offset.</summary>
    Known,

    /// <summary>Well formed, but the table has no such abbreviation: words like <c>WARN</c> look like one.</summary>
    UnknownName,

    /// <summary>No zone at all; small letters are.</summary>
    Malformed,
}
