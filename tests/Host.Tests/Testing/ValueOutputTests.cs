using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Testing;

public sealed class ValueOutputTests
{
    private const string Session = "7: hello 192.0.2.1\n7: denied root";
    private const string SessionRegexes = @"^<F-MLFID>\d</F-MLFID>: (?:<F-NOFAIL>hello</F-NOFAIL> <ADDR>|denied <F-USER>\w+</F-USER>)";

    private const string Log = "bad root from 192.0.2.1\ngood\nbad admin from 2001:DB8::1";

    [Theory]
    [InlineData("id", "root\nadmin\n")]
    [InlineData("fid", "root\nadmin\n")]
    [InlineData("ip", "192.0.2.1\n2001:db8::1\n")]
    [InlineData("msg", "bad root from 192.0.2.1\nbad admin from 2001:DB8::1\n")]
    public void Output_IsOneValueAFailure(string format, string expected) =>
        ProgramRun.Of("regex", "-o", format, Log, "bad <F-ID>\\w+</F-ID> from <ADDR>").Output.ShouldBe(expected);

    // Each row was printed by the peer.
    [Theory]
    [InlineData("2026-01-01T10:00:00Z bad root from 192.0.2.1", @"bad <F-USER>\w+</F-USER> from <HOST>", "['192.0.2.1',\t1767261600,\t{'user': 'root', 'ip4': '192.0.2.1', 'ip6': None, 'dns': None}],\n")]
    [InlineData("2026-01-01 10:00:00 bad root from 192.0.2.1", @"bad <F-ID>\w+</F-ID> from <ADDR>", "['root',\t1767261600.0,\t{'fid': 'root', 'ip4': '192.0.2.1', 'ip6': None, 'ip': '192.0.2.1'}],\n")]
    [InlineData("1786708505.2512 bad o'k from 192.0.2.1", "bad <F-ALT_USER>.*</F-ALT_USER> from <ADDR>", "['192.0.2.1',\t1786708505.2512,\t{'alt_user': \"o'k\", 'ip4': '192.0.2.1', 'ip6': None, 'user': \"o'k\"}],\n")]
    [InlineData("bad from 192.0.2.1", "<ADDR>", "['192.0.2.1',\tNone,\t{'ip4': '192.0.2.1', 'ip6': None}],\n")]
    [InlineData(Session, SessionRegexes, "['192.0.2.1',\tNone,\t{'mlfid': '7', 'ip4': '192.0.2.1', 'ip6': None, 'user': 'root', 'users': {'root'}}],\n")]
    public void Row_IsAPythonList(string log, string regex, string expected) => ProgramRun.Of("regex", "-o", "row", log, regex).Output.ShouldBe(expected);

    [Theory]
    [InlineData("user", "None\nNone\n")]
    [InlineData("ip6", "None\n2001:DB8::1\n")]
    [InlineData("<ip> <fid> <F-ID> <F-NOPE>. <family> <ip-rev> <failures><br><sp><user>",
        "192.0.2.1 root root . inet4 1.2.0.192. 0\n <user>\n2001:db8::1 admin admin . inet6 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2. 0\n <user>\n")]
    public void Field_OrTextWithTags_IsFilledIn(string format, string expected) =>
        ProgramRun.Of("regex", "-o", format, Log, "bad <F-ID>\\w+</F-ID> from <ADDR>").Output.ShouldBe(expected);

    [Fact]
    public void Time_OfALineWithout_IsNow() =>
        ProgramRun.Of("regex", "-o", "<time>", "--now", "2026-01-01T10:00:00Z", "bad 192.0.2.1", "<ADDR>").Output.ShouldBe("1767261600.0\n");

    [Fact]
    public void TagInAValue_StaysAsItIs() =>
        ProgramRun.Of("regex", "-o", "<F-USER>", "bad <F-ID><ip> 192.0.2.1", "bad <F-USER>.*</F-USER> <ADDR>").Output.ShouldBe("<F-ID><ip>\n");

    [Fact]
    public void TextWithLine_IsFilledInForEachLine() =>
        ProgramRun.Of("regex", "-o", "<ip>: <msg>", Session, SessionRegexes).Output.ShouldBe("192.0.2.1: 7: hello 192.0.2.1\n192.0.2.1: 7: denied root\n");

    [Theory]
    [InlineData("msg", "good\n")]
    [InlineData("row", "['',\tNone,\t{'fid': ''}],\n")]
    [InlineData("id", "\n")]
    public void Inverted_PrintsLinesWithoutFailure(string format, string expected) =>
        ProgramRun.Of("regex", "-i", "-o", format, Log, "bad <F-ID>\\w+</F-ID> from <ADDR>").Output.ShouldBe(expected);

    [Fact]
    public void Id_OfSecondRegexThatMatches_IsNotPrinted() =>
        ProgramRun.Of("regex", "-o", "id", "bad 192.0.2.1", "bad <ADDR>\nba. <ADDR>").Output.ShouldBe("192.0.2.1\n");

    [Fact]
    public void Lines_OfASession_ArePrintedEach() =>
        ProgramRun.Of(
            "regex", "-o", "msg", "7: hello 192.0.2.1\n7: denied", "^<F-MLFID>\\d</F-MLFID>: <F-NOFAIL>hello</F-NOFAIL> <ADDR>\n^<F-MLFID>\\d</F-MLFID>: denied")
            .Output.ShouldBe("7: hello 192.0.2.1\n7: denied\n");
}
