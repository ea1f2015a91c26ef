using System;
using System.Linq;
using System.Net;
using System.Text;
using Banhammer.Engine.Matching;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Matching;

public sealed class AddressTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("0.0.0.0", "0.0.0.0")]
    [InlineData("255.255.255.255", "255.255.255.255")]
    [InlineData("[192.0.2.1]", "192.0.2.1")]
    [InlineData("[2001:db8::1]", "2001:db8::1")]
    [InlineData("2001:DB8::A", "2001:db8::a")]
    [InlineData("2001:0db8:0000:0000:0000:0000:0000:0001", "2001:db8::1")]
    [InlineData("::", "::")]
    [InlineData("::1", "::1")]
    [InlineData("1::", "1::")]
    [InlineData("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0")]
    [InlineData("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8")]
    [InlineData("1:0:0:2:0:0:0:3", "1:0:0:2::3")]
    [InlineData("1:0:0:2:3:0:0:4", "1::2:3:0:0:4")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("::FFFF:c000:0201", "192.0.2.1")]
    [InlineData("0:0:0:0:0:ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("::192.0.2.1", "::192.0.2.1")]
    [InlineData("::1:2", "::0.1.0.2")]
    [InlineData("::2", "::2")]
    [InlineData("::fffe:1:2", "::fffe:1:2")]
    [InlineData("fe80::5efe:192.0.2.1", "fe80::5efe:c000:201")]
    [InlineData("64:ff9b::192.0.2.1", "64:ff9b::c000:201")]
    public void TryParse_Address_FormatsAsInetNtop(string text, string expected)
    {
        Address.TryParse(text, out var address).ShouldBeTrue();
        address.ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("192.0.2")]
    [InlineData("192.0.2.1.")]
    [InlineData("192.0.2.1.1")]
    [InlineData(".192.0.2.1")]
    [InlineData("192.0..1")]
    [InlineData("192.0.2.256")]
    [InlineData("192.0.2.01")]
    [InlineData("192.0.2.00")]
    [InlineData("192.0.2.0x1")]
    [InlineData("192.0.2.1 ")]
    [InlineData("3221225985")]
    [InlineData("[192.0.2.1")]
    [InlineData("[[::1]]")]
    [InlineData("[::1]:22")]
    [InlineData(":")]
    [InlineData(":::")]
    [InlineData("1:")]
    [InlineData(":1")]
    [InlineData("1::2::3")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1:2:3:4::5:6:7:8")]
    [InlineData("12345::")]
    [InlineData("00001::")]
    [InlineData("g::")]
    [InlineData("fe80::1%eth0")]
    [InlineData("::192.0.2.1:1")]
    [InlineData("1:2:3:4:5:6:7:192.0.2.1")]
    [InlineData("::192.0.2.01")]
    [InlineData("::192.0.2")]
    [InlineData("\u0661.2.3.4")]
    public void TryParse_AnythingElse_IsNoAddress(string text)
    {
        Address.TryParse(text, out var address).ShouldBeFalse();
        address.ShouldBe(default);
        Address.TryParse(Encoding.UTF8.GetBytes(text), out _).ShouldBeFalse();
    }

    [Fact]
    public void ToString_AnyBits_ReadsBackEqual()
        => Prop.ForAll(Groups, groups =>
        {
            var address = FromGroups(groups);
            return Address.TryParse(address.ToString(), out var again) && again == address;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20261121, 17));

    [Fact]
    public void TryParse_AnySpelling_AgreesWithTheFrameworkOnBits()
        => Prop.ForAll(Groups, groups =>
        {
            var bytes = groups.SelectMany(group => new[] { (byte)(group >> 8), (byte)group }).ToArray();
            return Address.TryParse(new IPAddress(bytes).ToString(), out var address) && address == FromGroups(groups);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20261121, 17));

    [Fact]
    public void TryFormat_TooShort_WritesNothing()
    {
        Address.TryParse("192.0.2.1", out var address).ShouldBeTrue();
        var room = new byte[8];
        address.TryFormat(room, out var written).ShouldBeFalse();
        written.ShouldBe(0);
        room.ShouldBe(new byte[8]);
        address.TryFormat(new byte[9], out written).ShouldBeTrue();
        written.ShouldBe(9);
        address.TryFormat(new char[8], out written).ShouldBeFalse();
    }

    [Fact]
    public void CompareTo_Families_IPv4ComesFirstThenNumeric()
    {
        string[] ordered = ["0.0.0.0", "9.9.9.9", "10.0.0.0", "::", "::1", "2001:db8::"];
        var addresses = ordered.Select(text => Address.TryParse(text, out var address) ? address : throw new InvalidOperationException()).ToArray();
        addresses.Reverse().Order().Select(address => address.ToString()).ShouldBe(ordered);
    }

    [Fact]
    public void IsIPv4_Mapped_IsTrueAndOthersNot()
    {
        Address.FromIPv4(0xC0000201).IsIPv4.ShouldBeTrue();
        Address.FromIPv4(0xC0000201).Bits.ShouldBe(((UInt128)0xffff << 32) | 0xC0000201);
        new Address(1).IsIPv4.ShouldBeFalse();
    }

    private static Arbitrary<ushort[]> Groups { get; } = Gen.Frequency(
        (3, Gen.Constant((ushort)0)),
        (1, Gen.Constant((ushort)0xffff)),
        (3, Gen.Choose(0, 0xffff).Select(group => (ushort)group))).ArrayOf(8).ToArbitrary();

    private static Address FromGroups(ushort[] groups)
        => new(groups.Aggregate(UInt128.Zero, (bits, group) => (bits << 16) | group));
}
