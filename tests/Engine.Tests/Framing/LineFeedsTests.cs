using System;
using System.Linq;
using Banhammer.Engine.Framing;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Framing;

public sealed class LineFeedsTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.003)]
    [InlineData(0.1)]
    [InlineData(1.0)]
    public void NextAndLastBefore_AnyPlace_EqualPlainSearch(double share)
    {
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var bytes = Enumerable.Range(0, random.Next(0, 700)).Select(_ => (byte)(random.NextDouble() < share ? '\n' : 'x')).ToArray();
            var words = new ulong[LineFeeds.WordsFor(bytes.Length) + 1];
            words.AsSpan().Fill(ulong.MaxValue); // what a block before may have left

            var feeds = LineFeeds.Find(bytes, words, out var count, out var isAscii);

            count.ShouldBe(bytes.Count(value => value == '\n'));
            isAscii.ShouldBeTrue();
            for (var at = 0; at < bytes.Length; at++)
            {
                var next = bytes.AsSpan(at).IndexOf((byte)'\n');
                feeds.Next(at).ShouldBe(next < 0 ? bytes.Length : at + next);
                feeds.LastBefore(at).ShouldBe(bytes.AsSpan(0, at).LastIndexOf((byte)'\n'));
            }

            feeds.Next(bytes.Length).ShouldBe(bytes.Length);
        }
    }

    [Fact]
    public void Find_OneByteBeyondAscii_IsSeenWhereverItStands()
    {
        var bytes = new byte[200];
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] = 0x80;

            LineFeeds.Find(bytes, new ulong[LineFeeds.WordsFor(bytes.Length)], out _, out var isAscii);

            isAscii.ShouldBeFalse();
            bytes[at] = (byte)'x';
        }
    }
}
