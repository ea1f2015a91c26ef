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
        var subject = new SubjectBytes();
        subject.Read(Encoding.UTF8.GetBytes(Line), new DateCut(cutStart, cutEnd));

        ShouldHold(subject, expected);
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
        var subject = new SubjectBytes();

        subject.Read(line, new DateCut(cutStart, cutEnd));

        TextOf(subject).ShouldContain("\ufffd");
    }

    [Theory]
    [InlineData(0, 0, "ab 2025 cdé f\n")]
    [InlineData(0, 8, "cdé f\n")]
    public void TryReadInPlace_LineInABuffer_BorrowsTheByteBehindItsLineFeed(int cutStart, int cutEnd, string expected)
    {
        var (buffer, start, end) = Place(Line + "\nnext\n");
        var before = buffer[..];
        var subject = new SubjectBytes();

        subject.TryReadInPlace(buffer, start, end, new DateCut(cutStart, cutEnd), isAscii: false);
        subject.Read("not read"u8, DateCut.None);

        subject.Bytes.ShouldBeSameAs(buffer);
        ShouldHold(subject, expected);
        subject.StartOffset(subject.Start).ShouldBe(cutEnd);
        subject.Narrow(9, end - start);
        ShouldHold(subject, "dé f\n");
        subject.EndOffset(subject.End - 1).ShouldBe(end - start - 9);
        subject.Forget();
        buffer.ShouldBe(before);
    }

    [Theory]
    [InlineData(Line + "\r\n", 0, 0, false)] // its line feed isn't behind it
    [InlineData(Line + "\n", 3, 8, false)] // the date stands within
    [InlineData(Line + "\n", 0, 11, false)] // the cut leaves half a character
    [InlineData("\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9x\n", 0, 0, true)] // malformed, since it is written in Latin-1
    public void TryReadInPlace_OtherLine_LeavesItToBeCopied(string text, int cutStart, int cutEnd, bool isLatin1)
    {
        var (buffer, start, end) = Place(text, isLatin1);
        var before = buffer[..];
        var subject = new SubjectBytes();

        subject.TryReadInPlace(buffer, start, end, new DateCut(cutStart, cutEnd), isAscii: false);
        subject.Read(buffer.AsSpan(start..end), new DateCut(cutStart, cutEnd));

        subject.Bytes.ShouldNotBeSameAs(buffer);
        buffer.ShouldBe(before);
    }

    [Fact]
    public void Narrow_PartInPlaceThatEndsBeforeTheLine_IsCopied()
    {
        var (buffer, start, end) = Place(Line + "\n");
        var before = buffer[..];
        var subject = new SubjectBytes();
        subject.TryReadInPlace(buffer, start, end, DateCut.None, isAscii: false);

        subject.Narrow(3, 7);
        subject.Read(buffer.AsSpan(start + 3, 4), DateCut.None);

        ShouldHold(subject, "2025\n");
        buffer.ShouldBe(before);
    }

    private static (byte[] Buffer, int Start, int End) Place(string text, bool isLatin1 = false)
    {
        var line = (isLatin1 ? Encoding.Latin1 : Encoding.UTF8).GetBytes(text);
        var buffer = new byte[SubjectBytes.Padding + line.Length + SubjectBytes.Padding];
        line.CopyTo(buffer, SubjectBytes.Padding);
        return (buffer, SubjectBytes.Padding, SubjectBytes.Padding + line.AsSpan().IndexOfAny((byte)'\r', (byte)'\n'));
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
