namespace Banhammer.Engine.Dates;

/// <summary>A day of the Gregorian calendar, and its number counted from 1970-01-01.</summary>
/// <remarks>
/// The year is taken to begin in March, so that the leap day is its last and the lengths of months follow a line: H. Hinnant,
/// <em>chrono-Compatible Low-Level Date Algorithms</em>, 2021.
/// </remarks>
/// <param name="Year">1 to 9999.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31.</param>
internal readonly record struct CivilDate(int Year, int Month, int Day)
{
    private const int DaysOfEra = 146_097; // 400 years
    private const int EpochShift = 719_468; // 0000-03-01 to 1970-01-01

    /// <summary>True if there is such a day.</summary>
    public bool IsValid => Year is >= 1 and <= 9999 && Month is >= 1 and <= 12 && Day >= 1 && (Day <= 28 || Day <= System.DateTime.DaysInMonth(Year, Month));

    /// <summary>Days since 1970-01-01; negative before.</summary>
    public int DayNumber
    {
        get
        {
            var year = Month <= 2 ? Year - 1 : Year;
            var yearOfEra = year % 400;
            var dayOfYear = (153 * (Month > 2 ? Month - 3 : Month + 9) + 2) / 5 + Day - 1;
            return year / 400 * DaysOfEra + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - EpochShift;
        }
    }

    /// <summary>The day with a number; it must lie within the years 1 to 9999.</summary>
    public static CivilDate FromDayNumber(int dayNumber)
    {
        var days = dayNumber + EpochShift;
        var (era, dayOfEra) = (days / DaysOfEra, days % DaysOfEra);
        var yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var marchMonth = (5 * dayOfYear + 2) / 153;
        var month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        var year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return new CivilDate(year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1);
    }
}
