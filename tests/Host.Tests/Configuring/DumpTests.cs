using System;
using System.IO;
using System.Linq;
using Banhammer.Host.Configuring;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Configuring;

/// <summary>What <c>check -d</c> prints beyond what the peer prints too.</summary>
public sealed class DumpTests
{
    [Fact]
    public void Origins_AreThoseOfTheLinesThatSetThem()
    {
        using var folder = new TemporaryFolder();
        folder.Write("jail.conf", "[DEFAULT]\nmaxretry = 5\nignoreip = ::1\n[app]\nenabled = true\naction = block[port=80]\nbackend = polling\nfilter = app\n");
        folder.Write("jail.d/x.local", "[app]\nmaxretry = 3\nignoreip = 192.0.2.1 %(known/ignoreip)s\n");
        folder.Write("filter.d/app.conf", "[Definition]\nfailregex = ^one <ADDR>$\n            ^two <ADDR>$\n");
        folder.Write("action.d/block.conf", "[Definition]\nactionban = block <ip> <port>\n");

        var run = ProgramRun.Of("check", "-c", folder.Path, "-d", "--origin");

        run.Output.Replace(folder.Path, "DIR", StringComparison.Ordinal).Split('\n').Where(line => !line.Contains("(default)", StringComparison.Ordinal)).ShouldBe(
        [
            "['add', 'app', 'polling']  # DIR/jail.conf:7:11",
            "['multi-set', 'app', 'addfailregex', ['^one <ADDR>$', '^two <ADDR>$']]",
            "    '^one <ADDR>$'  # DIR/filter.d/app.conf:2:13",
            "    '^two <ADDR>$'  # DIR/filter.d/app.conf:3:13",
            "['set', 'app', 'maxretry', 3]  # DIR/jail.d/x.local:2:12",
            "['set', 'app', 'addignoreip', '192.0.2.1', '::1']",
            "    '192.0.2.1'  # DIR/jail.d/x.local:3:12",
            "    '::1'  # DIR/jail.conf:3:12",
            "['set', 'app', 'addaction', 'block']",
            "['multi-set', 'app', 'action', 'block', [['actionban', 'block <ip> 80'], ['port', '80'], ['name', 'app'], ['actname', 'block']]]",
            "    'block <ip> 80'  # DIR/action.d/block.conf:2:13",
            "    '80'  # DIR/jail.conf:6:21",
            "    'app'  # DIR/jail.conf:6:10",
            "    'block'  # DIR/jail.conf:6:10",
            "['start', 'app']",
            "",
        ]);
    }

    [Fact]
    public void MissingLog_WithAJournal_IsReadFromTheJournal()
    {
        using var folder = Switching("");

        var jail = new ConfigurationReader(folder.Path, hasJournal: true).Read().Jails.Single();

        jail.Definition.ShouldNotBeNull().ReadsJournal.ShouldBeTrue();
        jail.Definition.Filter.FailRegexes.Single().Text.ShouldBe("^journal <ADDR>$", "the lines of the journal look otherwise");
        JailCommands.Of(jail)[0].Literal.ShouldBe("['add', 'app', 'systemd']");
        jail.Faults.Select(fault => fault.Rule.Id).ShouldBe(["BH0611"]);
    }

    [Theory]
    [InlineData("systemd_if_nologs = false\n", true)]
    [InlineData("", false)]
    [InlineData("backend = polling\n", true)]
    public void MissingLog_IsNotReadFromTheJournal(string option, bool hasJournal)
    {
        using var folder = Switching(option);

        var jail = new ConfigurationReader(folder.Path, hasJournal).Read().Jails.Single();

        jail.Definition.ShouldNotBeNull().ReadsJournal.ShouldBeFalse();
        jail.Faults.Select(fault => fault.Rule.Id).ShouldBe(["BH0610"]);
    }

    [Fact]
    public void MissingLog_OfAJailThatSkips_LeavesTheJailOut()
    {
        using var folder = Switching("skip_if_nologs = true\nsystemd_if_nologs = false\n");

        JailCommands.Of(new ConfigurationReader(folder.Path, hasJournal: false).Read().Jails.Single()).Single().Literal
            .ShouldBe("['config-error', \"Jail 'app' skipped, because it has no log\"]");
    }

    [Fact]
    public void IgnoreFile_HasWordsAndComments()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("list", "# office\n192.0.2.1, 192.0.2.2 # two\n\n; no\n2001:db8::/32 ;x\nname.example#1\n");

        IgnoreFile.Read(IgnoreFile.PathOf("file:" + path)).ShouldBe(["192.0.2.1", "192.0.2.2", "2001:db8::/32", "name.example#1"]);
        IgnoreFile.PathOf("file:rel").ShouldBe("rel");
        IgnoreFile.PathOf("file://abs").ShouldBe("/abs");
        IgnoreFile.PathOf("file:///abs/x").ShouldBe("/abs/x");
    }

    private static TemporaryFolder Switching(string option)
    {
        var folder = new TemporaryFolder();
        folder.Write("jail.conf", $"[app]\nenabled = true\nfilter = app\naction = block\nlogpath = {Path.Combine(folder.Path, "gone.log")}\n{option}");
        folder.Write("filter.d/app.conf", "[Definition]\nfailregex = ^<logtype> <ADDR>$\njournalmatch = _COMM=app\n");
        folder.Write("action.d/block.conf", "[Definition]\nactionban = block <ip>\n");
        return folder;
    }
}
