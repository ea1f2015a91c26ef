using System.Linq;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Tests.Conf;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Definitions;

/// <summary>The options of a jail as what they mean.</summary>
public sealed class JailOptionTests
{
    [Fact]
    public void Options_AreTyped()
    {
        var jail = Define("""
            enabled = yes
            backend = systemd[journalflags=1]
            logpath = /var/log/a*.log tail
                      /var/log/b.log
            maxretry = 3
            maxmatches = 2
            findtime = 1h 30m
            bantime = -1
            bantime.increment = true
            bantime.multipliers = 1 5  30
            bantime.maxtime = 5w
            ignoreself = no
            ignoreip = ::1, 192.0.2.0/24
                       file:/etc/list
            skip_if_nologs = on
            systemd_if_nologs = off
            logtimezone = UTC
            """).Value.ShouldNotBeNull();

        jail.IsEnabled.ShouldBeTrue();
        jail.ReadsJournal.ShouldBeTrue();
        jail.Backend.ToString().ShouldBe("systemd[journalflags=1]");
        jail.LogPaths.Select(path => (path.Pattern.Text, path.FromTail)).ShouldBe([("/var/log/a*.log", true), ("/var/log/b.log", false)]);
        (jail.MaxRetry, jail.MaxMatches, jail.FindTime!.Value.Seconds, jail.BanTime!.Value.IsPermanent).ShouldBe((3, 2, 5400, true));
        (jail.Growth.IsOn, jail.Growth.MaxTime!.Value.Seconds).ShouldBe((true, 5 * 604_800));
        jail.Growth.Multipliers.ShouldBe([1, 5, 30]);
        jail.IgnoreWords.Select(word => $"{word.Text} {word.Locate(0, 1)}").ShouldBe(["::1 /c/jail.conf:14:12", "192.0.2.0/24 /c/jail.conf:14:17", "file:/etc/list /c/jail.conf:15:12"]);
        (jail.IgnoresSelf, jail.SkipsIfNoLogs, jail.ReadsJournalIfNoLogs, jail.LogTimeZone).ShouldBe((false, true, false, "UTC"));
    }

    [Theory]
    [InlineData("findtime = 300        # Within 5 minutes", 300)]
    [InlineData("findtime = 10m # 5 attempts in 10 minutes", 600)]
    public void DurationWithAComment_IsReadAsThePeerReadsIt(string line, double seconds) =>
        Define(line).Value.ShouldNotBeNull().FindTime!.Value.Seconds.ShouldBe(seconds);

    [Fact]
    public void NumberAndSwitchWithAComment_AreNone()
    {
        var jail = Define("maxretry = 3  # strict\nenabled = true # now").Value.ShouldNotBeNull();

        (jail.MaxRetry, jail.IsEnabled).ShouldBe((null, false));
    }

    [Theory]
    [InlineData("x = 'a # b'", "")]
    [InlineData("x = a#b", "")]
    [InlineData("failregex = a # b", "")]
    [InlineData("x = a # b", "2:7 x = a")]
    [InlineData("x = # b", "2:5 x =")]
    [InlineData("x = a\n  b # c # d", "3:5 b")]
    public void CommentBehindAValue_IsToldWithTheCorrectedLine(string text, string expected) =>
        string.Join('|', JailConf.Read(Files(text), "/c").Faults.Select(fault => $"{fault.Where.Line}:{fault.Where.Column} {fault.Arguments[2]}")).ShouldBe(expected);

    [Fact]
    public void References_SeeSwitchesAndNumbersAsThePeerHasThem() =>
        Define("enabled = yes\nmaxretry = 007\nignoreself = off\nfilter = app").Value.ShouldNotBeNull().Filter.FailRegexes.Single().Text.ShouldBe("^True 7 False <ADDR>$");

    [Fact]
    public void ArgumentsThatAllJailsPass_AreNotTold()
    {
        var files = Files("filter = app");
        files["/c/jail.conf"] = "[DEFAULT]\nfilter = app[mode=x]\nlogpath = /x\n[one]\n[two]\nfilter = app[mode=x]\n";

        JailConf.Read(files, "/c").Define("one", withoutActions).Faults.ShouldBeEmpty();
        JailConf.Read(files, "/c").Define("two", withoutActions).Faults.Single().Rule.Id.ShouldBe("BH0011");
    }

    private static readonly JailContext withoutActions = JailContext.Default with { WithActions = false };

    private static Loaded<JailDefinition> Define(string options) => JailConf.Read(Files(options), "/c").Define("app", withoutActions);

    private static ConfFilesInMemory Files(string options) => new()
    {
        ["/c/jail.conf"] = $"[app]\n{options}\n",
        ["/c/filter.d/app.conf"] = "[Definition]\nfailregex = ^%(enabled)s %(maxretry)s %(ignoreself)s <ADDR>$\nmaxretry = none\nignoreself = none\n",
    };
}
