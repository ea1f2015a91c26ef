using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Banhammer.Engine.Sources.Journal;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Sources.Journal;

/// <summary>The same journal, read by us and by the peer's own code: the same lines at the same times.</summary>
public sealed class JournalPeerTests : IDisposable
{
    private const string Zone = "Asia/Kolkata"; // has no summer time, in which the peer's stamps are an hour off

    private readonly JournalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Lines_OfAnyFields_AreThePeers()
    {
        JournalTools.RequirePeer();
        JournalWriter.WriteFile(folder["system.journal"], WriteCases);
        using var reader = Open("");

        var lines = ReadAll(reader);

        lines.Count.ShouldBe(21);
        lines.ShouldBe(ReadByPeer(""));
    }

    [Theory]
    [InlineData("SYSLOG_IDENTIFIER=sshd")]
    [InlineData("SYSLOG_IDENTIFIER=sshd _PID=12")]
    [InlineData("SYSLOG_IDENTIFIER=sshd _PID=12 + _COMM=kernel")]
    [InlineData("SYSLOG_IDENTIFIER=sshd SYSLOG_IDENTIFIER=kernel _PID=12")]
    [InlineData("_PID=12 + _PID=13 SYSLOG_IDENTIFIER=sshd")]
    [InlineData("+ SYSLOG_IDENTIFIER=sshd +")]
    [InlineData("NO_SUCH=x")]
    public void Matches_OfAnyGroups_ChooseThePeersLines(string match)
    {
        JournalTools.RequirePeer();
        JournalWriter.WriteFile(folder["system.journal"], WriteCases);
        using var reader = Open(match);

        ReadAll(reader).ShouldBe(ReadByPeer(match));
    }

    private static void WriteCases(JournalWriter writer)
    {
        writer.Write("plain");
        writer.Write("");
        writer.Write("two\nlines\r\n\tand \u00e9\u4e16\U0001f600");
        writer.Write(("_HOSTNAME", "h"), ("_COMM", "cron"), ("_PID", "0"), ("MESSAGE", "no pid"));
        writer.Write(("_HOSTNAME", "h"), ("SYSLOG_IDENTIFIER", "sshd"), ("SYSLOG_PID", "13"), ("_PID", "12"), ("MESSAGE", "pid of its own"));
        writer.Write(("_HOSTNAME", "h"), ("SYSLOG_IDENTIFIER", "sshd"), ("SYSLOG_PID", ""), ("_PID", "12"), ("MESSAGE", "no pid of its own"));
        writer.Write(("SYSLOG_IDENTIFIER", ""), ("_COMM", "x"), ("SYSLOG_PID", "0x1F"), ("MESSAGE", "a prefix"));
        writer.Write(("_HOSTNAME", "h"), ("SYSLOG_IDENTIFIER", "x\ny"), ("SYSLOG_PID", "007"), ("MESSAGE", "zeros"));
        writer.Write(("_HOSTNAME", "h"), ("MESSAGE", "no name"), ("_PID", "5"));
        writer.Write(("MESSAGE", "message only"));
        writer.Write(("_HOSTNAME", "h"), ("_COMM", "quiet"));
        writer.Write(("PRIORITY", "3"));
        writer.Write(("_HOSTNAME", "h"), ("SYSLOG_IDENTIFIER", "sshd"), ("MESSAGE", "one"), ("MESSAGE", "two"), ("MESSAGE", "three"));
        writer.Write(("_HOSTNAME", "h"), ("SYSLOG_IDENTIFIER", "kernel"), ("MESSAGE", "by the journal's clock"));
        writer.Write(("_HOSTNAME", "h"), ("SYSLOG_IDENTIFIER", "kernel"), ("_SOURCE_MONOTONIC_TIMESTAMP", "123456789"), ("MESSAGE", "by its own"));
        writer.Write(("_HOSTNAME", "h"), ("_COMM", "kernel"), ("_SOURCE_MONOTONIC_TIMESTAMP", "1234567890123"), ("MESSAGE", "up for long"));
        writer.Write(("_HOSTNAME", "h"), ("SYSLOG_IDENTIFIER", "kernel"), ("_PID", "12"), ("MESSAGE", "no uptime"));
        writer.Write(("_HOSTNAME", "h"), ("SYSLOG_IDENTIFIER", "sshd"), ("MESSAGE", "its own time"), ("_SOURCE_REALTIME_TIMESTAMP", "1600000000654321"));
        writer.Write(("_HOSTNAME", "h"), ("SYSLOG_IDENTIFIER", "sshd"), ("MESSAGE", "a whole second"), ("_SOURCE_REALTIME_TIMESTAMP", "1600000000000000"));
        writer.Write(("_HOSTNAME", "h"), ("SYSLOG_IDENTIFIER", "sshd"), ("MESSAGE", new string('z', 20_000)));
        writer.Write(("_HOSTNAME", "h\u00e9"u8.ToArray()), ("_COMM", [0xff, (byte)'c']), ("MESSAGE", [(byte)'a', 0, 0xc3, (byte)'b', 0xe4, 0xb8, (byte)'\n', 0xff]));
    }

    private JournalReader Open(string match)
    {
        JournalMatch.TryParse([match], out var read, out var wrong).ShouldBeTrue(wrong);
        JournalReader.TryOpen(
            new JournalOptions { Path = folder.Path }, read!, TimeZoneInfo.FindSystemTimeZoneById(Zone), TimeProvider.System, out var reader, out var problem).ShouldBeTrue(problem);
        return reader!;
    }

    private static List<string> ReadAll(JournalReader reader)
    {
        var lines = new List<string>();
        while (reader.TryRead(out var entry))
        {
            lines.Add($"{Seconds(entry.EventTimeMicroseconds / 1e6)} {Encoding.UTF8.GetString(entry.Stamp)} {Encoding.UTF8.GetString(entry.Text)}");
        }

        return lines;
    }

    private string[] ReadByPeer(string match)
    {
        var script = Path.Combine(RepositoryFiles.Root, "tests", "Engine.Tests", "Sources", "Journal", "journal_peer.py");
        var start = new ProcessStartInfo(JournalTools.Python, [script, folder["system.journal"], match]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TZ"] = Zone;
        using var process = Process.Start(start).ShouldNotBeNull();
        var errors = process.StandardError.ReadToEndAsync();
        var answers = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors.GetAwaiter().GetResult());
        return answers.Select(answer => JsonSerializer.Deserialize<JsonElement[]>(answer)!)
            .Select(row => $"{Seconds(row[0].GetDouble())} {row[1].GetString()}{row[2].GetString()}").ToArray();
    }

    private static string Seconds(double seconds) => seconds.ToString("F6", CultureInfo.InvariantCulture);
}
