namespace Banhammer.Engine.Dates;

/// <summary>How the text of a stamp becomes an instant.</summary>
internal enum StampKind
{
    /// <summary>By fields: year, month, day, hour …</summary>
    Calendar,

    /// <summary>Seconds since 1970, perhaps with a fraction.</summary>
    Epoch,

    /// <summary>Seconds, milliseconds (13 characters and more) or microseconds (16 digits and more) since 1970.</summary>
    LongEpoch,

    /// <summary>An external TAI64N label, leap seconds left out of account.</summary>
    Tai64N,
}
