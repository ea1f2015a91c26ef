using System.Linq;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Testing;

public sealed class SummaryTests
{
    private const string Filter = """
        [Definition]
        prefregex = ^ host app: <F-CONTENT>.+</F-CONTENT>$
        failregex = ^bad login of <F-USER>\S+</F-USER> from <ADDR>$
                    ^never from <ADDR>$
                    ^bad .* from <ADDR>$
        ignoreregex = of monitor
        maxlines = 1
        datepattern = {^LN-BEG}%%Y-%%m-%%d %%H:%%M:%%S
        """;

    private const string Log = """
        # a comment
        2026-01-01 10:00:00 host app: bad login of root from 192.0.2.1

        2026-01-01 10:00:01 host app: bad login of monitor from 192.0.2.2
        2026-01-01 10:00:02 host app: good login
        2026-01-01 10:00:03 host other: bad login of root from 192.0.2.3
        """;

    [Fact]
    public void Summary_OfSmallLog_ShowsHeadingsHitsAndLists()
    {
        using var folder = new TemporaryFolder();
        folder.Write("filter.d/app.conf", Filter);
        var log = folder.Write("app.log", Log);

        var run = ProgramRun.Of("regex", "-c", folder.Path, log, "app");

        run.Errors.ShouldBeEmpty();
        run.Exit.ShouldBe(0);
        run.Output.ShouldBe($$"""

            Running tests
            =============

            Use      filter file : app, basedir: {{folder.Path}}
            Use         maxlines : 1
            Use      datepattern : {^LN-BEG}%Y-%m-%d %H:%M:%S : {^LN-BEG}Year-Month-Day 24hour:Minute:Second
            Use         log file : {{log}}
            Use         encoding : UTF-8


            Results
            =======

            Prefregex: 3 total
            |  ^ host app: (?P<content>.+)$
            `-

            Failregex: 2 total
            |-  #) [# of hits] regular expression
            |   1) [1] ^bad login of <F-USER>\S+</F-USER> from <ADDR>$
            |   3) [1] ^bad .* from <ADDR>$
            `-

            Ignoreregex: 2 total
            |-  #) [# of hits] regular expression
            |   1) [2] of monitor
            `-

            Date template hits:
            |- [# of hits] date format
            |  [4] {^LN-BEG}Year-Month-Day 24hour:Minute:Second
            `-

            Lines: 4 lines, 1 ignored, 1 matched, 2 missed
            [processed in 0.00 sec]

            |- Ignored line(s):
            |  2026-01-01 10:00:01 host app: bad login of monitor from 192.0.2.2
            `-
            |- Missed line(s):
            |  2026-01-01 10:00:02 host app: good login
            |  2026-01-01 10:00:03 host other: bad login of root from 192.0.2.3
            `-

            """);
    }

    [Fact]
    public void Verbose_ListsEachFailureAndGroup()
    {
        using var folder = new TemporaryFolder();
        var filter = folder.Write("app.conf", Filter);

        var lines = ProgramRun.Of("regex", "-v", "2026-01-01 10:00:00 host app: bad login of root from 192.0.2.1", filter).Output.Split('\n');

        lines.ShouldContain($"Use      filter file : {filter}");
        lines.ShouldContain("Use      single line : 2026-01-01 10:00:00 host app: bad login of root fr...");
        lines.ShouldContain("|      {'content': 'bad login of root from 192.0.2.1'}");
        lines.ShouldContain("|   2) [0] ^never from <ADDR>$");
        lines.Count(line => line == "|      192.0.2.1  Thu Jan 01 10:00:00 2026").ShouldBe(2);
    }

    [Fact]
    public void Verbose_ThirdRegexOfALine_SaysThatOthersMatched()
    {
        var output = ProgramRun.Of("regex", "-v", "bad 192.0.2.1", "bad <ADDR>\nba. <ADDR>\nb.. <ADDR>").Output;

        output.Split("(multiple regex matched)").Length.ShouldBe(2);
        output.ShouldContain("|   3) [1] b.. <ADDR>\n|      192.0.2.1  Fri Jan 02 03:04:05 2026 (multiple regex matched)\n");
    }

    [Fact]
    public void VerboseTwice_ShowsOptions()
    {
        using var folder = new TemporaryFolder();
        folder.Write("filter.d/app.conf", "[Definition]\nfailregex = ^<word> <ADDR>$\n[Init]\nword = bad\n");

        var output = ProgramRun.Of("regex", "-vv", "-c", folder.Path, "bad 192.0.2.1", "app[word=\"o'k\"]").Output;

        output.ShouldContain("Use   filter options : {'word': \"o'k\"}\n");
        output.ShouldContain("Real  filter options : {'logtype': 'file', 'word': \"o'k\", 'known/word': 'bad'}\n");
    }

    [Fact]
    public void VerboseDate_ShowsWeightPatternAndRegex()
    {
        var output = ProgramRun.Of("regex", "--VD", "-d", "%H:%M:%S", "10:00:00 bad 192.0.2.1", "bad <ADDR>").Output;

        output.ShouldStartWith("\nRunning tests\n=============\n\nUse      datepattern : %H:%M:%S : 24hour:Minute:Second\n");
        output.ShouldContain("|  [1] 24hour:Minute:Second\n|      # weight: 1.000 (1.000), pattern: %H:%M:%S\n|      # regex:   ");
    }

    [Theory]
    [InlineData(19, "|- Missed line(s):\n|  miss\n")]
    [InlineData(20, "Missed line(s): too many to print.  Use --print-all-missed to print all 20 lines\n")]
    public void Missed_UpToTwenty_AreListed(int lines, string expected)
    {
        var log = string.Join('\n', Enumerable.Repeat("miss", lines));
        ProgramRun.Of("regex", log, "bad <ADDR>").Output.ShouldContain(expected);
        ProgramRun.Of("regex", log, "bad <ADDR>", "--print-all-missed").Output.Split("|  miss\n").Length.ShouldBe(lines + 1);
        ProgramRun.Of("regex", log, "bad <ADDR>", "--print-no-missed").Output.ShouldNotContain("Missed line(s)");
    }

    // To the peer it is one number for both.
    [Fact]
    public void MaxLines_LimitsLists()
    {
        var output = ProgramRun.Of("regex", "-L", "1", "miss", "bad <ADDR>").Output;

        output.ShouldStartWith("\nRunning tests\n=============\n\nUse         maxlines : 1\nUse   failregex line : bad <ADDR>\n");
        output.ShouldContain("Missed line(s): too many to print.  Use --print-all-missed to print all 1 lines\n");
    }

    [Fact]
    public void Debuggex_ShowsLinksForEachRegex()
    {
        var output = ProgramRun.Of("regex", "-D", "--usedns", "no", "--print-all-matched", "bad x=ä 192.0.2.1 \nmiss", "bad <F-X>.*</F-X>=ä <IP4>\nbad <F-ID>.*</F-ID>").Output;

        output.ShouldContain(
            """
            |- Matched line(s):
            |  bad x=ä 192.0.2.1  | bad <F-X>.*</F-X>=ä <IP4> |  https://www.debuggex.com/?re=bad+%28%3FP%3Cx%3E.%2A%29%3D%C3%A4+%28%3F%3A%3A%3Af%7B4%2C6%7D%3A%29%3F%28%3FP%3Cip4%3E%28%3F%3A%5Cd%7B1%2C3%7D%5C.%29%7B3%7D%5Cd%7B1%2C3%7D%29&str=bad+x%3D%C3%A4+192.0.2.1+&flavor=python
            |  bad x=ä 192.0.2.1  | bad <F-ID>.*</F-ID> |  https://www.debuggex.com/?re=bad+%28%3FP%3Cfid%3E.%2A%29&str=bad+x%3D%C3%A4+192.0.2.1+&flavor=python
            `-
            |- Missed line(s):
            |  miss | bad
            """);
    }

    [Theory]
    [InlineData("latin1", new byte[] { (byte)'b', 0xe4, (byte)'d', (byte)' ' })]
    [InlineData("utf-16-be", new byte[] { 0, (byte)'b', 0, 0xe4, 0, (byte)'d', 0, (byte)' ' })]
    public void Encoding_IsThatOfTheLog(string name, byte[] word)
    {
        using var folder = new TemporaryFolder();
        var log = folder.Write("app.log", "");
        var rest = name == "latin1" ? System.Text.Encoding.Latin1.GetBytes("192.0.2.1\n") : System.Text.Encoding.BigEndianUnicode.GetBytes("192.0.2.1\n");
        System.IO.File.WriteAllBytes(log, [.. word, .. rest]);

        var output = ProgramRun.Of("regex", "-e", name, "--print-all-matched", log, "bäd <ADDR>").Output;

        output.ShouldContain($"Use         encoding : {name}\n");
        output.ShouldContain("|  bäd 192.0.2.1\n");
    }

    [Fact]
    public void LogLevelDebug_ShowsOptionsToo() =>
        ProgramRun.Of("regex", "-l", "DEBUG", "-t", "--full-traceback", "bad 192.0.2.1", "sshd").Output.ShouldContain("Real  filter options : {'logtype': 'file'");

    [Fact]
    public void Verbosity_IsANumberToo() =>
        ProgramRun.Of("regex", "--verbosity", "1", "miss", "bad <ADDR>").Output.ShouldContain("|   1) [0] bad <ADDR>\n");

    [Fact]
    public void IgnoreRegex_CanBeThatOfAFile()
    {
        using var folder = new TemporaryFolder();
        var filter = folder.Write("app.conf", Filter);

        var output = ProgramRun.Of("regex", "bad login of monitor from 192.0.2.1", "bad .* from <ADDR>", filter).Output;

        output.ShouldContain($"Use ignoreregex file : {filter}\n");
        output.ShouldContain("1 ignored, 0 matched");
    }

    [Fact]
    public void Name_OfNoFilter_CanBeAJail()
    {
        using var folder = new TemporaryFolder();
        folder.Write("filter.d/app.conf", Filter);
        folder.Write("jail.local", "[app]\nfilter = app\nignoreregex = nobody\n[front]\nfilter = app\nignoreregex = nobody\n");
        const string Log = "2026-01-01 10:00:00 host app: bad login of monitor from 192.0.2.1";

        ProgramRun.Of("regex", "-c", folder.Path, Log, "app").Output.ShouldContain("1 ignored, 0 matched", customMessage: "a filter comes first");
        ProgramRun.Of("regex", "-c", folder.Path, Log, "front").Output.ShouldContain("0 ignored, 1 matched");
    }

    [Fact]
    public void Matched_AreListedOnDemand()
    {
        ProgramRun.Of("regex", "bad 192.0.2.1", "bad <ADDR>").Output.ShouldNotContain("Matched line(s)");
        ProgramRun.Of("regex", "bad 192.0.2.1  ", "bad <ADDR>", "--print-all-matched").Output.ShouldEndWith("\n|- Matched line(s):\n|  bad 192.0.2.1\n`-\n");
    }

    [Fact]
    public void LogOfManyLines_IsShownUpToFive() =>
        ProgramRun.Of("regex", "1\n2\n3\n4\n5\n6", "bad <ADDR>").Output
            .ShouldContain("Use      multi line : 6 line(s)\n|  1: 1\n|  2: 2\n|  3: 3\n|  4: 4\n|  5: 5\n| ...\n`-\n\n\nResults\n");

    [Fact]
    public void IgnoreRegex_TakesThePlaceOfTheFilters()
    {
        using var folder = new TemporaryFolder();
        var filter = folder.Write("app.conf", Filter);
        const string Log = "2026-01-01 10:00:00 host app: bad login of monitor from 192.0.2.1";

        ProgramRun.Of("regex", Log, filter).Output.ShouldContain("1 ignored, 0 matched");
        ProgramRun.Of("regex", Log, filter, "of nobody").Output.ShouldContain("0 ignored, 1 matched");
    }

    [Fact]
    public void NameWithoutFolder_IsAFilterCompiledIn()
    {
        var output = ProgramRun.Of("regex", "Jan  1 10:00:00 host sshd[7]: Failed password for root from 192.0.2.1 port 22 ssh2", "sshd").Output;

        output.ShouldContain("Use      filter file : sshd, basedir: (compiled in)\n");
        output.ShouldContain("Lines: 1 lines, 0 ignored, 1 matched, 0 missed\n");
    }

    [Fact]
    public void NoFailAlone_IsIgnored() =>
        ProgramRun.Of("regex", "conn 7: hello 192.0.2.1", "^conn <F-MLFID>\\d+</F-MLFID>: <F-NOFAIL>hello</F-NOFAIL> <ADDR>").Output
            .ShouldContain("Lines: 1 lines, 1 ignored, 0 matched, 0 missed\n");

    [Fact]
    public void Summary_MatchOfSeveralLines_CountsItsEarlierLinesAsMatched()
    {
        using var folder = new TemporaryFolder();
        folder.Write("filter.d/app.conf", "[Definition]\nfailregex = ^ begin (?P<key>\\d) <ADDR>$<SKIPLINES>^ end (?P=key)$\n[Init]\nmaxlines = 4\n");
        var log = folder.Write("app.log", """
            2026-01-01 10:00:00 begin 1 192.0.2.1
            2026-01-01 10:00:01 noise
            2026-01-01 10:00:02 begin 2 192.0.2.2
            2026-01-01 10:00:03 end 1
            2026-01-01 10:00:04 begin 3 192.0.2.3
            """);

        var output = ProgramRun.Of("regex", "-c", folder.Path, "--print-all-matched", log, "app").Output;

        output.ShouldContain("Lines: 5 lines, 0 ignored, 2 matched, 3 missed\n");
        output.ShouldContain("|- Matched line(s):\n|  2026-01-01 10:00:00 begin 1 192.0.2.1\n|  2026-01-01 10:00:03 end 1\n`-\n");
        output.ShouldContain("|- Missed line(s):\n|  2026-01-01 10:00:01 noise\n|  2026-01-01 10:00:02 begin 2 192.0.2.2\n|  2026-01-01 10:00:04 begin 3 192.0.2.3\n`-\n");
        ProgramRun.Of("regex", "-c", folder.Path, "-o", "msg", log, "app").Output.ShouldBe("2026-01-01 10:00:00 begin 1 192.0.2.1\n2026-01-01 10:00:03 end 1\n");
    }
}
