using System;
using System.Linq;
using System.Text;
using Banhammer.Engine.Sources.Journal;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Sources.Journal;

public sealed class JournalLineTests
{
    private const long Realtime = 1_700_000_000_000_000;
    private const long Uptime = 5_000_000;

    private static readonly string[] names =
    [
        "MESSAGE=", "_HOSTNAME=", "SYSLOG_IDENTIFIER=", "SYSLOG_IDENTIFIER=kernel", "_COMM=", "SYSLOG_PID=", "SYSLOG_PID=0x", "_PID=", "_PID=1",
        "_SOURCE_REALTIME_TIMESTAMP=", "_SOURCE_REALTIME_TIMESTAMP=1", "_SOURCE_MONOTONIC_TIMESTAMP=", "_SOURCE_MONOTONIC_TIMESTAMP=99", "OTHER=", "",
    ];

    [Theory]
    [InlineData("h sshd[12]: m", "_HOSTNAME=h", "SYSLOG_IDENTIFIER=sshd", "_COMM=other", "_PID=12", "MESSAGE=m")]
    [InlineData("h sshd[12]: m", "MESSAGE=m", "_PID=12", "_COMM=other", "SYSLOG_IDENTIFIER=sshd", "_HOSTNAME=h")]
    [InlineData("h sshd[7]: m", "_HOSTNAME=h", "SYSLOG_IDENTIFIER=sshd", "SYSLOG_PID=7", "_PID=12", "MESSAGE=m")]
    [InlineData("h other: m", "_HOSTNAME=h", "SYSLOG_IDENTIFIER=", "_COMM=other", "MESSAGE=m")]
    [InlineData("sshd: m", "SYSLOG_IDENTIFIER=sshd", "MESSAGE=m")]
    [InlineData("h m", "_HOSTNAME=h", "_PID=12", "MESSAGE=m")]
    [InlineData("m", "MESSAGE=m")]
    [InlineData("h sshd: ", "_HOSTNAME=h", "SYSLOG_IDENTIFIER=sshd")]
    [InlineData("", "NOTHING=x", "of note", "")]
    [InlineData("a b  c", "MESSAGE=a", "MESSAGE=b", "MESSAGE=", "MESSAGE=c")]
    [InlineData("h x: m", "_HOSTNAME=h", "_HOSTNAME=g", "SYSLOG_IDENTIFIER=x", "SYSLOG_IDENTIFIER=y", "MESSAGE=m")]
    [InlineData("h\\n x\\ny[1]: a\\nb\\n", "_HOSTNAME=h\n", "SYSLOG_IDENTIFIER=x\ny", "_PID=1", "MESSAGE=a\nb\n")]
    [InlineData("kernel: [    5.000000] m", "SYSLOG_IDENTIFIER=kernel", "MESSAGE=m")]
    [InlineData("kernel: [    0.000001] m", "_COMM=kernel", "_SOURCE_MONOTONIC_TIMESTAMP=1", "MESSAGE=m")]
    [InlineData("kernel: [123456789.012345] m", "SYSLOG_IDENTIFIER=kernel", "_SOURCE_MONOTONIC_TIMESTAMP=123456789012345", "MESSAGE=m")]
    [InlineData("kernel[3]: m", "SYSLOG_IDENTIFIER=kernel", "_PID=3", "MESSAGE=m")]
    [InlineData("a=b", "MESSAGE=a=b")]
    public void Build_Fields_MakeTheText(string text, params string[] fields) => Build(fields).ShouldBe(text);

    [Theory]
    [InlineData("12", "[12]")]
    [InlineData(" +12 ", "[12]")]
    [InlineData("-12", "[-12]")]
    [InlineData("007", "[7]")]
    [InlineData("0x10", "[16]")]
    [InlineData("0O17", "[15]")]
    [InlineData("0b101", "[5]")]
    [InlineData("0x", "[0x]")]
    [InlineData("0o8", "[0o8]")]
    [InlineData("0xffffffffffffffff", "[0xffffffffffffffff]")]
    [InlineData("99999999999999999999", "[99999999999999999999]")]
    [InlineData("main", "[main]")]
    [InlineData("]: x", "[]: x]")]
    [InlineData("", "[44]")]
    [InlineData("0", "[44]")]
    public void Build_ProcessId_IsANumberWhereItCanBe(string value, string shown) =>
        Build("_COMM=x", "SYSLOG_PID=" + value, "_PID=44", "MESSAGE=m").ShouldBe($"x{shown}: m");

    [Theory]
    [InlineData(1_700_000_000_000_000, "Europe/Zurich", "2023-11-14T23:13:20+01:00")]
    [InlineData(1_690_000_000_123_456, "Europe/Zurich", "2023-07-22T06:26:40.123456+02:00")]
    [InlineData(1_700_000_000_000_001, "America/St_Johns", "2023-11-14T18:43:20.000001-03:30")]
    [InlineData(0, "Asia/Kolkata", "1970-01-01T05:30:00+05:30")]
    [InlineData(long.MaxValue, "UTC", "9999-12-31T23:59:59.999999+00:00")]
    public void Build_Stamp_IsLocalWithOffset(long realtime, string zone, string stamp)
    {
        var line = new JournalLine(TimeZoneInfo.FindSystemTimeZoneById(zone), 100);

        line.Build(realtime, Uptime);

        Encoding.UTF8.GetString(line.Stamp).ShouldBe(stamp);
    }

    [Theory]
    [InlineData("1699999999999999", 1_699_999_999_999_999)]
    [InlineData("", Realtime)]
    [InlineData("-1", Realtime)]
    [InlineData("1e9", Realtime)]
    [InlineData("99999999999999999999999", Realtime)]
    [InlineData("9000000000000000000", Realtime)]
    public void Build_SourceTime_CountsWhereItIsOne(string value, long time)
    {
        var line = new JournalLine(TimeZoneInfo.Utc, 100);

        line.Add(Encoding.UTF8.GetBytes("_SOURCE_REALTIME_TIMESTAMP=" + value));
        line.Build(Realtime, Uptime);

        line.EventTimeMicroseconds.ShouldBe(time);
    }

    [Fact]
    public void Build_InvalidBytes_PassThrough()
    {
        var line = new JournalLine(TimeZoneInfo.Utc, 100);

        line.Add([.. "MESSAGE="u8, 0xff, 0, (byte)'x', 0xc3]);
        line.Build(Realtime, Uptime);

        line.Text.ToArray().ShouldBe([0xff, 0, (byte)'x', 0xc3]);
    }

    [Fact]
    public void Build_AnyLimit_CutsTheSameText()
    {
        string[] fields = ["_HOSTNAME=host", "SYSLOG_IDENTIFIER=kernel", "MESSAGE=one\ntwo", "MESSAGE=three"];
        var whole = Build(fields);
        foreach (var limit in Enumerable.Range(1, whole.Length + 5))
        {
            Build(limit, fields).ShouldBe(whole[..Math.Min(limit, whole.Length)]);
        }
    }

    [Fact]
    public void Build_AnyBytes_GiveOneLineWithinTheLimit() => Prop.ForAll(
        Arb.From(Gen.ArrayOf(Gen.Zip(Gen.Elements(names), Gen.ArrayOf(Gen.Elements(Enumerable.Range(0, 256).Select(i => (byte)i).Append((byte)'\n').ToArray()))))),
        fields =>
        {
            var line = new JournalLine(TimeZoneInfo.Utc, 64);
            foreach (var (name, value) in fields)
            {
                line.Add([.. Encoding.UTF8.GetBytes(name), .. value]);
            }

            line.Build(Realtime, Uptime);

            line.Text.Length.ShouldBeLessThanOrEqualTo(64);
            line.Text.Contains((byte)'\n').ShouldBeFalse();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261121, 17));

    [Fact]
    public void Clear_EntryBefore_LeavesNothing()
    {
        var line = new JournalLine(TimeZoneInfo.Utc, 100);
        foreach (var field in (string[])["_HOSTNAME=h", "SYSLOG_IDENTIFIER=i", "_COMM=c", "SYSLOG_PID=1", "_PID=2", "MESSAGE=m", "_SOURCE_REALTIME_TIMESTAMP=5", "_SOURCE_MONOTONIC_TIMESTAMP=6"])
        {
            line.Add(Encoding.UTF8.GetBytes(field));
        }

        line.Clear();
        line.Add("_COMM=kernel"u8);
        line.Build(Realtime, Uptime);

        Encoding.UTF8.GetString(line.Text).ShouldBe("kernel: [    5.000000] ");
        line.EventTimeMicroseconds.ShouldBe(Realtime);
    }

    private static string Build(params string[] fields) => Build(1_000, fields);

    private static string Build(int limit, string[] fields)
    {
        var line = new JournalLine(TimeZoneInfo.Utc, limit);
        foreach (var field in fields)
        {
            line.Add(Encoding.UTF8.GetBytes(field));
        }

        line.Build(Realtime, Uptime);
        return Encoding.UTF8.GetString(line.Text);
    }
}
