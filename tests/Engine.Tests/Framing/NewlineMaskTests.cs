using System;
using System.Runtime.Intrinsics;
using Banhammer.Engine.Framing;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Framing;

public sealed class NewlineMaskTests
{
    [Fact]
    public void Vector_AnyBytes_EqualsScalar()
    {
        var random = new Random(5);
        var bytes = new byte[200];
        for (var round = 0; round < 2000; round++)
        {
            random.NextBytes(bytes);
            for (var feeds = round % 40; feeds > 0; feeds--)
            {
                bytes[random.Next(bytes.Length)] = (byte)'\n';
            }

            var offset = random.Next(bytes.Length - NewlineMask.Width + 1);
            var seen = Vector256<byte>.Zero;
            NewlineMask.Vector(in bytes[0], offset, ref seen).ShouldBe(NewlineMask.Scalar(bytes, offset));
        }
    }

    [Theory]
    [InlineData(0, 0UL)]
    [InlineData(1, 1UL)]
    [InlineData(63, ulong.MaxValue >> 1)]
    [InlineData(64, ulong.MaxValue)]
    [InlineData(65, ulong.MaxValue)]
    public void Scalar_OnlyLineFeeds_CountsNoneBehindTheEnd(int length, ulong expected)
    {
        var bytes = new byte[length];
        bytes.AsSpan().Fill((byte)'\n');
        NewlineMask.Scalar(bytes, 0).ShouldBe(expected);
    }
}
