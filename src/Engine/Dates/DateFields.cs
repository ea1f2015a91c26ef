namespace Banhammer.Engine.Dates;

/// <summary>A match of a template: where it is and what it says, not yet an instant.</summary>
internal struct DateFields
{
    /// <summary>Marks a field that the stamp doesn't have.</summary>
    public const int Missing = -1;

    /// <summary>First byte of the whole match.</summary>
    public int Start;

    /// <summary>First byte behind the whole match.</summary>
    public int End;

    /// <summary>What is cut: group 1.</summary>
    public DateCut Cut;

    /// <summary>The text of a field is no value for it: the stamp is found but means nothing.</summary>
    public bool IsMalformed;

    /// <summary>The value of the epoch forms and of TAI64N in microseconds, if the kind says so.</summary>
    public long Microseconds;

    /// <summary>The kind of stamp.</summary>
    public StampKind Kind;

    /// <summary>Fields of the calendar; <see cref="Missing"/> if the stamp lacks them.</summary>
    public int Year, Month, Day, YearDay, WeekOfYear, WeekDay;

    /// <summary>True if weeks start on Monday (<c>%W</c>), false on Sunday (<c>%U</c>).</summary>
    public bool WeekStartsOnMonday;

    /// <summary>Time of the day; zero if the stamp lacks them.</summary>
    public int Hour, Minute, Second;

    /// <summary>True if the stamp names its zone.</summary>
    public bool HasZone;

    /// <summary>The zone of the stamp.</summary>
    public ZoneOffset Zone;

    /// <summary>All fields missing, at this place.</summary>
    public static DateFields At(int start, int end) => new()
    {
        Start = start, End = end, Cut = new DateCut(start, end),
        Year = Missing, Month = Missing, Day = Missing, YearDay = Missing, WeekOfYear = Missing, WeekDay = Missing,
    };
}
