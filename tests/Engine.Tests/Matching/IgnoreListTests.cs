using System;
using System.Linq;
using System.Text;
using Banhammer.Engine.Matching;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Matching;

public sealed class IgnoreListTests
{
    private readonly OffenderTexts texts = new(new OffenderHashKey(5, 6));

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.1", "192.0.2.0/24", false)]
    [InlineData("192.0.2.0/24", "192.0.2.128/25", true)]
    [InlineData("192.0.2.0/25,192.0.2.128/25", "192.0.2.200", true)]
    [InlineData("192.0.2.0/25,192.0.2.128/25", "192.0.2.0/24", true)]
    [InlineData("192.0.2.0/25,192.0.2.192/26", "192.0.2.0/24", false)]
    [InlineData("10.0.0.0/8 10.1.0.0/16", "10.2.0.0", true)]
    [InlineData("10.0.0.0/255.0.0.0", "10.255.255.255", true)]
    [InlineData("10.0.0.0/8", "9.255.255.255", false)]
    [InlineData("10.0.0.0/8", "11.0.0.0", false)]
    [InlineData("::/0", "2001:db8::1", true)]
    [InlineData("2001:db8::/32", "192.0.2.1", false)]
    [InlineData(" \t::1\n,\r\n192.0.2.1 ,", "::1", true)]
    [InlineData("alice", "alice", true)]
    [InlineData("alice", "Alice", false)]
    [InlineData("", "192.0.2.1", false)]
    public void Contains_Offender_IsWhatTheWordsCover(string list, string offender, bool expected)
        => IgnoreList.Parse(list, texts, out _).Contains(texts.Read(Encoding.UTF8.GetBytes(offender))).ShouldBe(expected);

    [Fact]
    public void Parse_WordsThatAreNoAddresses_AreReportedOneByOne()
    {
        var list = IgnoreList.Parse("192.0.2.1/33, example.org 192.0.2.7", texts, out var problems);
        problems.Count.ShouldBe(2);
        problems[0].ShouldBe("ignoreip: '192.0.2.1/33' has the prefix '33'; expected 0 to 32 or a mask such as 255.255.255.0");
        problems[1].ShouldContain("'example.org'");
        problems[1].ShouldContain("host names are looked up by the service");
        list.Entries.Select(entry => entry.Kind).ShouldBe([OffenderKind.Text, OffenderKind.Address]);
        list.Contains(texts.Read("192.0.2.1"u8)).ShouldBeFalse();
    }

    [Fact]
    public void Entries_Duplicates_AreListedOnceInOrder()
        => IgnoreList.Parse("192.0.2.9 192.0.2.0/24 192.0.2.9/32", texts, out _).Entries.Select(entry => texts.Format(entry)).ShouldBe(["192.0.2.9", "192.0.2.0/24"]);

    [Fact]
    public void Contains_None_IsFalse() => IgnoreList.Parse("::/0 0.0.0.0/0", texts, out _).Contains(default).ShouldBeFalse();

    [Fact]
    public void Contains_AnyNetworks_EqualsAskingEachNetwork()
    {
        // Few distinct bits, so that networks overlap, touch and contain each other.
        var networks = Gen.Choose(0, 255).SelectMany(bits => Gen.Choose(24, 32).Select(length => Network.Of(Address.FromIPv4(0xC0000200 + (uint)bits), length)));
        Prop.ForAll(networks.ArrayOf().ToArbitrary(), listed =>
        {
            var list = new IgnoreList(listed.Select(Offender.From));
            return Enumerable.Range(-1, 258).Select(offset => Address.FromIPv4((uint)(0xC0000200 + offset)))
                .All(address => list.Contains(Offender.From(address)) == listed.Any(network => network.Contains(address)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261121, 17));
    }

    [Fact]
    public void Contains_ManyEntries_AllocatesNothing()
    {
        var list = new IgnoreList(Enumerable.Range(0, 10_000).Select(number => Offender.From(Address.FromIPv4(0x0A000000 + ((uint)number * 3)))));
        var (listed, other) = (Offender.From(Address.FromIPv4(0x0A000003)), Offender.From(Address.FromIPv4(0x0A000004)));
        list.Contains(listed).ShouldBeTrue();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = 0;
        for (var i = 0; i < 10_000; i++)
            found += (list.Contains(listed) ? 1 : 0) + (list.Contains(other) ? 1 : 0);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        found.ShouldBe(10_000);
    }
}
