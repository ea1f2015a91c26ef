using System;
using System.Text;
using Banhammer.Engine.Matching;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Matching;

public sealed class NetworkTests
{
    [Theory]
    [InlineData("192.0.2.77/24", "192.0.2.0/24")]
    [InlineData("192.0.2.77/024", "192.0.2.0/24")]
    [InlineData("192.0.2.77/255.255.255.0", "192.0.2.0/24")]
    [InlineData("192.0.2.77/255.255.255.255", "192.0.2.77")]
    [InlineData("192.0.2.77/31", "192.0.2.76/31")]
    [InlineData("192.0.2.77/32", "192.0.2.77")]
    [InlineData("192.0.2.77", "192.0.2.77")]
    [InlineData("192.0.2.77/0", "0.0.0.0")]
    [InlineData("192.0.2.77/0.0.0.0", "0.0.0.0")]
    [InlineData("::/0", "::")]
    [InlineData("2001:db8:1:2:3::4/64", "2001:db8:1:2::/64")]
    [InlineData("2001:db8::/ffff:ff80::", "2001:d80::/25")]
    [InlineData("2001:db8::1/128", "2001:db8::1")]
    [InlineData("::ffff:192.0.2.77/120", "192.0.2.0/24")]
    [InlineData("::ffff:192.0.2.77/64", "::/64")]
    [InlineData("::ffff:192.0.2.77", "192.0.2.77")]
    public void TryParse_Network_MasksHostBits(string text, string expected)
    {
        Network.TryParse(text, out var network, out var problem).ShouldBeTrue(problem);
        network.ToString().ShouldBe(expected);
        var utf8 = new byte[Network.MaxFormattedLength];
        network.TryFormat(utf8, out var written).ShouldBeTrue();
        Encoding.ASCII.GetString(utf8, 0, written).ShouldBe(expected);
        network.TryFormat(new byte[expected.Length - 1], out written).ShouldBeFalse();
        written.ShouldBe(0);
    }

    [Theory]
    [InlineData("192.0.2.1/33", "prefix '33'; expected 0 to 32 or a mask")]
    [InlineData("192.0.2.1/", "prefix ''; expected 0 to 32")]
    [InlineData("192.0.2.1/-1", "prefix '-1'")]
    [InlineData("192.0.2.1/ 24", "prefix ' 24'")]
    [InlineData("192.0.2.1/24/2", "prefix '24/2'")]
    [InlineData("192.0.2.1/9999999999", "prefix '9999999999'")]
    [InlineData("192.0.2.1/255.0.255.0", "prefix '255.0.255.0'")]
    [InlineData("192.0.2.1/ffff::", "prefix 'ffff::'")]
    [InlineData("2001:db8::/129", "prefix '129'; expected 0 to 128 or a mask")]
    [InlineData("2001:db8::/255.255.0.0", "prefix '255.255.0.0'; expected 0 to 128")]
    [InlineData("::ffff:192.0.2.1/129", "prefix '129'; expected 0 to 128")]
    [InlineData("example.org/24", "'example.org' is not an address; expected one such as 192.0.2.1 or 2001:db8::1")]
    [InlineData("/24", "'' is not an address")]
    [InlineData("192.0.2.\u0661/24", "is not an address")]
    public void TryParse_AnythingElse_NamesWhatWasExpected(string text, string expected)
    {
        Network.TryParse(text, out _, out var problem).ShouldBeFalse();
        problem.ShouldNotBeNull().ShouldContain(expected);
    }

    [Theory]
    [InlineData("192.0.2.0/24", "192.0.2.255", true)]
    [InlineData("192.0.2.0/24", "192.0.3.0", false)]
    [InlineData("192.0.2.0/24", "::192.0.2.1", false)]
    [InlineData("0.0.0.0/0", "255.255.255.255", true)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("2001:db8::/32", "2001:db8:ffff::", true)]
    [InlineData("::/0", "2001:db8::1", true)]
    public void Contains_Address_IsByPrefix(string network, string address, bool expected)
    {
        Network.TryParse(network, out var parsed, out _).ShouldBeTrue();
        Address.TryParse(address, out var inside).ShouldBeTrue();
        parsed.Contains(inside).ShouldBe(expected);
    }

    [Fact]
    public void Of_PrefixBeyondTheFamily_Throws()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Network.Of(Address.FromIPv4(0), 33));
        Network.Of(new Address(UInt128.One << 64), 64).Last.Bits.ShouldBe((UInt128.One << 64) | ulong.MaxValue);
    }
}
