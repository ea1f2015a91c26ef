using System;
using System.Text;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching.Programs;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Matching.Programs;

public sealed class SubjectBytesTests
{
    private const string Line = "ab 2025 cdé f";

    [Theory]
    [InlineData(0, 0, "ab 2025 cdé f\n")]
    [InlineData(0, 8, "cdé f\n")]
    [InlineData(3, 8, "ab cdé f\n")]
    [InlineData(10, 14, "ab 2025 cd\n")]
    public void Read_Line_HoldsItWithoutTheDateBeforeTheSentinel(int cutStart, int cutEnd, string expected)
    {
        foreach (var isKnownWellFormed in new[] { false, true })
        {
            var subject = new SubjectBytes { IsKnownWellFormed = isKnownWellFormed };
            subject.Read(Encoding.UTF8.GetBytes(Line), new DateCut(cutStart, cutEnd));

            ShouldHold(subject, expected);
        }
    }

    [Theory]
    [InlineData(8, 10, "cd", 0)]
    [InlineData(0, 10, "ab cd", 0)]
    [InlineData(1, 14, "b cdé f", 0)]
    [InlineData(12, 14, " f", 0)]
    public void Narrow_PartOfALineWithACut_IsAWindowWithItsOwnNewline(int start, int end, string expected, int firstOffset)
    {
        var subject = new SubjectBytes();
        subject.Read(Encoding.UTF8.GetBytes(Line), new DateCut(3, 8));

        subject.Narrow(start, end);

        ShouldHold(subject, expected + "\n");
        subject.StartOffset(subject.Start).ShouldBe(firstOffset);
        subject.EndOffset(subject.End - 1).ShouldBe(end - start);
    }

    [Fact]
    public void Narrow_RewrittenLine_IsReadAnew()
    {
        byte[] line = [.. "a"u8, 0xFF, .. "b"u8, 0xC3, .. "c"u8];
        var subject = new SubjectBytes();
        subject.Read(line, DateCut.None);
        ShouldHold(subject, "a\ufffdb\ufffdc\n");

        subject.Narrow(1, 4);
        subject.Read(line.AsSpan(1..4), DateCut.None);

        ShouldHold(subject, "\ufffdb\ufffd\n");
        subject.StartOffset(subject.Start + 3).ShouldBe(1);
        subject.EndOffset(subject.End - 1).ShouldBe(3);
    }

    [Theory]
    [InlineData(11, 12)]
    [InlineData(3, 11)]
    public void Read_CutThroughACodePointOfAWellFormedLine_MendsIt(int cutStart, int cutEnd)
    {
        var line = Encoding.UTF8.GetBytes(Line);
        var (tested, known) = (new SubjectBytes(), new SubjectBytes { IsKnownWellFormed = true });

        tested.Read(line, new DateCut(cutStart, cutEnd));
        known.Read(line, new DateCut(cutStart, cutEnd));

        ShouldHold(known, TextOf(tested));
        TextOf(known).ShouldContain("\ufffd");
    }

    private static void ShouldHold(SubjectBytes subject, string expected)
    {
        TextOf(subject).ShouldBe(expected);
        subject.Bytes[subject.End].ShouldBe(SubjectBytes.Sentinel);
        subject.Start.ShouldBeGreaterThanOrEqualTo(SubjectBytes.HeadRoom);
        subject.Bytes.Length.ShouldBeGreaterThanOrEqualTo(subject.End + SubjectBytes.Padding);
    }

    private static string TextOf(SubjectBytes subject) => Encoding.UTF8.GetString(subject.Bytes.AsSpan(subject.Start..subject.End));
}
