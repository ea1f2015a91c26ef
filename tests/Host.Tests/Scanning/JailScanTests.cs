using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Scanning;

/// <summary><c>scan -c DIR</c> runs jails as they are configured.</summary>
public sealed class JailScanTests : IDisposable
{
    private static readonly string[] allJails = ["one", "two", "three"];

    private readonly TemporaryFolder folder = new();

    public JailScanTests()
    {
        folder.Write("jail.conf", $"""
            [DEFAULT]
            enabled = true
            action =
            usedns = no
            findtime = 10m
            bantime = 1h
            maxretry = 3
            [one]
            filter = app[kind=bad]
            logpath = {folder.Path}/one*.log
            ignoreip = 192.0.2.9, file:{folder.Path}/office
            [two]
            filter = app
            maxretry = 2
            bantime = -1
            logpath = {folder.Path}/both.log
            [three]
            filter = app[kind=odd]
            logpath = {folder.Path}/both.log
            [off]
            enabled = false
            filter = app[kind=bad]
            maxretry = 1
            logpath = {folder.Path}/gone.log
            """);
        folder.Write("filter.d/app.conf", "[Definition]\nfailregex = ^\\s*<kind> login from <ADDR>$\n[Init]\nkind = worse\n");
        folder.Write("office", "192.0.2.8 # not counted\n");
        folder.Write("one1.log", Lines("bad", "192.0.2.1", 3));
        folder.Write("one2.log", Lines("bad", "192.0.2.8", 5) + Lines("bad", "192.0.2.9", 5) + Lines("worse", "192.0.2.2", 5));
        folder.Write("both.log", Lines("worse", "192.0.2.3", 2) + Lines("odd", "192.0.2.4", 3));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Jail_WithoutLog_ReadsItsOwn_WithItsLimitsAndIgnoreList()
    {
        var run = Scan("--jail", "one", "-o", "json");

        run.Errors.ShouldBeEmpty();
        run.Exit.ShouldBe(0);
        Bans(run).ShouldBe(["one 192.0.2.1 3600"]);
        Summary(run).GetProperty("jail").GetString().ShouldBe("one");
        Summary(run).GetProperty("ignored").GetInt64().ShouldBe(10);
    }

    [Fact]
    public void Options_GoBeforeThoseOfTheJail() =>
        Bans(Scan(folder.Path + "/both.log", "--jail", "two", "--bantime", "1m", "-o", "json")).ShouldBe(["two 192.0.2.3 60"]);

    [Fact]
    public void Jail_ThatIsDisabled_RunsWhenItIsNamed() =>
        Bans(Scan(folder.Path + "/one1.log", "--jail", "off", "-o", "json")).ShouldBe(["off 192.0.2.1 3600"]);

    [Fact]
    public void Log_Alone_RunsTheEnabledJailsThatReadIt()
    {
        var run = Scan(folder.Path + "/both.log", "-o", "csv");

        run.Output.ShouldBe("jail,id,time,until,failures\ntwo,192.0.2.3,1763640001,,2\nthree,192.0.2.4,1763640002,1763643602,3\n");
    }

    [Fact]
    public void All_RunsAllEnabledJails()
    {
        var run = Scan(folder.Path + "/one1.log", "--all", "-o", "json");

        run.Output.Split('\n').Count(line => line.StartsWith("{\"type\":\"summary\"", StringComparison.Ordinal)).ShouldBe(3);
        Bans(run).ShouldBe(["one 192.0.2.1 3600"]);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    public void All_OverOneLog_TellsTheBansOfAllJailsInTheirOrder(string threads)
    {
        // Longer than a block, so that the jails take turns.
        folder.Write("long.log", string.Concat(Enumerable.Range(0, 15_000).Select(i =>
            $"2025-11-20 {12 + (i / 3_600)}:{i / 60 % 60:00}:{i % 60:00} {(i % 3 == 0 ? "worse" : i % 3 == 1 ? "odd" : "bad")} login from 192.0.2.{100 + (i / 30 % 50)}\n")));

        var run = Scan(folder.Path + "/long.log", "--all", "--bantime", "1m", "--threads", threads, "-o", "csv");

        var rows = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToArray();
        var alone = allJails.SelectMany(jail =>
            Scan(folder.Path + "/long.log", "--jail", jail, "--bantime", "1m", "--threads", "1", "-o", "csv").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1));
        rows.ShouldBe(alone, ignoreOrder: true);
        rows.Select(row => row.Split(',')[2]).ShouldBeInOrder();
        rows.Select(row => row.Split(',')[0]).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void Tables_AreHeadedByTheirJails() => Scan(folder.Path + "/both.log").Output.Split('\n').Where(line => line.StartsWith("Jail", StringComparison.Ordinal)).ShouldBe(["Jail two:", "Jail three:"]);

    [Fact]
    public void BrokenJail_IsToldAndLeftOut()
    {
        folder.Write("jail.local", "[two]\nfilter = ap\n");

        var run = Scan(folder.Path + "/both.log", "-o", "json");

        run.Errors.ShouldBe($"banhammer: jail 'two' is left out: {folder.Path}/jail.local:2:10: there is no filter 'ap' in '{folder.Path}/filter.d'; did you mean 'app'? (BH0010)\n");
        Bans(run).ShouldBe(["three 192.0.2.4 3600"]);
        Scan("--jail", "two").Exit.ShouldBe(2);
    }

    [Fact]
    public void EncodingAndZone_AreTheJails()
    {
        folder.Write("jail.local", "[two]\nlogencoding = utf-16le\nlogtimezone = UTC-02\n");
        var log = System.IO.Path.Combine(folder.Path, "both.log");
        System.IO.File.WriteAllText(log, Lines("worse", "192.0.2.3", 2), new UnicodeEncoding(bigEndian: false, byteOrderMark: false));

        Scan(log, "--jail", "two", "--now", "2025-11-21", "-o", "csv").Output.ShouldBe("jail,id,time,until,failures\ntwo,192.0.2.3,1763647201,,2\n");
    }

    [Theory]
    [InlineData("--jail onne", "jail 'onne': not among those of folder 'DIR'; did you mean 'one'?")]
    [InlineData("--jail off", "jail 'off': none of its logs is there (DIR/gone.log); expected one, or LOG in the call")]
    [InlineData("DIR/office", "DIR: no enabled jail reads 'DIR/office'; --all runs all of them, --jail NAME one")]
    [InlineData("DIR/both.log - --all", "LOG: standard input can be read once, but 3 jails would each read it; name it alone, or --jail NAME runs one")]
    [InlineData("", "LOG: no log is named; expected files that the jails read, or --jail NAME for its own")]
    [InlineData("x --jail one -f app", "--jail: it doesn't go with --filter; expected one of the two")]
    [InlineData("x --jail one --all", "--all: it doesn't go with --jail; expected one of the two")]
    public void Call_ThatCantBeMeant_IsAUsageError(string options, string expected)
    {
        var run = Scan(options.Replace("DIR", folder.Path, StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));

        run.Errors.ShouldBe($"banhammer: {expected.Replace("DIR", folder.Path, StringComparison.Ordinal)}\n");
        run.Exit.ShouldBe(2);
    }

    [Fact]
    public void NothingToLookFor_IsAUsageError() =>
        ProgramRun.Of("scan", "x.log").Errors.ShouldBe("banhammer: scan: nothing says what to look for; expected -f FILTER, or -c DIR for its jails\n");

    private ProgramRun Scan(params string[] options) => ProgramRun.Of(["scan", "-c", folder.Path, "--timezone", "UTC", .. options]);

    private static string[] Bans(ProgramRun run) => [.. run.Output.Split('\n').Where(line => line.StartsWith("{\"type\":\"ban\"", StringComparison.Ordinal)).Select(Ban)];

    private static string Ban(string line)
    {
        using var ban = JsonDocument.Parse(line);
        var root = ban.RootElement;
        var until = root.GetProperty("until");
        var length = until.ValueKind == JsonValueKind.Null ? "for ever" : $"{until.GetDouble() - root.GetProperty("time").GetDouble()}";
        return $"{root.GetProperty("jail").GetString()} {root.GetProperty("ip").GetString()} {length}";
    }

    private static JsonElement Summary(ProgramRun run) => JsonDocument.Parse(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement;

    // 2025-11-20 12:00:00 UTC and the seconds after it.
    private static string Lines(string kind, string address, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(second => $"2025-11-20 12:00:0{second} {kind} login from {address}\n"));
}
