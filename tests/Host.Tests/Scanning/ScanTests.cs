using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Scanning;

public sealed class ScanTests : IDisposable
{
    private static readonly string[] outcomes =
        ["noLiteral", "rejected", "tooOld", "undated", "unmatched", "ignored", "nofail", "pending", "matched"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Json_Flood_PrintsBansThenTheSummary()
    {
        var run = Scan(Attack("192.0.2.1", 6), "-o", "json");

        run.Errors.ShouldBeEmpty();
        run.Exit.ShouldBe(0);
        var lines = run.Output.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(2);
        lines[0].ShouldBe("""{"type":"ban","jail":"sshd","id":"192.0.2.1","ip":"192.0.2.1","time":1763632804,"until":1763633404,"failures":5,"prefix":null}""");
        lines[1].ShouldStartWith("""{"type":"summary","lines":6,"bytes":""");
        lines[1].ShouldEndWith(""","engine":{"program":6,"vm":0,"regex":0,"runtimeRegex":0}}""");
    }

    [Fact]
    public void Json_MixedLog_OutcomesAddUpToLines()
    {
        var log = Attack("192.0.2.1", 3) + "\n\0\u0001 junk \ud83d\ude00\n" + Attack("198.51.100.7", 2) + "Nov 20 10:01:00 h cron[1]: nothing\n"
            + "Nov 20 10:01:01 h sshd[9]: Failed password for x from nowhere port 1 ssh2\n" + "Dec 31 23:59:59 h sshd[9]: Failed password for x from 192.0.2.9 port 1 ssh2\n";
        var summary = Summary(Scan(log, "--ignoreip", "198.51.100.0/24", "-o", "json"));

        summary.GetProperty("lines").GetInt64().ShouldBe(log.Count(c => c == '\n'));
        outcomes.Sum(name => summary.GetProperty(name).GetInt64()).ShouldBe(summary.GetProperty("lines").GetInt64());
        summary.GetProperty("ignored").GetInt64().ShouldBe(2);
        summary.GetProperty("matched").GetInt64().ShouldBe(4); // a stamp without year that lies ahead is one of last year
        summary.GetProperty("offenders").GetInt64().ShouldBe(2);
    }

    [Theory]
    [InlineData(4, "10m", 6, 1)]
    [InlineData(7, "10m", 6, 0)]
    [InlineData(3, "1s", 6, 0)]
    [InlineData(2, "1s", 6, 1)]
    public void Limits_DecideBans(int maxRetry, string findTime, int failures, int bans)
    {
        var summary = Summary(Scan(Attack("192.0.2.1", failures), "--maxretry", $"{maxRetry}", "--findtime", findTime, "-o", "json"));

        summary.GetProperty("bans").GetInt64().ShouldBe(bans);
        summary.GetProperty("failures").GetInt64().ShouldBe(failures);
    }

    [Fact]
    public void Ban_ForEver_HasNoEnd() =>
        Scan(Attack("192.0.2.1", 5), "--bantime", "-1", "-o", "json").Output.ShouldContain("\"until\":null");

    [Fact]
    public void Csv_HasAHeadingAndARowForEachBan() =>
        Scan(Attack("2001:db8::1", 5), "-o", "csv").Output.ShouldBe("jail,id,time,until,failures\nsshd,2001:db8::1,1763632804,1763633404,5\n");

    [Fact]
    public void Table_NamesOffendersAndSums()
    {
        var output = Scan(Attack("192.0.2.1", 5)).Output;

        output.ShouldContain("192.0.2.1");
        output.ShouldContain("2025-11-20 10:00:04");
        output.ShouldContain("1 banned of 1 offenders, 1 bans; 5 failures in 5 lines.");
    }

    [Fact]
    public void UnterminatedLastLine_IsRead() =>
        Summary(Scan(Attack("192.0.2.1", 3).TrimEnd('\n'), "-o", "json")).GetProperty("matched").GetInt64().ShouldBe(3);

    [Fact]
    public void SeveralLogs_AreMergedByEventTime()
    {
        // Neither log alone has five failures of one address; the third of the second log is the fifth of both.
        var one = folder.Write("one.log", Attack("192.0.2.1", 3));
        var two = folder.Write("two.log", Attack("192.0.2.1", 3));
        var run = ProgramRun.Of("scan", one, two, "-f", "sshd", "--now", "2025-11-20T12:00:00Z", "--timezone", "UTC", "-o", "json");

        run.Output.ShouldContain("\"time\":1763632802,");
        Summary(run).GetProperty("bans").GetInt64().ShouldBe(1);
    }

    [Fact]
    public void GzipThatEndsEarly_IsCountedAsFarAsItGoes()
    {
        var path = Path.Combine(folder.Path, "cut.log.gz");
        using (var zipped = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            zipped.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 2000).Select(i => Attack($"192.0.2.{i % 250}", 3)))));
        }

        using (var file = File.OpenWrite(path))
        {
            file.SetLength(file.Length / 2);
        }

        var run = ProgramRun.Of("scan", path, "-f", "sshd", "--now", "2025-11-20T12:00:00Z", "--timezone", "UTC", "-o", "json");

        run.Exit.ShouldBe(0);
        run.Errors.ShouldStartWith($"banhammer: {path}: the gzip data ends early");
        Summary(run).GetProperty("matched").GetInt64().ShouldBeInRange(1, 5999);
    }

    [Fact]
    public void EndlessLine_IsOneLongLine()
    {
        var summary = Summary(Scan(new string('x', 1_000_000) + "\n" + Attack("192.0.2.1", 1), "-o", "json"));

        summary.GetProperty("lines").GetInt64().ShouldBe(2);
        summary.GetProperty("longLines").GetInt64().ShouldBe(1);
        summary.GetProperty("matched").GetInt64().ShouldBe(1);
    }

    [Theory]
    [InlineData("x.log: the log can't be opened", "x.log", "-f", "sshd")]
    [InlineData("/: it is a folder; expected a log file", "/", "-f", "sshd")]
    [InlineData("filter 'sshdd': not among the filters compiled in; did you mean 'sshd'?", "/dev/null", "-f", "sshdd")]
    [InlineData("--findtime: '10x' has the unknown unit 'x'; expected a duration such as 600, 10m or 1h30m", "/dev/null", "-f", "sshd", "--findtime", "10x")]
    [InlineData("--bantime: '' ", "/dev/null", "-f", "sshd", "--bantime", "")]
    [InlineData("--timezone: 'Mars/Base' is no time zone", "/dev/null", "-f", "sshd", "--timezone", "Mars/Base")]
    [InlineData("--now: 'soon' is no time", "/dev/null", "-f", "sshd", "--now", "soon")]
    [InlineData("--usedns: 'maybe' is unknown; expected no, yes, warn or raw", "/dev/null", "-f", "sshd", "--usedns", "maybe")]
    [InlineData("scan: '--wat' is an unknown option", "/dev/null", "-f", "sshd", "--wat")]
    [InlineData("scan: Option '--filter' is required", "/dev/null")]
    [InlineData("filter 'sshd[mode': column", "/dev/null", "-f", "sshd[mode")]
    public void BadCall_SaysWhatAndWhere_AndExitsWithTwo(string expected, params string[] args)
    {
        var run = ProgramRun.Of(["scan", .. args]);

        run.Exit.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldStartWith("banhammer: " + expected);
        run.Errors.TrimEnd('\n').ShouldNotContain("\n");
    }

    [Fact]
    public void Json_FilterOfSeveralLines_SeesLinesWithoutItsLiterals()
    {
        var filter = folder.Write("app.conf", "[Definition]\nfailregex = ^ begin (?P<key>\\d) <ADDR>$<SKIPLINES>^ end (?P=key)$\n[Init]\nmaxlines = 4\n");
        var log = folder.Write("app.log", string.Concat(Enumerable.Range(0, 5).Select(i => $"2026-01-01 10:00:0{i} begin {i} 192.0.2.1\nundated\n2026-01-01 10:00:0{i} end {i}\n")));

        var summary = Summary(ProgramRun.Of("scan", log, "-f", filter, "--now", "2026-01-02T00:00:00Z", "-o", "json"));

        (summary.GetProperty("lines").GetInt64(), summary.GetProperty("unmatched").GetInt64()).ShouldBe((15, 10));
        (summary.GetProperty("matched").GetInt64(), summary.GetProperty("bans").GetInt64()).ShouldBe((5, 1));
    }

    [Theory]
    [InlineData("no", 0, "")]
    [InlineData("yes", 2, "")]
    [InlineData("warn", 2, "banhammer: host name 'localhost' counts as ")]
    public void UseDns_NameInALog_CountsItsAddresses(string policy, int matched, string warning)
    {
        var filter = folder.Write("app.conf", "[Definition]\nfailregex = ^ denied <F-DNS>\\S+</F-DNS>$\n");
        var log = folder.Write("app.log", "2026-01-01 10:00:00 denied localhost\n2026-01-01 10:00:00 denied localhost\n");

        var run = ProgramRun.Of("scan", log, "-f", filter, "--usedns", policy, "--now", "2026-01-02T00:00:00Z", "-o", "json");

        Summary(run).GetProperty("matched").GetInt64().ShouldBe(matched);
        run.Errors.ShouldStartWith(warning);
        run.Errors.Count(c => c == '\n').ShouldBe(warning == "" ? 0 : 1);
    }

    private static string Attack(string address, int failures) => string.Concat(Enumerable.Range(0, failures)
        .Select(i => $"Nov 20 10:00:{i:00} host sshd[{100 + i}]: Failed password for root from {address} port 22 ssh2\n"));

    private static JsonElement Summary(ProgramRun run) => JsonDocument.Parse(run.Output.TrimEnd('\n').Split('\n')[^1]).RootElement;

    private ProgramRun Scan(string log, params string[] options) =>
        ProgramRun.Of(["scan", folder.Write("a.log", log), "-f", "sshd", "--now", "2025-11-20T12:00:00Z", "--timezone", "UTC", .. options]);
}
