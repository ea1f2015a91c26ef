using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Cli;

public sealed class PeerRegexProgramTests : IDisposable
{
    private const string Line = "2026-01-01 10:00:00 bad root from 192.0.2.1";

    private readonly TemporaryFolder folder = new();

    public PeerRegexProgramTests()
    {
        folder.Write("filter.d/app.conf", "[Definition]\nfailregex = ^ bad <F-USER>\\w+</F-USER> from <ADDR>$\n[Init]\nkind = a\n");
        folder.Write("jail.conf", "[DEFAULT]\nfilter = %(__name__)s[kind=b]\n[app]\nmaxlines = 1\ndatepattern = %%Y-%%m-%%d %%H:%%M:%%S\n[own]\nfilter =\nfailregex = ^ bad .* from <ADDR>$\n");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(new string[0], "ERROR: provide both <LOG> and <REGEX>.")]
    [InlineData(new[] { "log" }, "ERROR: provide both <LOG> and <REGEX>.")]
    [InlineData(new[] { "a", "b", "c", "d" }, "ERROR: provide both <LOG> and <REGEX>.")]
    [InlineData(new[] { "--print-no-missed", "--print-all-missed", "a" }, "ERROR: --print-no-missed and --print-all-missed are mutually exclusive.\nERROR: provide both <LOG> and <REGEX>.")]
    [InlineData(new[] { "--print-no-ignored", "--print-all-ignored", "a", "b" }, "ERROR: --print-no-ignored and --print-all-ignored are mutually exclusive.")]
    public void BadArguments_ShowTheHelp_AndExitWith255(string[] args, string errors)
    {
        var run = ProgramRun.OfPeerRegex(args);

        run.Exit.ShouldBe(255);
        run.Errors.ShouldBe($"\n{errors}\n");
        run.Output.ShouldContain("fail2ban-regex <LOG> <REGEX>");
    }

    [Theory]
    [InlineData("--nope", "no such option: --nope")]
    [InlineData("-L=x", "'x'")]
    public void BadOption_ExitsWithTwo(string option, string problem)
    {
        var run = ProgramRun.OfPeerRegex(option, "a", "b <ADDR>");

        run.Exit.ShouldBe(2);
        run.Errors.ShouldStartWith("Usage: fail2ban-regex [OPTIONS] <LOG> <REGEX> [IGNOREREGEX]\n\nfail2ban-regex: error: ");
        run.Errors.ShouldContain(problem);
    }

    [Theory]
    [InlineData("a <ADDR", "BH0202")]
    [InlineData("nothing", "BH0202")] // neither jail nor filter, so a regex
    [InlineData("a (<ADDR>", "BH0203")]
    public void WhatCantBeUsed_ExitsWith255(string regex, string id)
    {
        var run = ProgramRun.OfPeerRegex("-c", folder.Path, "line", regex);

        run.Exit.ShouldBe(255);
        run.Errors.ShouldContain(id);
    }

    [Fact]
    public void NoMatch_ExitsWithZero() => ProgramRun.OfPeerRegex("-c", folder.Path, "/no/such/log", "app").Exit.ShouldBe(0);

    [Fact]
    public void Name_IsAJailBeforeAFilter()
    {
        var output = ProgramRun.OfPeerRegex("-c", folder.Path + "/", Line, "app").Output;

        output.ShouldStartWith("""

            Running tests
            =============

            Use             jail : app
            Use         maxlines : 1
            Use      datepattern : %Y-%m-%d %H:%M:%S : Year-Month-Day 24hour:Minute:Second
            Use      single line : 2026-01-01 10:00:00 bad root from 192.0.2.1


            """);
        output.ShouldContain("1 matched");
    }

    [Fact]
    public void JailsOptions_AndThoseOfTheCall_ReachTheFilter()
    {
        var output = ProgramRun.OfPeerRegex("-c", folder.Path, "-vv", Line, "app[kind='c d']").Output;

        output.ShouldContain("Use jail/flt options : {'kind': 'c d'}\n");
        output.ShouldContain("'kind': 'c d', 'known/kind': 'a'");
    }

    [Theory]
    [InlineData("app.conf")]
    [InlineData("filter.d/app")]
    public void FileName_IsAFilterOfTheFolder(string name) =>
        ProgramRun.OfPeerRegex("-c", folder.Path, Line, name).Output.ShouldContain($"Use      filter file : app, basedir: {folder.Path}\n");

    [Fact]
    public void Path_ElsewhereAndWithoutExtension_IsAFile()
    {
        var path = folder.Write("elsewhere/mine.local", "[Definition]\nfailregex = <ADDR>\n");

        ProgramRun.OfPeerRegex("-c", folder.Path, Line, path[..^".local".Length]).Output.ShouldContain($"Use      filter file : {path}\n");
    }

    [Fact]
    public void FolderOfFilters_StandsForItsParent() =>
        ProgramRun.OfPeerRegex("-c", folder.Path + "/filter.d", Line, "own").Output.ShouldContain("Use             jail : own\n");

    [Fact]
    public void Regex_OfTwoLines_IsOne() =>
        ProgramRun.OfPeerRegex("-c", folder.Path, Line, "from <ADDR>\nnothing").Output.ShouldContain("Failregex: 0 total");

    [Theory]
    [InlineData("-V", "^[0-9.]+\n$")]
    [InlineData("--version", "^fail2ban-regex [0-9.]+\n$")]
    public void Version_IsPrinted_WhateverElseIsSaid(string option, string expected)
    {
        var run = ProgramRun.OfPeerRegex(option);

        run.Output.ShouldMatch(expected);
        run.Exit.ShouldBe(0);
    }

    [Theory]
    [InlineData("fail2ban-regex", 255)]
    [InlineData("hammer", 2)]
    public async Task Symlink_OfThatName_IsThatProgram(string name, int exit)
    {
        var link = Path.Combine(folder.Path, name);
        File.CreateSymbolicLink(link, Path.Combine(AppContext.BaseDirectory, "banhammer"));
        var start = new ProcessStartInfo(link, ["one argument"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.ShouldBe(exit, await errors);
    }
}
