using System;
using System.IO;
using System.IO.Pipelines;
using System.Linq;
using System.Threading.Tasks;
using Banhammer.Engine.Sources;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Sources;

public sealed class LogPipeReaderTests
{
    private static readonly byte[] Bytes = Enumerable.Range(0, 1000).Select(i => (byte)i).ToArray();

    [Theory]
    [InlineData(16)]
    [InlineData(100)]
    [InlineData(4096)]
    public void TryRead_ConsumingHalfEachTime_GivesEveryByteOnceInOneSegment(int bufferBytes)
    {
        using var reader = new LogPipeReader(new StreamSource("test", new MemoryStream(Bytes)), bufferBytes);
        using var all = new MemoryStream();
        while (true)
        {
            reader.TryRead(out var result).ShouldBeTrue();
            result.Buffer.IsSingleSegment.ShouldBeTrue();
            var take = result.IsCompleted ? (int)result.Buffer.Length : (int)(result.Buffer.Length + 1) / 2;
            all.Write(result.Buffer.FirstSpan[..take]);
            reader.AdvanceTo(result.Buffer.GetPosition(take), result.Buffer.End);
            if (result.IsCompleted)
            {
                break;
            }
        }

        all.ToArray().ShouldBe(Bytes);
    }

    [Fact]
    public void TryRead_NotAllExamined_GivesTheRestWithoutReading()
    {
        var source = new StreamSource("test", new ChunkedStream(Bytes, [10]));
        using var reader = new LogPipeReader(source, 100);
        reader.TryRead(out var first);
        reader.AdvanceTo(first.Buffer.GetPosition(4));
        reader.TryRead(out var second);
        second.Buffer.FirstSpan.ToArray().ShouldBe(Bytes[4..10]);
        source.BytesRead.ShouldBe(10);
    }

    [Fact]
    public async Task ReadAsync_AtTheEnd_IsCompletedButMayGoOn()
    {
        using var stream = new MemoryStream();
        using var reader = new LogPipeReader(new StreamSource("test", stream), 100);
        (await reader.ReadAsync(TestContext.Current.CancellationToken)).IsCompleted.ShouldBeTrue();
        stream.WriteByte(7);
        stream.Position = 0;
        var result = await reader.ReadAsync(TestContext.Current.CancellationToken);
        result.IsCompleted.ShouldBeFalse();
        result.Buffer.FirstSpan.ToArray().ShouldBe([7]);
    }

    [Fact]
    public async Task CopyToAsync_AsAnyPipe_GivesEveryByte()
    {
        using var reader = new LogPipeReader(new StreamSource("test", new MemoryStream(Bytes)), 64);
        using var all = new MemoryStream();
        await reader.CopyToAsync(all, TestContext.Current.CancellationToken);
        all.ToArray().ShouldBe(Bytes);
    }

    [Fact]
    public void TryRead_FullAndNothingConsumed_Throws()
    {
        using var reader = new LogPipeReader(new StreamSource("test", new MemoryStream(Bytes)), 16);
        reader.TryRead(out var result);
        reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        Should.Throw<InvalidOperationException>(() => reader.TryRead(out _));
    }

    [Fact]
    public void AdvanceTo_PositionOfAnotherPipe_Throws()
    {
        using var reader = new LogPipeReader(new StreamSource("test", new MemoryStream(Bytes)), 16);
        using var other = new LogPipeReader(new StreamSource("other", new MemoryStream(Bytes)), 16);
        other.TryRead(out var result);
        Should.Throw<ArgumentException>(() => reader.AdvanceTo(result.Buffer.Start));
    }

    [Fact]
    public void CancelPendingRead_NextRead_IsCanceledOnce()
    {
        using var reader = new LogPipeReader(new StreamSource("test", new MemoryStream(Bytes)), 16);
        reader.CancelPendingRead();
        reader.TryRead(out var cancelled);
        cancelled.IsCanceled.ShouldBeTrue();
        reader.AdvanceTo(cancelled.Buffer.Start);
        reader.TryRead(out ReadResult next);
        next.IsCanceled.ShouldBeFalse();
        next.Buffer.Length.ShouldBe(16);
    }
}
