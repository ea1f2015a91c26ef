using System;
using System.IO;
using System.Linq;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Configuring;

/// <summary>What <c>check -c</c> says about jails: every fault with its place, the broken jail beside those that run.</summary>
public sealed class ConfigurationFaultTests
{
    private const string Filter = "[Definition]\nfailregex = ^bad login from <ADDR>$\n";

    private const string Action = "[Definition]\nactionban = block <ip>\nactionunban = release <ip>\n";

    /// <summary>A line of the jail <c>[app]</c> behind <c>filter = app</c>, which is line 4, and what is said of it.</summary>
    public static TheoryData<string, string> Lines => new()
    {
        { "action = blok", "4:10: BH0601 error: there is no action 'blok' in 'DIR/action.d'; did you mean 'block'?" },
        { "action = block[x", "4:17: BH0602 error: 'block[x' is no action: the options of 'block' have no end; expected ']'" },
        { "action = block block", "4:16: BH0603 error: jail 'app' has two actions named 'block'; pass one of them 'actname=' with another name, or remove it" },
        { "maxretry = 3   # strict", "4:16: BH0605 warning: '# strict' is part of the value of 'maxretry', since '#' begins a comment at the start of a line only; write 'maxretry = 3'" },
        { "maxretry = many", "4:12: BH0606 warning: maxretry is 'many'; expected a whole number, so the default is used" },
        { "bantime = 10x", "4:11: BH0607 error: bantime: '10x' has the unknown unit 'x'; expected a duration such as 600, 10m or 1h30m" },
        { "backend = kqueue", "4:11: BH0609 error: there is no backend 'kqueue'; expected auto, pyinotify, polling or systemd, which may have options in brackets" },
        { "ignoreip = ::1 nobody! 192.0.2.1", "4:16: BH0613 warning: 'nobody!' in ignoreip is no address, and a host's name has letters, digits, '-' and '.' only, so it is compared as text and ignores nobody" },
        { "enable = true", "4:1: BH0615 warning: option 'enable' has no meaning in '[app]' and nothing refers to it; did you mean 'enabled'?" },
        { "logencoding = klingon", "4:15: BH0620 error: logencoding is 'klingon', which is no known encoding; expected auto or a name such as utf-8 or latin1" },
        { "maxretry = 0", "4:12: BH0627 error: maxretry is '0'; expected 1 to 10000" },
        { "port = %(prt)s\naction = block[port=%(port)s]", "4:8: BH0102 error: '%(prt)s' in option 'port' names nothing that section '[app]' can see; did you mean '%(port)s'?" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Fault_OfAJail_HasItsPlaceAndRemedy(string line, string expected)
    {
        using var folder = Folder($"[app]\nenabled = true\nfilter = app\n{line}\n{(line.Contains("action", StringComparison.Ordinal) ? "" : "action = block\n")}logpath = LOG\n");

        var run = ProgramRun.Of("check", "-c", folder.Path);

        var said = run.Output.Split('\n').Where(text => text.Contains(" BH06", StringComparison.Ordinal) || text.Contains(" BH01", StringComparison.Ordinal))
            .Select(text => text.Replace(folder.Path, "DIR", StringComparison.Ordinal));
        said.ShouldContain("DIR/jail.conf:" + expected);
        run.Exit.ShouldBe(expected.Contains(" error: ", StringComparison.Ordinal) ? 2 : 0);
    }

    [Fact]
    public void BrokenJails_AreAllTold_AndStopNoOther()
    {
        using var folder = Folder("""
            [DEFAULT]
            enabled = true
            action = block
            logpath = LOG
            [one]
            filter = ap
            [two]
            filter = app
            findtime = soon
            [three]
            filter = app
            [four]
            enabled = false
            filter = none
            """);

        var run = ProgramRun.Of("check", "-c", folder.Path);
        var dump = ProgramRun.Of("check", "-c", folder.Path, "-d");

        run.Output.ShouldContain("/jail.conf:6:10: BH0010 error: ");
        run.Output.ShouldContain("/jail.conf:9:12: BH0607 error: ");
        run.Output.ShouldEndWith("1 filter, 3 enabled jails: 2 errors, 0 warnings, 1 info\n");
        run.Exit.ShouldBe(2);
        dump.Exit.ShouldBe(2);
        var lines = dump.Output.Split('\n');
        lines.Count(line => line.StartsWith("['config-error', \"Jail '", StringComparison.Ordinal)).ShouldBe(2);
        lines.Where(line => line.StartsWith("['add'", StringComparison.Ordinal) || line.StartsWith("['start'", StringComparison.Ordinal)).ShouldBe(["['add', 'three', 'auto']", "['start', 'three']"]);
    }

    [Fact]
    public void MissingLog_IsAWarning()
    {
        using var folder = Folder("[app]\nenabled = true\nfilter = app\naction = block\nlogpath = DIR/*.gone\n          LOG\n");

        var run = ProgramRun.Of("check", "-c", folder.Path);

        run.Output.ShouldContain($"/jail.conf:5:11: BH0610 warning: jail 'app' finds no log '{folder.Path}/*.gone'; it reads its others\n");
        run.Exit.ShouldBe(0);
    }

    [Fact]
    public void FaultOfAnAction_IsAtItsFile()
    {
        using var folder = Folder("[app]\nenabled = true\nfilter = app\nlogpath = LOG\naction = odd\n");
        folder.Write("action.d/odd.conf", "[Definition]\nactionbann = x\nactionban = <actionban>\n");

        var output = ProgramRun.Of("check", "-c", folder.Path).Output;

        output.ShouldContain("/action.d/odd.conf:2:1: BH0615 warning: option 'actionbann' has no meaning in '[Definition]' and nothing refers to it; did you mean 'actionban'?");
        output.ShouldContain("/action.d/odd.conf:3:13: BH0105 error: ");
    }

    [Fact]
    public void FaultsOfFilesThatCantBeParsed_DontHideThoseOfJails()
    {
        using var folder = Folder("[app]\nenabled = true\nfilter = ap\n");
        folder.Write("jail.local", "no section\n");

        var output = ProgramRun.Of("check", "-c", folder.Path).Output;

        output.ShouldContain("/jail.local:1:1: BH0001 error: ");
        output.ShouldContain("/jail.conf:3:10: BH0010 error: ");
    }

    [Fact]
    public void UnknownFolder_IsAUsageError()
    {
        var run = ProgramRun.Of("check", "-c", "/no/such/folder", "-d");

        run.Errors.ShouldBe("banhammer: /no/such/folder: there is no such folder; expected one that has jail.conf, such as /etc/fail2ban\n");
        run.Exit.ShouldBe(2);
    }

    [Theory]
    [InlineData("--origin")]
    [InlineData("-d sshd -c x")]
    public void OptionsThatDontGoTogether_AreUsageErrors(string options) =>
        ProgramRun.Of(["check", .. options.Split(' ')]).Exit.ShouldBe(2);

    private static TemporaryFolder Folder(string jails)
    {
        var folder = new TemporaryFolder();
        var log = folder.Write("app.log", "");
        folder.Write("jail.conf", jails.Replace("LOG", log, StringComparison.Ordinal).Replace("DIR", folder.Path, StringComparison.Ordinal));
        folder.Write("filter.d/app.conf", Filter);
        folder.Write("action.d/block.conf", Action);
        Directory.CreateDirectory(Path.Combine(folder.Path, "jail.d"));
        return folder;
    }
}
