using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Testing;

public sealed class ValueOutputTests
{
    private const string Log = "bad root from 192.0.2.1\ngood\nbad admin from 2001:DB8::1";

    [Theory]
    [InlineData("id", "root\nadmin\n")]
    [InlineData("fid", "root\nadmin\n")]
    [InlineData("ip", "192.0.2.1\n2001:db8::1\n")]
    [InlineData("msg", "bad root from 192.0.2.1\nbad admin from 2001:DB8::1\n")]
    public void Output_IsOneValueAFailure(string format, string expected) =>
        ProgramRun.Of("regex", "-o", format, Log, "bad <F-ID>\\w+</F-ID> from <ADDR>").Output.ShouldBe(expected);

    [Fact]
    public void Id_OfSecondRegexThatMatches_IsNotPrinted() =>
        ProgramRun.Of("regex", "-o", "id", "bad 192.0.2.1", "bad <ADDR>\nba. <ADDR>").Output.ShouldBe("192.0.2.1\n");

    [Fact]
    public void Lines_OfASession_ArePrintedEach() =>
        ProgramRun.Of(
            "regex", "-o", "msg", "7: hello 192.0.2.1\n7: denied", "^<F-MLFID>\\d</F-MLFID>: <F-NOFAIL>hello</F-NOFAIL> <ADDR>\n^<F-MLFID>\\d</F-MLFID>: denied")
            .Output.ShouldBe("7: hello 192.0.2.1\n7: denied\n");
}
