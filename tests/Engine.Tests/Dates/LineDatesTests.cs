using System;
using System.Linq;
using System.Text;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Framing;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Dates;

public sealed class LineDatesTests
{
    /// <summary>A block, which line is asked for, and its date: its time of day, with <c>*</c> where it is another line's.</summary>
    public static TheoryData<string, int, string> Blocks => new()
    {
        { "2025-11-20 11:00:00 a", 0, "11:00:00" },
        { "a", 0, "undated" },
        { "\n\na", 2, "undated" },
        { "2025-11-20 11:00:00 a\nb", 1, "11:00:00*" },
        { "2025-11-20 11:00:00 a\r\nb\r\nc", 2, "11:00:00*" },
        { "2025-11-20 11:00:00 a\n2025-11-20 11:00:01 b\nc", 2, "11:00:01*" },
        { "2025-11-20 11:00:00 a\n2025-11-20 10:00:00 b\nc", 2, "10:00:00*" },
        { "2025-11-21 12:00:00 a", 0, "12:00:00" },
        { "2025-11-21 12:00:01 a", 0, "rejected" },
        { "2025-11-20 11:00:00 a\n2025-11-22 12:00:00 b\nc", 2, "11:00:00*" },
        { "2025-11-22 12:00:00 a\nb", 1, "undated" },
        { "2012-01-01 01:02:03 long ago", 0, "01:02:03" },
    };

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Of_Candidate_IsDatedByItselfOrTheLastDatedLine(string text, int candidate, string expected) => Ask(TestJail.NewDates(), text, candidate).ShouldBe(expected);

    [Fact]
    public void Of_NextBlock_InheritsFromTheBlockBefore()
    {
        var dates = TestJail.NewDates();
        dates.FinishBlock("2025-11-20 11:00:00 nobody asked for it\n"u8);

        Ask(dates, "a", 0).ShouldBe("11:00:00*");
    }

    [Fact]
    public void Of_RejectedCandidate_LendsNoDate()
    {
        var dates = TestJail.NewDates();
        Ask(dates, "2025-11-20 11:00:00 a", 0).ShouldBe("11:00:00");

        Ask(dates, "2026-11-20 11:00:00 a\nb", 0).ShouldBe("rejected");
        Ask(dates, "b", 0).ShouldBe("11:00:00*");
    }

    [Fact]
    public void Of_SameLineTwice_GivesTheSame()
    {
        var dates = TestJail.NewDates();
        var block = "2025-11-20 11:00:00 a\n"u8;

        var first = dates.Of(block, 0, 21);

        dates.Of(block, 0, 21).ShouldBe(first);
        dates.Detector.Hits.Sum(hits => hits.Hits).ShouldBe(1);
    }

    [Fact]
    public void Of_ManyUndatedCandidates_TriesEachLineOnce()
    {
        // Each candidate looks back only as far as the one before it; otherwise a log of n undated lines would cost n² tries.
        var dates = TestJail.NewDates();
        var text = Encoding.ASCII.GetBytes("2025-11-20 11:00:00 a\n" + string.Concat(Enumerable.Repeat("b\n", 5_000)));
        foreach (var line in Block.Of(text))
        {
            if (line.Index > 0)
            {
                dates.Of(text, line.Start, line.End).Kind.ShouldBe(LineDateKind.Dated);
            }
        }

        dates.Detector.Hits.Sum(hits => hits.Hits).ShouldBe(1);
    }

    [Fact]
    public void Of_UndatedBehindRejectedLines_TakesTheUsableDateBeforeThem()
    {
        var dates = TestJail.NewDates();
        var block = "2025-11-20 17:14:38 a\n\n2025-11-21 08:40:20 b\n2025-11-21 21:54:57 c\nd\n"u8;
        dates.Of(block, 0, 21);

        dates.Of(block, 67, 68).Time.ShouldBe(Stamps.Time("2025-11-21T08:40:20Z"));
    }

    [Fact]
    public void Of_RejectedCandidate_PassesOnTheDateBeforeIt()
    {
        var dates = TestJail.NewDates();
        var block = "2025-11-20 08:40:20 b\n2025-11-22 12:00:00 c\nd\n"u8;

        dates.Of(block, 22, 43).Kind.ShouldBe(LineDateKind.Rejected);

        dates.Of(block, 44, 45).Time.ShouldBe(Stamps.Time("2025-11-20T08:40:20Z"));
    }

    private static string Ask(LineDates dates, string text, int candidate)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        foreach (var line in Block.Of(bytes))
        {
            if (line.Index == candidate)
            {
                var date = dates.Of(bytes, line.Start, line.End);
                dates.FinishBlock(bytes);
                return date.Kind switch
                {
                    LineDateKind.Dated => date.Time.ToDateTimeOffset().ToString("HH:mm:ss", null) + (date.Cut.Length == 0 ? "*" : ""),
                    LineDateKind.Rejected => "rejected",
                    _ => "undated",
                };
            }
        }

        throw new ArgumentOutOfRangeException(nameof(candidate));
    }
}
