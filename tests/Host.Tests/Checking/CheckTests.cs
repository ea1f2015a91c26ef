using System;
using System.Linq;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Checking;

public sealed class CheckTests
{
    [Fact]
    public void Faults_AreSortedByPlace_AndSummedUp()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("app.conf", """
            [Definition]
            failregex = ^bad login from <ADDR>$
                        ^worse login ( from <ADDR>$
                        ^nobody$
            ignoreregex = (
            ignoreregx = x
            datepattern = %%Q
            """);

        var run = ProgramRun.Of("check", path);

        run.Errors.ShouldBeEmpty();
        run.Exit.ShouldBe(2);
        run.Output.Split('\n').Select(line => line.Replace(path, "app.conf", StringComparison.Ordinal)).Select(line => string.Join(' ', line.Split(' ').Take(3))).ShouldBe(
        [
            "app.conf:2:13: BH0502 info:",
            "app.conf:3:26: BH0203 error:",
            "app.conf:4:13: BH0202 error:",
            "app.conf:5:15: BH0203 error:",
            "app.conf:6:1: BH0012 warning:",
            "app.conf:7:15: BH0501 error:",
            "1 filter: 4",
            "",
        ]);
        run.Output.ShouldEndWith("1 filter: 4 errors, 1 warning, 1 info\n");
    }

    [Fact]
    public void GreedyWildcardBeforeHost_IsTold()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("maps.conf", "[Definition]\nfailregex = ^.*\\bLOGIN_DENIED\\b.*\\b(?P<host><HOST>)\\b.*$\n");

        var run = ProgramRun.Of("check", path);

        run.Output.ShouldContain($"{path}:2:14: BH0302 info: '.*' takes as much text as it can before the address");
        run.Output.ShouldContain("1 filter: 0 errors, ");
        run.Exit.ShouldBe(0);
    }

    [Fact]
    public void NotCompiledIn_NamesTheCommandThatBuildsItIn()
    {
        using var folder = new TemporaryFolder();
        folder.Write("filter.d/app.conf", "[Definition]\nfailregex = ^no such regex anywhere <ADDR>$\n            ^nor this one <ADDR>$\n");

        ProgramRun.Of("check", "-c", folder.Path, "app").Output.ShouldBe(
            $"{folder.Path}/filter.d/app.conf:2:13: BH0502 info: 2 of the 2 regexes of filter 'app' aren't compiled into this binary and are built when it runs, "
            + $"which is slower; 'dotnet publish src/Host -p:BanhammerConfig={folder.Path}' compiles them in\n1 filter: 0 errors, 0 warnings, 1 info\n");
    }

    [Fact]
    public void FilterCompiledIn_HasAllItsRegexesCompiledIn()
    {
        var run = ProgramRun.Of("check", "sshd");

        run.Output.ShouldNotContain("BH0502");
        run.Exit.ShouldBe(0);
    }

    [Fact]
    public void Folder_ChecksAllFilters_ButNotTheirParts()
    {
        using var folder = new TemporaryFolder();
        folder.Write("filter.d/common.conf", "[Definition]\nprefix = %(daemon)s:\n");
        folder.Write("filter.d/one.conf", "[INCLUDES]\nbefore = common.conf\n[Definition]\ndaemon = one\nfailregex = ^%(prefix)s bad login from <ADDR>$\n");
        folder.Write("filter.d/two.conf", "[INCLUDES]\nbefore = common.conf\n[Definition]\ndaemon = two\nfailregex = ^%(prefix)s bad login from <ADDR>$\n");

        var run = ProgramRun.Of("check", "-c", folder.Path);

        run.Output.ShouldEndWith("\n2 filters: 0 errors, 0 warnings, 2 infos\n");
        run.Exit.ShouldBe(0);
    }

    [Fact]
    public void InfoAboutAFilterThatNoJailUses_IsCountedOnly()
    {
        using var folder = new TemporaryFolder();
        folder.Write("jail.conf", $"[DEFAULT]\naction =\nlogpath = {folder.Path}/app.log\n[one]\nenabled = true\nfilter = one\n[two]\nfilter = two\n");
        folder.Write("app.log", "");
        folder.Write("filter.d/one.conf", "[Definition]\nfailregex = ^first such line from <ADDR>$\n");
        folder.Write("filter.d/two.conf", "[Definition]\nfailregex = ^second such line from <ADDR>$\n            ^.*(?:x)? warned <ADDR> twice$ impossible\n");

        var run = ProgramRun.Of("check", "-c", folder.Path);

        run.Output.ShouldContain("filter 'one'");
        run.Output.ShouldNotContain("filter 'two'");
        run.Output.ShouldContain("two.conf:3:", customMessage: "warnings are told of all filters");
        run.Output.ShouldEndWith($" about filters that no enabled jail uses; 'banhammer check -c {folder.Path} FILTER' tells those of a filter\n");
    }

    [Fact]
    public void FaultOfAnInclude_IsToldOnce()
    {
        using var folder = new TemporaryFolder();
        folder.Write("filter.d/common.conf", "[Definition]\nbroken = (\n");
        folder.Write("filter.d/one.conf", "[INCLUDES]\nbefore = common.conf\n[Definition]\nfailregex = %(broken)s <ADDR>\n");
        folder.Write("filter.d/two.conf", "[INCLUDES]\nbefore = common.conf\n[Definition]\nfailregex = %(broken)s <ADDR>\n");

        var run = ProgramRun.Of("check", "-c", folder.Path, "one", "two");

        run.Output.Split("BH0203").Length.ShouldBe(2);
        run.Output.ShouldContain("2 filters: 1 error, ");
    }

    [Theory]
    [InlineData("[INCLUDES]\nbefore = gone.conf\n", "BH0007 error:")]
    [InlineData("[Definition]\nfailregex = a <ADDR>%(failregex)s\n", "BH0103 error:")]
    [InlineData("failregex = a <ADDR>\n", "BH0001 error:")]
    public void UnreadableFilter_IsAnError(string text, string expected)
    {
        using var folder = new TemporaryFolder();

        var run = ProgramRun.Of("check", folder.Write("app.conf", text));

        run.Output.ShouldContain(expected);
        run.Exit.ShouldBe(2);
    }

    [Fact]
    public void Options_ChooseWhatIsChecked()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("app.conf", "[Definition]\nfailregex = <re-<mode>>\nre-normal = ^bad login from <ADDR>$\nre-strict = ^bad ( from <ADDR>$\n[Init]\nmode = normal\n");

        ProgramRun.Of("check", path).Exit.ShouldBe(0);
        ProgramRun.Of("check", $"{path}[mode=strict]").Exit.ShouldBe(2);
    }
}
