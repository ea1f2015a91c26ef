using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Sources;
using Banhammer.Engine.Tests.Sources;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Framing;

public sealed class LineFramerTests
{
    private const int BufferBytes = 64;

    private static readonly FramingOptions[] Variants =
    [
        new() { MaxLineBytes = 12 },
        new() { MaxLineBytes = 12, LongLines = LongLinePolicy.Skip },
        new() { MaxLineBytes = 1, ReadUnterminatedLastLine = false },
        new() { MaxLineBytes = 63, ReadUnterminatedLastLine = false },
        new() { MaxLineBytes = 5, LongLines = LongLinePolicy.Skip, ReadUnterminatedLastLine = false },
    ];

    [Fact]
    public void TryRead_AnyBytesInAnyChunks_EqualsSplitModel()
    {
        // Few values, so that terminators are common; 0 and 0xff stand for bytes that no text has.
        var text = Gen.Frequency((6, Gen.Constant((byte)'a')), (2, Gen.Constant((byte)'\n')), (1, Gen.Constant((byte)'\r')), (1, Gen.Elements<byte>(0, 0xff)))
            .ArrayOf();
        var cases = from bytes in text
                    from more in text
                    from sizes in Gen.Choose(1, 40).NonEmptyListOf()
                    from options in Gen.Elements(Variants)
                    select (Bytes: bytes.Concat(more).ToArray(), Sizes: sizes.ToArray(), Options: options);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var model = new SplitModel(c.Bytes, c.Options);
            var framer = Framer(new ChunkedStream(c.Bytes, c.Sizes), c.Options, out var reader);
            using (reader)
            {
                return Drain(framer).SequenceEqual(model.Lines)
                    && framer.LinesRead == model.LinesRead
                    && framer.LongLines == model.LongLines
                    && framer.Position == model.Consumed;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20261121, 17));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("\n", "1:")]
    [InlineData("one\ntwo\n", "1:one|2:two")]
    [InlineData("one\r\ntwo\r\r\n", "1:one|2:two")]
    [InlineData("a\rb\n", "1:a\rb")]
    [InlineData("one\n\nthree", "1:one|2:|3:three")]
    [InlineData("\r", "1:")]
    public void TryRead_OneByteAtATime_GivesNumberedLines(string text, string expected)
    {
        var framer = Framer(ChunkedStream.OneByteAtATime(Encoding.Latin1.GetBytes(text)), FramingOptions.Default with { MaxLineBytes = 20 }, out var reader);
        using (reader)
        {
            string.Join('|', Drain(framer).Select(line => $"{line.Number}:{line.Text}")).ShouldBe(expected);
        }
    }

    [Fact]
    public void TryRead_FollowingAFile_WaitsForTheLineFeed()
    {
        using var stream = new MemoryStream();
        var framer = Framer(stream, FramingOptions.Default with { MaxLineBytes = 20, ReadUnterminatedLastLine = false }, out var reader);
        using (reader)
        {
            Append(stream, "one\ntw");
            Drain(framer).Select(line => line.Text).ShouldBe(["one"]);
            framer.Position.ShouldBe(4);
            Append(stream, "o\nthree");
            Drain(framer).Select(line => line.Text).ShouldBe(["two"]);
            framer.Position.ShouldBe(8);
        }
    }

    [Fact]
    public void TryRead_EndInsideALongLine_DropsItsRestWhenItComes()
    {
        using var stream = new MemoryStream();
        var framer = Framer(stream, FramingOptions.Default with { MaxLineBytes = 4 }, out var reader);
        using (reader)
        {
            Append(stream, "ab\nabcdefgh");
            Drain(framer).Select(line => line.Text).ShouldBe(["ab", "abcd"]);
            framer.Position.ShouldBe(3);
            Append(stream, "ijk\nx\n");
            Drain(framer).ShouldBe([new FramedLine(3, "x")]);
            framer.LongLines.ShouldBe(1);
            framer.Position.ShouldBe(17);
        }
    }

    [Theory]
    [InlineData(LongLinePolicy.Truncate, 2)]
    [InlineData(LongLinePolicy.Skip, 1)]
    public void TryRead_HundredMegabytesWithoutLineFeed_IsOneLineInConstantMemory(LongLinePolicy policy, int given)
    {
        using var reader = new LogPipeReader(new StreamSource("test", new EndlessLineStream(100_000_000, "\nlast\n"u8.ToArray())));
        var framer = new LineFramer(reader, FramingOptions.Default with { LongLines = policy });
        var before = GC.GetAllocatedBytesForCurrentThread();
        var lines = 0;
        var longest = 0;
        while (framer.TryRead(out var block))
        {
            lines += block.LineCount;
            foreach (var line in block)
            {
                longest = Math.Max(longest, line.Bytes.Length);
            }
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        lines.ShouldBe(given);
        longest.ShouldBe(policy == LongLinePolicy.Truncate ? 32 * 1024 : 4);
        framer.LinesRead.ShouldBe(2);
        framer.LongLines.ShouldBe(1);
        framer.LinesSkipped.ShouldBe(policy == LongLinePolicy.Skip ? 1 : 0);
    }

    [Fact]
    public void TryRead_AfterWarmUp_AllocatesNothing()
    {
        var line = "Aug 14 11:59:59 host daemon[1]: nothing happened here\r\n"u8.ToArray();
        var text = Enumerable.Repeat(line, 20_000).SelectMany(x => x).ToArray();
        using var stream = new MemoryStream(text);
        using var reader = new LogPipeReader(new StreamSource("test", stream));
        var framer = new LineFramer(reader, FramingOptions.Default);
        CountBytes(framer);
        stream.Position = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var bytes = CountBytes(framer);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        bytes.ShouldBe(text.Length - (2 * 20_000));
        framer.LinesRead.ShouldBe(40_000);
    }

    [Fact]
    public void TryRead_Blocks_KnowTheirPlaceInTheLog()
    {
        var text = string.Concat(Enumerable.Range(1, 50).Select(i => $"line {i}\n"));
        var framer = Framer(new MemoryStream(Encoding.Latin1.GetBytes(text)), FramingOptions.Default with { MaxLineBytes = 20 }, out var reader);
        using (reader)
        {
            var blocks = 0;
            while (framer.TryRead(out var block))
            {
                text[(int)block.Offset..].ShouldStartWith($"line {block.FirstLineNumber}\n");
                block.LineCount.ShouldBe(block.Bytes.Count((byte)'\n'));
                framer.Position.ShouldBe(block.Offset + block.Bytes.Length);
                blocks++;
            }

            blocks.ShouldBeGreaterThan(5);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    public void Constructor_ImpossibleLimit_TellsIt(int maxLineBytes)
    {
        using var reader = new LogPipeReader(new StreamSource("test", new MemoryStream()), BufferBytes);
        Should.Throw<ArgumentException>(() => new LineFramer(reader, FramingOptions.Default with { MaxLineBytes = maxLineBytes }))
            .Message.ShouldContain($"'{maxLineBytes}'");
    }

    private static LineFramer Framer(Stream stream, FramingOptions options, out LogPipeReader reader)
    {
        reader = new LogPipeReader(new StreamSource("test", stream), BufferBytes);
        return new LineFramer(reader, options);
    }

    private static List<FramedLine> Drain(LineFramer framer)
    {
        var lines = new List<FramedLine>();
        while (framer.TryRead(out var block))
        {
            foreach (var line in block)
            {
                lines.Add(FramedLine.Of(block.FirstLineNumber + line.Index, line.Bytes));
            }
        }

        return lines;
    }

    private static long CountBytes(LineFramer framer)
    {
        var bytes = 0L;
        while (framer.TryRead(out var block))
        {
            foreach (var line in block)
            {
                bytes += line.Bytes.Length;
            }
        }

        return bytes;
    }

    private static void Append(MemoryStream stream, string text)
    {
        var position = stream.Position;
        stream.Position = stream.Length;
        stream.Write(Encoding.Latin1.GetBytes(text));
        stream.Position = position;
    }
}
