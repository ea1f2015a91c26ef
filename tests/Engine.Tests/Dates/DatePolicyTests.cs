using System;
using Banhammer.Engine.Dates;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Dates;

public sealed class DatePolicyTests
{
    private static readonly EventTime now = Stamps.Time(Stamps.Now);

    /// <summary>Check, seconds from now to the line's own date, then what becomes of it.</summary>
    public static TheoryData<DateCheck, int, PlacedDateKind, int> OwnDates => new()
    {
        { DateCheck.None, -1_000_000_000, PlacedDateKind.Own, -1_000_000_000 },
        { DateCheck.None, 1_000_000_000, PlacedDateKind.Own, 1_000_000_000 },
        { DateCheck.CatchUp, -600, PlacedDateKind.Own, -600 },
        { DateCheck.CatchUp, -601, PlacedDateKind.TooOld, -601 },
        { DateCheck.CatchUp, 86_400, PlacedDateKind.Own, 86_400 },
        { DateCheck.Live, 0, PlacedDateKind.Own, 0 },
        { DateCheck.Live, -60, PlacedDateKind.Own, -60 },
        { DateCheck.Live, 60, PlacedDateKind.Own, 60 },
        { DateCheck.Live, -61, PlacedDateKind.InsteadOfOdd, 0 },
        { DateCheck.Live, 61, PlacedDateKind.InsteadOfOdd, 0 },
        { DateCheck.Live, -86_400, PlacedDateKind.InsteadOfOdd, 0 },
    };

    /// <summary>Check, seconds from now to the last date or null, what becomes of a line without date and of one with an empty stamp.</summary>
    public static TheoryData<DateCheck, int?, PlacedDateKind, PlacedDateKind> MissingDates => new()
    {
        { DateCheck.None, null, PlacedDateKind.Undated, PlacedDateKind.Now },
        { DateCheck.None, -59, PlacedDateKind.Lent, PlacedDateKind.Lent },
        { DateCheck.None, -60, PlacedDateKind.Undated, PlacedDateKind.Now },
        { DateCheck.None, 1_000_000, PlacedDateKind.Lent, PlacedDateKind.Lent },
        { DateCheck.CatchUp, null, PlacedDateKind.Undated, PlacedDateKind.Now },
        { DateCheck.CatchUp, -59, PlacedDateKind.Lent, PlacedDateKind.Lent },
        { DateCheck.CatchUp, -60, PlacedDateKind.Undated, PlacedDateKind.Now },
        { DateCheck.Live, null, PlacedDateKind.Now, PlacedDateKind.Now },
        { DateCheck.Live, -59, PlacedDateKind.Lent, PlacedDateKind.Lent },
        { DateCheck.Live, -60, PlacedDateKind.Now, PlacedDateKind.Now },
        { DateCheck.Live, 61, PlacedDateKind.InsteadOfOdd, PlacedDateKind.InsteadOfOdd },
    };

    [Theory]
    [MemberData(nameof(OwnDates))]
    public void Place_OwnDate_IsHeldAgainstNow(DateCheck check, int seconds, PlacedDateKind kind, int expected)
    {
        var placed = Policy(check).Place(true, Match(After(seconds)), null, now);

        (placed.Kind, placed.Time, placed.LacksDate).ShouldBe((kind, After(expected), false));
        placed.Cut.ShouldBe(new DateCut(2, 17));
        placed.LastDate.ShouldBe(After(expected));
    }

    [Theory]
    [MemberData(nameof(MissingDates))]
    public void Place_NoDate_TakesTheLastOneOrTheClock(DateCheck check, int? last, PlacedDateKind undated, PlacedDateKind empty)
    {
        EventTime? lastDate = last is { } seconds ? After(seconds) : null;
        var policy = Policy(check);

        foreach (var (kind, placed) in ((PlacedDateKind, PlacedDate)[])[(undated, policy.Place(false, default, lastDate, now)), (empty, policy.Place(true, Match(default, isEmpty: true), lastDate, now))])
        {
            placed.Kind.ShouldBe(kind);
            placed.Time.ShouldBe(kind switch { PlacedDateKind.Undated => null, PlacedDateKind.Lent => lastDate, _ => now });
            placed.LastDate.ShouldBe(kind == PlacedDateKind.InsteadOfOdd ? now : lastDate);
        }

        policy.Place(false, default, lastDate, now).LacksDate.ShouldBeTrue();
        policy.Place(true, Match(default, isEmpty: true), lastDate, now).LacksDate.ShouldBeFalse();
    }

    [Fact]
    public void Place_StampOfNoSense_IsCutUnlessADateIsLent()
    {
        var policy = Policy(DateCheck.Live);

        policy.Place(false, Match(default), null, now).Cut.ShouldBe(new DateCut(2, 17));
        policy.Place(false, Match(default), now, now).Cut.ShouldBe(DateCut.None);
    }

    [Theory]
    [InlineData(-61, true)]
    [InlineData(-3300, true)]
    [InlineData(-3301, false)]
    [InlineData(-3600, false)]
    [InlineData(61, false)]
    public void Deviation_OfOddDate_TellsLatencyFromZone(int seconds, bool isLate)
    {
        var placed = Policy(DateCheck.Live).Place(true, Match(After(seconds)), null, now);

        placed.Deviation.ShouldBe(TimeSpan.FromSeconds(seconds));
        placed.IsLate.ShouldBe(isLate);
    }

    [Fact]
    public void Place_FractionOfASecondBeyondTheTolerance_IsTolerated()
        => Policy(DateCheck.Live).Place(true, Match(new EventTime(now.Microseconds - 60_999_999)), null, now).Kind.ShouldBe(PlacedDateKind.Own);

    [Theory]
    [InlineData(DateCheck.None, 5, 5)]
    [InlineData(DateCheck.CatchUp, 5, 0)]
    [InlineData(DateCheck.Live, 5, 0)]
    [InlineData(DateCheck.Live, -5, -5)]
    public void CountedAt_Future_IsNowWhereDatesAreChecked(DateCheck check, int seconds, int expected)
        => Policy(check).CountedAt(After(seconds), now).ShouldBe(After(expected));

    private static DatePolicy Policy(DateCheck check) => new() { Check = check, FindTime = TimeSpan.FromMinutes(10) };

    private static EventTime After(int seconds) => new(now.Microseconds + seconds * 1_000_000L);

    private static DateMatch Match(EventTime time, bool isEmpty = false) => new(isEmpty ? DateCut.None : new DateCut(2, 17), time, isEmpty, false, null);
}
