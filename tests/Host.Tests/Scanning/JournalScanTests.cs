using System;
using System.IO;
using System.Text.Json;
using Banhammer.Engine.Tests.Sources.Journal;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Scanning;

public sealed class JournalScanTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Journal_AttackAmongOtherUnits_IsBannedAtItsTime()
    {
        WriteJournal(writer =>
        {
            for (var i = 0; i < 5; i++)
            {
                Write(writer, "ssh.service", "Failed password for root from 192.0.2.1 port 22 ssh2");
                Write(writer, "ssh.service", $"session opened for user u{i}");
                Write(writer, "other.service", "Failed password for root from 192.0.2.2 port 22 ssh2");
            }
        });

        var run = Scan(Log(), "-o", "json");

        run.Errors.ShouldBeEmpty();
        var lines = run.Output.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(2);
        lines[0].ShouldBe("""{"type":"ban","jail":"sshd","id":"192.0.2.1","ip":"192.0.2.1","time":1700000012,"until":1700000612,"failures":5,"prefix":null}""");
        var summary = JsonDocument.Parse(lines[1]).RootElement;
        summary.GetProperty("lines").GetInt64().ShouldBe(10);
        summary.GetProperty("matched").GetInt64().ShouldBe(5);
        summary.GetProperty("engine").GetProperty("runtimeRegex").GetInt64().ShouldBe(0); // the regexes for the journal are compiled in
    }

    [Fact]
    public void Journal_StampInAMessage_IsNoDate()
    {
        WriteJournal(writer => Write(writer, "x.service", "2001-01-01 00:00:00 denied 192.0.2.1"));
        var filter = folder.Write("own.conf", "[Definition]\nfailregex = x: 2001-01-01 00:00:00 denied <ADDR>$\n");

        var run = ProgramRun.Of("scan", Log(), "-f", filter, "--maxretry", "1", "-o", "csv");

        run.Errors.ShouldBeEmpty();
        run.Output.ShouldContain("192.0.2.1,1700000000,1700000600,1");
    }

    [Theory]
    [InlineData("systemd-journal[journalpath=/nowhere]", "journalpath '/nowhere': there is no such folder")]
    [InlineData("systemd-journal[journalpaths=/nowhere]", "'journalpaths' is no option of the journal")]
    [InlineData("systemd-journal[journalflags=99]", "journalflags is '99'; expected a sum of")]
    [InlineData("systemd-journal[", "have no end; expected ']'")]
    public void Journal_WrongOptions_AreAUsageError(string log, string what)
    {
        JournalTools.Require();
        var run = Scan(log);

        run.Exit.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldStartWith("banhammer: ");
        run.Errors.ShouldContain(what);
    }

    [Fact]
    public void Journal_BesideAFile_IsAUsageError()
    {
        var run = ProgramRun.Of("scan", "systemd-journal", folder.Write("a.log", ""), "-f", "sshd");

        run.Exit.ShouldBe(2);
        run.Errors.ShouldContain("the journal and files are named together; expected one or the other");
    }

    [Fact]
    public void Journal_WrongMatchInTheFilter_IsNamedWithItsFile()
    {
        JournalTools.Require();
        var filter = folder.Write("own.conf", "[Definition]\nfailregex = denied <ADDR>$\njournalmatch = _COMM=x unit=y\n");

        var run = ProgramRun.Of("scan", Log(), "-f", filter);

        run.Exit.ShouldBe(2);
        run.Errors.ShouldContain($"{filter}: journalmatch '_COMM=x unit=y': word 2 is 'unit=y'; expected FIELD=value");
    }

    private static ProgramRun Scan(params string[] args) => ProgramRun.Of(["scan", .. args, "-f", "sshd"]);

    private string Log() => $"systemd-journal[journalpath={folder.Path}]";

    private void WriteJournal(Action<JournalWriter> write)
    {
        JournalTools.Require();
        JournalWriter.WriteFile(Path.Combine(folder.Path, "system.journal"), write);
    }

    private static void Write(JournalWriter writer, string unit, string message) =>
        writer.Write(("_HOSTNAME", "h"), ("_SYSTEMD_UNIT", unit), ("SYSLOG_IDENTIFIER", unit == "ssh.service" ? "sshd" : "x"), ("MESSAGE", message));
}
