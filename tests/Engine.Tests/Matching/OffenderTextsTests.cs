using System;
using System.Linq;
using System.Text;
using Banhammer.Engine.Matching;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Matching;

public sealed class OffenderTextsTests
{
    private static readonly OffenderHashKey Key = new(11, 12);

    [Theory]
    [InlineData("192.0.2.01", "192.0.2.01")]
    [InlineData("256.1.1.1", "256.1.1.1")]
    [InlineData("192.0.2.1/33", "192.0.2.1/33")]
    [InlineData("", "")]
    [InlineData("Zoë", "Zoë")]
    [InlineData("[2001:DB8::1]", "2001:db8::1")]
    [InlineData("192.0.2.9/24", "192.0.2.0/24")]
    public void Format_OffenderThatWasRead_IsItsText(string text, string expected)
    {
        var texts = new OffenderTexts(Key);
        texts.Format(texts.Read(Encoding.UTF8.GetBytes(text))).ShouldBe(expected);
    }

    [Fact]
    public void Keep_TextOfAnAddress_IsNotTheAddress()
    {
        var texts = new OffenderTexts(Key);
        texts.Keep("192.0.2.1"u8).ShouldNotBe(texts.Read("192.0.2.1"u8));
        texts.Format(texts.Keep("192.0.2.1"u8)).ShouldBe("192.0.2.1");
    }

    [Fact]
    public void Keep_LengthsAroundABlock_AreAllDifferent()
    {
        var texts = new OffenderTexts(Key);
        Enumerable.Range(0, 100).Select(length => texts.Keep(new byte[length])).Distinct().Count().ShouldBe(100);
    }

    [Fact]
    public void Keep_BeyondCapacity_DropsTheOneReadLongestAgo()
    {
        var texts = new OffenderTexts(Key, capacity: 2);
        var first = texts.Keep("a"u8);
        var second = texts.Keep("b"u8);
        texts.Keep("a"u8);
        var third = texts.Keep("c"u8);
        texts.Dropped.ShouldBe(1);
        texts.Count.ShouldBe(2);
        texts.TryGetText(second, out _).ShouldBeFalse();
        texts.Format(first).ShouldBe("a");
        texts.Format(third).ShouldBe("c");
        texts.Keep("b"u8).ShouldBe(second);
    }

    [Fact]
    public void Hold_BeyondCapacity_KeepsTextUntilReleased()
    {
        var texts = new OffenderTexts(Key, capacity: 1);
        var banned = texts.Keep("banned"u8);
        texts.Hold(banned);
        texts.Hold(banned);
        texts.Keep("b"u8);
        texts.Keep("c"u8);
        texts.Format(banned).ShouldBe("banned");
        texts.Release(banned);
        texts.Keep("d"u8);
        texts.Format(banned).ShouldBe("banned");
        texts.Release(banned);
        texts.Release(banned);
        texts.Keep("e"u8);
        texts.Format(banned).ShouldBe("banned");
        texts.Keep("f"u8);
        texts.TryGetText(banned, out _).ShouldBeFalse();
        texts.Count.ShouldBe(2);
    }

    [Fact]
    public void Keep_LongText_IsCutAtACharacter()
    {
        var texts = new OffenderTexts(Key);
        var head = new string('x', OffenderTexts.MaxTextBytes - 1);
        var cut = texts.Keep(Encoding.UTF8.GetBytes(head + "é1"));
        texts.Format(cut).ShouldBe(head);
        texts.Keep(Encoding.UTF8.GetBytes(head + "é2")).ShouldBe(cut);
        texts.Identify(Encoding.UTF8.GetBytes(head + "é3")).ShouldBe(cut);
    }

    [Fact]
    public void Keep_KnownAndReplacedTexts_AllocateNothing()
    {
        var texts = new OffenderTexts(Key, capacity: 64);
        var utf8 = Enumerable.Range(0, 256).Select(number => Encoding.UTF8.GetBytes($"user-{number:d4}")).ToArray();
        foreach (var text in utf8.Concat(utf8))
            texts.Read(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var text in utf8)
        {
            texts.Read(text);
            texts.Read(text);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
