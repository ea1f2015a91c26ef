using System.IO;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Cli;

public sealed class RegexCommandTests
{
    public static TheoryData<string[], string> BadCalls => new()
    {
        { ["/no/such.log", "a <ADDR>"], "banhammer: /no/such.log: there is no such file; expected a log file, or lines of a log\n" },
        { ["/", "a <ADDR>"], "banhammer: /: it is a folder; expected a log file\n" },
        { ["line", "/no/such.conf"], "banhammer: /no/such.conf: there is no such file; expected a filter such as filter.d/sshd.conf\n" },
        { ["line", "app[mode]"], "banhammer: filter 'app[mode]': column 5: 'mode' is no option; expected name=value\n" },
        { ["line", "a ("], "banhammer: REGEX:1:3: the group '(' is never closed; add ')', or write '\\(' for the character (BH0203)\n" },
        { ["line", "a <ADDR>\nb ["], "banhammer: REGEX:2:3: the character class '[' is never closed; add ']', or write '\\[' for the character (BH0205)\n" },
        { ["line", "a <ADDR>", "*"], "banhammer: IGNOREREGEX:1:1: '*' has nothing before it to repeat; write '.*' for any text, or a backslash before the character (BH0211)\n" },
        { ["line", "a <ADDR>", "-d", "%Q"], "banhammer: --datepattern: datepattern '%Q' has '%Q', which is no token; write '%%' for a percent sign\n" },
        { ["line", "a <ADDR>", "--usedns", "maybe"], "banhammer: --usedns: 'maybe' is unknown; expected no, yes, warn or raw\n" },
        { ["line", "a <ADDR>", "--now", "soon"], "banhammer: --now: 'soon' is no time; expected such as 2025-01-31, 2025-01-31T12:00:00Z or seconds since 1970\n" },
        { ["line", "a <ADDR>", "--TZ", "Mars"], "banhammer: --timezone: 'Mars' is no time zone of this machine; expected a name such as UTC or Europe/Zurich\n" },
        { ["line", "a <ADDR>", "--print-no-missed", "--print-all-missed"], "banhammer: regex: --print-no-missed and --print-all-missed exclude each other; give one of them\n" },
        { ["line", "a <ADDR>", "-x"], "banhammer: regex: '-x' is an unknown option; 'banhammer regex --help' lists them, and arguments that begin with '-' go behind '--'\n" },
        { ["line", "a <ADDR>", "-L", "-1"], "banhammer: --maxlines: '-1' is too small; expected at least 1\n" },
        { ["line", "a <ADDR>", "-e", "klingon"], "banhammer: --encoding: 'klingon' is unknown; expected a name such as utf-8, latin1 or utf-16\n" },
        { ["line", "a <ADDR>", "-l", "loud"], "banhammer: --log-level: 'loud' is unknown; expected info, notice, warning, error, critical, heavydebug, tracedebug, debug or a number\n" },
    };

    [Theory]
    [MemberData(nameof(BadCalls))]
    public void BadCall_SaysWhatAndWhere_AndExitsWithTwo(string[] args, string expected)
    {
        var run = ProgramRun.Of(["regex", .. args]);

        run.Errors.ShouldBe(expected);
        run.Output.ShouldBeEmpty();
        run.Exit.ShouldBe(2);
    }

    [Theory]
    [InlineData("ap", "filter 'ap': not among folder '{0}/filter.d'; did you mean 'app'?")]
    [InlineData("empty", "{0}/filter.d/empty.conf: the filter has no failregex, so it can't match anything")]
    [InlineData("includes", "{0}/filter.d/includes.conf:2:10: '{0}/filter.d/includes.conf' includes 'gone.conf', but there is no file '{0}/filter.d/gone.conf'; create it or remove the entry (BH0007)")]
    [InlineData("loop", "{0}/filter.d/loop.conf:2:21: option 'failregex' refers to itself: failregex ({0}/filter.d/loop.conf:2) -> failregex; write a value in place of one of the references (BH0103)")]
    [InlineData("anonymous", "{0}/filter.d/anonymous.conf:2:13: 'a' tells whose failure it finds by none of its groups; add <ADDR>, <HOST> or <F-ID>…</F-ID>, or an <F-MLFID>…</F-MLFID> that ties it to another line (BH0202)")]
    public void BadFilter_SaysWhatAndWhere_AndExitsWithTwo(string filter, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("filter.d/app.conf", "[Definition]\nfailregex = a <ADDR>\n");
        folder.Write("filter.d/empty.conf", "[Definition]\nfailregex =\n");
        folder.Write("filter.d/includes.conf", "[INCLUDES]\nbefore = gone.conf\n[Definition]\nfailregex = a <ADDR>\n");
        folder.Write("filter.d/loop.conf", "[Definition]\nfailregex = a <ADDR>%(failregex)s\n");
        folder.Write("filter.d/anonymous.conf", "[Definition]\nfailregex = a\n");

        var run = ProgramRun.Of("regex", "-c", folder.Path, "line", filter);

        run.Errors.ShouldBe($"banhammer: {expected.Replace("{0}", folder.Path, System.StringComparison.Ordinal)}\n");
        run.Exit.ShouldBe(2);
    }

    [Fact]
    public void CorruptGzip_IsToldAfterWhatWasRead()
    {
        using var folder = new TemporaryFolder();
        var log = folder.Write("app.log.gz", "no gzip");

        var run = ProgramRun.Of("regex", log, "a <ADDR>");

        run.Errors.ShouldStartWith($"banhammer: {log}: ");
        run.Output.ShouldContain("Lines: 0 lines");
    }

    [Fact]
    public void Gzip_IsRead()
    {
        using var folder = new TemporaryFolder();
        var log = Path.Combine(folder.Path, "app.log.gz");
        using (var zip = new System.IO.Compression.GZipStream(File.Create(log), System.IO.Compression.CompressionMode.Compress))
        {
            zip.Write("bad 192.0.2.1\nbad 192.0.2.2"u8);
        }

        ProgramRun.Of("regex", "-o", "ip", log, "bad <ADDR>").Output.ShouldBe("192.0.2.1\n192.0.2.2\n");
    }

    [Theory]
    [InlineData("@4000000043ff8d8a2f6c7a4c bad 192.0.2.1")]
    [InlineData("-- bad 192.0.2.1")]
    public void LogLine_OfAnyFirstCharacter_IsALine(string line) =>
        ProgramRun.Of("regex", "-o", "ip", "--", line, "bad <ADDR>").Output.ShouldBe("192.0.2.1\n");

    [Fact]
    public void FilterOfFilterFolder_IsNamedWithItsBaseFolder()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("filter.d/app.conf", "[Definition]\nfailregex = a <ADDR>\n");

        ProgramRun.Of("regex", "line", file).Output.ShouldContain($"Use      filter file : app, basedir: {folder.Path}\n");
    }

    [Fact]
    public void Help_ShowsExamples() => ProgramRun.Of("regex", "--help").Output.ShouldContain("banhammer regex /var/log/auth.log sshd\n");
}
