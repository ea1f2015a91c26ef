using System;
using System.Linq;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Testing;

public sealed class JsonOutputTests
{
    private const string Session = """
        ^ ?conn <F-MLFID>\d+</F-MLFID>: <F-NOFAIL>hello</F-NOFAIL> <ADDR>$
        ^ ?conn <F-MLFID>\d+</F-MLFID>: denied <F-USER>\w+</F-USER>$
        """;

    [Fact]
    public void Failure_HasTheFieldsThatScriptsRelyOn() =>
        ProgramRun.Of("regex", "-o", "json", "# skipped\n2026-01-01T10:00:00Z bad root of \"x\" from 192.0.2.1:22", "bad <F-USER>\\w+</F-USER> of \"x\" from <ADDR>:<F-PORT/>")
            .Output.ShouldBe("""
                {"line":2,"regex":0,"id":"192.0.2.1","ip":"192.0.2.1","time":1767261600,"fields":{"user":"root","ip4":"192.0.2.1","fport":"22"},"matches":["2026-01-01T10:00:00Z bad root of \"x\" from 192.0.2.1:22"],"nofail":false}

                """);

    [Fact]
    public void FailureId_DiffersFromAddress()
    {
        var failure = Failures("bad <F-ID>\\w+</F-ID> from <ADDR>", "bad root from 192.0.2.1").ShouldHaveSingleItem();

        failure.GetProperty("id").GetString().ShouldBe("root");
        failure.GetProperty("ip").GetString().ShouldBe("192.0.2.1");
        failure.GetProperty("fields").GetProperty("fid").GetString().ShouldBe("root");
    }

    [Fact]
    public void AllRegexes_AreTriedUnlessToldOtherwise()
    {
        const string Regexes = "bad <ADDR>\nba. <ADDR>";
        Failures(Regexes, "bad 192.0.2.1").Select(failure => failure.GetProperty("regex").GetInt32()).ShouldBe([0, 1]);
        Failures(Regexes, "bad 192.0.2.1", "--no-check-all").Select(failure => failure.GetProperty("regex").GetInt32()).ShouldBe([0]);
    }

    [Fact]
    public void Session_JoinsUsersAndLines()
    {
        var failures = Failures(Session, "conn 7: hello 192.0.2.1\nconn 7: denied root\nconn 7: denied admin");

        failures.Select(failure => failure.GetProperty("nofail").GetBoolean()).ShouldBe([true, false, false]);
        failures.Select(failure => failure.GetProperty("id").GetString()).ShouldBe(["192.0.2.1", "192.0.2.1", "192.0.2.1"]);
        Texts(failures[1].GetProperty("matches")).ShouldBe(["conn 7: hello 192.0.2.1", "conn 7: denied root"]);
        Texts(failures[2].GetProperty("fields").GetProperty("users")).ShouldBe(["root", "admin"]);
    }

    [Fact]
    public void Session_WithoutAddressYet_HasNoId() =>
        Failures(Session, "conn 7: denied root").ShouldHaveSingleItem().GetProperty("id").ValueKind.ShouldBe(JsonValueKind.Null);

    // Sessions of the peer age by the clock, and a test takes no time.
    [Fact]
    public void Session_OfHours_HoldsTogether() =>
        Failures(Session, "2026-01-01 10:00:00 conn 7: hello 192.0.2.1\n2026-01-01 19:00:00 conn 7: denied root")
            [1].GetProperty("id").GetString().ShouldBe("192.0.2.1");

    [Theory]
    [InlineData("2026-01-02 03:03:06", "2026-01-02 03:03:06", "59 s before now: lent")]
    [InlineData("2026-01-02 03:03:05", null, "60 s before now: too old")]
    [InlineData("2026-01-02 09:00:00", "2026-01-02 09:00:00", "ahead of now: lent")]
    public void LineWithoutDate_TakesTheLastRecentOne(string last, string? expected, string why)
    {
        var failures = Failures("bad <ADDR>", $"{last} bad 192.0.2.1\nbad 192.0.2.2");

        Time(failures[1]).ShouldBe(expected is null ? null : Instant(expected), why);
    }

    [Fact]
    public void LineWithEmptyDate_TakesNow() =>
        Time(Failures("bad <ADDR>", "bad 192.0.2.2", "-d", "^bad()").ShouldHaveSingleItem()).ShouldBe(FixedTime.Now);

    [Fact]
    public void Now_GivesTheYear_AndLaterYearsAreRead()
    {
        var failures = Failures("bad <ADDR>", "Aug 14 11:00:00 bad 192.0.2.1\n2025-01-01 00:00:00 bad 192.0.2.1", "--now", "2005-08-14T12:00:00Z");

        Time(failures[0]).ShouldBe(Instant("2005-08-14 11:00:00"));
        Time(failures[1]).ShouldBe(Instant("2025-01-01 00:00:00"));
    }

    [Theory]
    [InlineData("+0200", "2026-01-01 08:00:00")]
    [InlineData("Europe/Zurich", "2026-01-01 09:00:00")]
    [InlineData("UTC", "2026-01-01 10:00:00")]
    public void TimeZone_IsThatOfStampsWithout(string zone, string utc) =>
        Time(Failures("bad <ADDR>", "2026-01-01 10:00:00 bad 192.0.2.1", "--TZ", zone)[0]).ShouldBe(Instant(utc));

    [Fact]
    public void Raw_LeavesHostNamesAsTheyAre() =>
        Failures("bad <HOST>", "bad Host.Example", "--raw").ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe("Host.Example");

    [Fact]
    public void UseDnsNo_TakesNoHostNames() => Failures("bad <HOST>$", "bad host.example", "--usedns", "no").ShouldBeEmpty();

    [Fact]
    public void InvalidUtf8_BecomesReplacementCharacters()
    {
        using var folder = new TemporaryFolder();
        var log = folder.Write("raw.log", "");
        System.IO.File.WriteAllBytes(log, [.. "bad "u8, 0xff, .. " 192.0.2.1\n"u8]);

        var run = ProgramRun.Of("regex", "-o", "json", log, "bad <F-USER>\\S+</F-USER> <ADDR>");

        JsonDocument.Parse(run.Output).RootElement.GetProperty("fields").GetProperty("user").GetString().ShouldBe("\ufffd");
    }

    private static JsonElement[] Failures(string regex, string log, params string[] options)
    {
        var run = ProgramRun.Of(["regex", "-o", "json", .. options, log, regex]);
        run.Errors.ShouldBeEmpty();
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static string?[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString())];

    private static DateTimeOffset? Time(JsonElement failure) =>
        failure.GetProperty("time") is { ValueKind: JsonValueKind.Number } time ? DateTimeOffset.FromUnixTimeSeconds(time.GetInt64()) : null;

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text + "Z", System.Globalization.CultureInfo.InvariantCulture);
}
