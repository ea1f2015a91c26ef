using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Banhammer.Engine.Tests.Sources.Journal;
using Shouldly;
using Xunit;

namespace Banhammer.Corpus.Tests;

/// <summary>Called by the name of the peer's tester we print what it prints, byte for byte but for what is listed in <see cref="Normalise"/>.</summary>
public sealed partial class PeerRegexTests : IDisposable
{
    private const string Program = "/usr/bin/fail2ban-regex";

    private readonly string folder = Directory.CreateTempSubdirectory("banhammer-").FullName;

    public PeerRegexTests()
    {
        File.WriteAllText(Path.Combine(folder, "app.log"), PeerRegexCases.Log);
        File.CreateSymbolicLink(Path.Combine(folder, "fail2ban-regex"), Path.Combine(AppContext.BaseDirectory, "banhammer"));
        var filters = Directory.CreateDirectory(Path.Combine(folder, "conf", "filter.d")).FullName;
        foreach (var file in Directory.GetFiles(Repository.Filters, "*.conf"))
        {
            File.Copy(file, Path.Combine(filters, Path.GetFileName(file)));
        }
    }

    public static TheoryData<string[]> Rows => PeerRegexCases.Rows;

    public static TheoryData<string[]> JournalRows => PeerRegexCases.JournalRows;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Call_PrintsAndEndsAsThePeerDoes(string[] row)
    {
        Peer.Require();
        var args = row.Select(Fill).ToArray();

        var expected = Run(Program, args);
        var found = Run(Path.Combine(folder, "fail2ban-regex"), args);

        found.Exit.ShouldBe(expected.Exit, found.Errors);
        if (expected.Exit == 0)
        {
            found.Errors.ShouldBeEmpty();
            Normalise(found.Output).ShouldBe(Normalise(expected.Output));
        }
    }

    [Theory]
    [MemberData(nameof(JournalRows))]
    public void Call_OnTheJournal_PrintsAndEndsAsThePeerDoes(string[] row)
    {
        JournalTools.Require();
        JournalTools.RequirePeer();
        JournalWriter.WriteFile(Path.Combine(folder, "system.journal"), journal =>
        {
            journal.Write("bad root from 192.0.2.1");
            journal.Write("bad monitor from 192.0.2.2");
            journal.Write("Failed password for root from 192.0.2.3 port 22 ssh2");
            journal.Write(("_HOSTNAME", "h"), ("SYSLOG_IDENTIFIER", "other"), ("MESSAGE", "bad line\nfeed from 192.0.2.4"), ("_SOURCE_REALTIME_TIMESTAMP", "1700000000250000"));
            journal.Write(("_HOSTNAME", "h"), ("_COMM", "cron"), ("MESSAGE", "good"));
        });

        Call_PrintsAndEndsAsThePeerDoes(row);
    }

    private string Fill(string argument) => argument
        .Replace("{journal}", Path.Combine(folder, "system.journal"), StringComparison.Ordinal)
        .Replace("{log}", Path.Combine(folder, "app.log"), StringComparison.Ordinal)
        .Replace("{conf}", Path.Combine(folder, "conf"), StringComparison.Ordinal)
        .Replace("{samples}", Repository.Samples, StringComparison.Ordinal);

    // Debian has release 1.0.2; ours are the headings, the templates and the fields of later releases.
    private static string Normalise(string output)
    {
        output = Seconds().Replace(output, "[processed in X sec]");
        output = output.Replace("Use   failregex filter file :", "Use      filter file :", StringComparison.Ordinal);
        output = DateRegex().Replace(output, "# regex:"); // ours takes any number of digits of a fraction, and years to 2099
        output = CompactDate().Replace(output, "");       // has further separators since
        output = RowTests.Ordered(output);
        output = NoneOfRow().Replace(output, "");         // groups of a failregex behind a prefregex are no longer among the fields
        output = Regex.Replace(output, Today, "(now)");     // stands where a line has no date
        return output.Replace("%3A%3A%3F%7C%3A%3A%29", "%3A%3A%3F%7C%3A%29", StringComparison.Ordinal); // <IP6> since
    }

    private static string Today => TimeProvider.System.GetLocalNow().ToString("ddd MMM dd", CultureInfo.InvariantCulture) + @" \d\d:\d\d:\d\d \d{4}";

    [GeneratedRegex(@"\[processed in [0-9.]+ sec\]")]
    private static partial Regex Seconds();

    [GeneratedRegex("# regex:.*")]
    private static partial Regex DateRegex();

    [GeneratedRegex(@"^\|.*(?:ExYearExMonthExDay|%ExY%Exm%Exd).*\n(?:\|      # regex:.*\n)?", RegexOptions.Multiline)]
    private static partial Regex CompactDate();

    [GeneratedRegex("'[a-z0-9]+': None, |, '[a-z0-9]+': None")]
    private static partial Regex NoneOfRow();

    private static (int Exit, string Output, string Errors) Run(string program, string[] args)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start).ShouldNotBeNull();
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}
