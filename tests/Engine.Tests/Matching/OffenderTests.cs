using System.Runtime.CompilerServices;
using Banhammer.Engine.Matching;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Matching;

public sealed class OffenderTests
{
    private static readonly OffenderHashKey Key = new(1, 2);

    [Fact]
    public void Offender_Size_Is24Bytes() => Unsafe.SizeOf<Offender>().ShouldBe(24);

    [Theory]
    [InlineData("192.0.2.1/32", "192.0.2.1", true)]
    [InlineData("[2001:db8::1]", "2001:DB8:0::1", true)]
    [InlineData("192.0.2.0/24", "192.0.2.9/24", true)]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.0/24", "192.0.2.0", false)]
    [InlineData("192.0.2.0/24", "192.0.2.0/25", false)]
    [InlineData("0.0.0.0/0", "::ffff:0:0", false)]
    [InlineData("192.0.2.01", "192.0.2.1", false)]
    [InlineData("alice", "Alice", false)]
    public void Read_TwoTexts_AreOneOffenderIfTheyMeanTheSame(string first, string second, bool same)
    {
        var texts = new OffenderTexts(Key);
        var (one, two) = (Read(texts, first), Read(texts, second));
        (one == two).ShouldBe(same);
        (one.Hash(Key) == two.Hash(Key)).ShouldBe(same);
        (one.GetHashCode() == two.GetHashCode()).ShouldBe(same);
    }

    [Fact]
    public void Network_OfAddressNetworkAndText_IsWhatItWasMadeOf()
    {
        Address.TryParse("2001:db8::1", out var address).ShouldBeTrue();
        Offender.From(address).Network.ShouldBe(Network.Of(address, 128));
        Offender.From(address).Address.ShouldBe(address);
        Offender.From(Network.Of(address, 64)).Network.ShouldBe(Network.Of(address, 64));
        Offender.From(Network.Of(address, 64)).Kind.ShouldBe(OffenderKind.Network);
        Read(new OffenderTexts(Key), "alice").Address.ShouldBe(default);
    }

    [Fact]
    public void Hash_OtherKey_IsOther()
    {
        var offender = Offender.From(Address.FromIPv4(0xC0000201));
        offender.Hash(new OffenderHashKey(3, 2)).ShouldNotBe(offender.Hash(Key));
        offender.Hash(new OffenderHashKey(1, 3)).ShouldNotBe(offender.Hash(Key));
        OffenderHashKey.Random().ShouldNotBe(OffenderHashKey.Random());
    }

    [Fact]
    public void Hash_NeighbouringAddresses_FillBucketsEvenly()
    {
        // 64 Ki neighbours in 256 buckets: 256 in each, give or take six standard deviations.
        var buckets = new int[256];
        for (var i = 0u; i < 65536; i++)
            buckets[(byte)Offender.From(Address.FromIPv4(0x0A000000 + i)).Hash(Key)]++;
        foreach (var count in buckets)
            count.ShouldBeInRange(160, 352);
    }

    private static Offender Read(OffenderTexts texts, string text) => texts.Read(System.Text.Encoding.UTF8.GetBytes(text));
}
