using System;

namespace Banhammer.Engine.Dates;

/// <summary>Turns the fields of a stamp into an instant, and fills in what the stamp lacks from the reference time.</summary>
internal sealed class StampConverter
{
    private const int DaySeconds = 86_400;

    private readonly LocalClock localClock;
    private readonly ZoneOffset? logTimeZone;
    private readonly int latestYear;
    private EventTime referenceTime;
    private CivilDate today;

    public StampConverter(DateOptions options)
    {
        localClock = new LocalClock(options.TimeZone);
        logTimeZone = options.LogTimeZone;
        latestYear = options.LatestYear;
        ReferenceTime = options.ReferenceTime;
    }

    /// <summary>What the log takes for now.</summary>
    public EventTime ReferenceTime
    {
        get => referenceTime;
        set
        {
            referenceTime = value;
            var local = value.Microseconds / 1_000_000 + localClock.OffsetAt(value);
            today = CivilDate.FromDayNumber((int)Math.Floor(local / (double)DaySeconds));
            Window = YearWindow.Around(Math.Max(today.Year, latestYear));
        }
    }

    /// <summary>The years that <c>%ExY</c> takes at the reference time.</summary>
    public YearWindow Window { get; private set; }

    /// <summary>Dates a line by its stamp; false, with the template and the cut, if there is no such time.</summary>
    public bool TryDate(in DateFields fields, DateTemplate template, EventTime previous, out DateMatch match)
    {
        match = new DateMatch(fields.Cut, default, fields.Cut.Length == 0, IsWhole(fields), template);
        if (match.IsEmpty) return true;
        if (!TryConvert(fields, previous, out var time)) return false;
        match = match with { Time = time };
        return true;
    }

    /// <summary>Converts a stamp; false if there is no such time.</summary>
    /// <param name="fields">The stamp.</param>
    /// <param name="previous">The time of the line before, or the reference time: decides between two readings of one local time.</param>
    /// <param name="time">The instant.</param>
    public bool TryConvert(in DateFields fields, EventTime previous, out EventTime time)
    {
        time = new EventTime(fields.Microseconds);
        if (fields.IsMalformed || fields.Kind != StampKind.Calendar) return !fields.IsMalformed;
        if (fields.Hour > 23 || fields.Minute > 59 || fields.Second > 59) return false;
        var near = previous.Microseconds / 1_000_000;
        var assumesYear = fields.Year == DateFields.Missing;
        var year = assumesYear ? today.Year : fields.Year;
        var date = new CivilDate(year, fields.Month, fields.Day);
        if ((fields.Month == DateFields.Missing || fields.Day == DateFields.Missing) && !TryFindDay(fields, year, out date)) return false;
        if (!date.IsValid) return false;

        var seconds = ToUtc(fields, date, near);
        if (LacksDay(fields) && IsAfter(seconds, 0))
            seconds = ToUtc(fields, date = CivilDate.FromDayNumber(date.DayNumber - 1), near);
        if (assumesYear && IsAfter(seconds, DaySeconds))
        {
            date = date with { Year = date.Year - 1 };
            if (!date.IsValid) return false;
            seconds = ToUtc(fields, date, near);
        }

        time = EventTime.FromSeconds(seconds);
        // A zone may lead out of the calendar.
        return seconds is >= EventTime.FirstSecond and <= EventTime.LastSecond;
    }

    private static bool LacksDay(in DateFields fields)
        => fields.Month == DateFields.Missing && fields.Day == DateFields.Missing && !HasYearDay(fields);

    private static bool HasYearDay(in DateFields fields)
        => fields.YearDay != DateFields.Missing || fields.WeekOfYear != DateFields.Missing && fields.WeekDay != DateFields.Missing;

    // The day of a stamp without month or without day: by the day of the year, by week and weekday, else today; a month alone is none.
    private bool TryFindDay(in DateFields fields, int year, out CivilDate date)
    {
        date = today with { Year = year };
        if (!HasYearDay(fields)) return LacksDay(fields);
        if (year is < 1 or > 9998) return false;
        var newYear = new CivilDate(year, 1, 1).DayNumber;
        var yearDay = fields.YearDay != DateFields.Missing ? fields.YearDay : YearDayOfWeek(fields, newYear);
        date = CivilDate.FromDayNumber(newYear + yearDay - 1);
        return true;
    }

    // Days before the first Monday (or Sunday) of the year are week 0.
    private static int YearDayOfWeek(in DateFields fields, int newYear)
    {
        var shift = fields.WeekStartsOnMonday ? 0 : 1;
        // 1970-01-01 was a Thursday, the fourth day of a week that begins on Monday.
        var firstWeekDay = ((newYear + 3 + shift) % 7 + 7) % 7;
        var weekDay = (fields.WeekDay + shift) % 7;
        return fields.WeekOfYear == 0
            ? 1 + weekDay - firstWeekDay
            : 1 + (7 - firstWeekDay) % 7 + 7 * (fields.WeekOfYear - 1) + weekDay;
    }

    private long ToUtc(in DateFields fields, CivilDate date, long near)
    {
        var local = (long)date.DayNumber * DaySeconds + fields.Hour * 3600 + fields.Minute * 60 + fields.Second;
        if (fields.HasZone) return local - fields.Zone.Minutes * 60;
        return logTimeZone is { } zone ? local - zone.Minutes * 60 : localClock.ToUtc(local, near);
    }

    private bool IsAfter(long seconds, int tolerance) => (seconds - tolerance) * 1_000_000 > referenceTime.Microseconds;

    /// <summary>
    /// The instants, in seconds and without the last, in which a stamp that differs in minute and second only lies where plain addition puts it;
    /// empty if it may lie elsewhere.
    /// </summary>
    /// <remarks>
    /// Offsets from UTC last a quarter of an hour at least. A stamp without year changes its year where it is a year before the
    /// reference time, and is compared with that; so only what lies well between is taken.
    /// </remarks>
    public (long First, long Last) PlainRange(in DateFields fields, EventTime time)
    {
        const int Quarter = 900;
        const int ManyDays = 300 * DaySeconds;
        if (fields.Month == DateFields.Missing) return default;
        var seconds = time.Microseconds / 1_000_000;
        var length = fields.HasZone || logTimeZone is not null ? 4 * Quarter : Quarter;
        var first = seconds - (fields.Minute * 60 + fields.Second) % length;
        var last = first + length;
        if (fields.Year != DateFields.Missing) return (first, last);
        var now = referenceTime.Microseconds / 1_000_000;
        return first > now - ManyDays ? (first, Math.Min(last, now)) : default;
    }

    /// <summary>True if the instant of such a stamp is whole by nature: a zone was known, or it is a TAI64N label.</summary>
    public bool IsWhole(in DateFields fields)
        => fields.Kind == StampKind.Calendar ? fields.HasZone || logTimeZone is not null : fields.Kind == StampKind.Tai64N;
}
