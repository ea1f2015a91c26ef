using System;
using System.Text;
using Banhammer.Engine.Matching;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Matching;

public sealed class IPv4TextTests
{
    private static readonly string[] octets = ["0", "1", "9", "10", "99", "100", "255", "256", "999", "00", "01", "012", "", "1000", "a", " 1", "1\0", "/", ":"];

    [Fact]
    public void TryParse_OctetsOfEachKind_ReadsWhatThePlainTwinReads()
    {
        foreach (var first in octets)
        {
            foreach (var second in octets)
            {
                foreach (var third in octets)
                {
                    foreach (var fourth in octets)
                    {
                        Compare(Encoding.ASCII.GetBytes($"{first}.{second}.{third}.{fourth}"));
                    }
                }
            }
        }
    }

    [Fact]
    public void TryParse_AnyOtherText_ReadsWhatThePlainTwinReads()
    {
        var random = new Random(1);
        for (var i = 0; i < 200_000; i++)
        {
            var text = new byte[random.Next(20)];
            foreach (ref var value in text.AsSpan())
            {
                value = random.Next(10) == 0 ? (byte)random.Next(256) : "0123456789...."u8[random.Next(14)];
            }

            Compare(text);
        }
    }

    // The bytes around it must not matter.
    private static void Compare(byte[] text)
    {
        byte[] line = [.. "255."u8, .. text, .. ".255"u8];
        var known = IPv4Text.TryParsePlainly(text, out var expected);
        var found = IPv4Text.TryParse(line.AsSpan(4, text.Length), out var bits);
        found.ShouldBe(known, Encoding.Latin1.GetString(text));
        if (known)
        {
            bits.ShouldBe(expected, Encoding.Latin1.GetString(text));
        }
    }
}
