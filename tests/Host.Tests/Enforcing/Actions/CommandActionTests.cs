using System;
using System.IO;
using System.Linq;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Enforcing.Actions;

/// <summary>Actions of their own making, run for real: each command writes a line to a file.</summary>
public sealed class CommandActionTests : IDisposable
{
    private readonly TemporaryFolder work = new();
    private readonly KeptLog log = new();

    [Fact]
    public void Ban_TagsOfTheTicket_AreFilledIn()
    {
        Run("actionban = echo <ip> <ip-rev> <fid> <family> <failures> <time> <bantime> <bancount> <restored> <F-USER> '<F-NONE>' '<nothing>' >> DIR/out\n")
            .Ban(TestAction.Ticket("192.0.2.1") with { Fields = new System.Collections.Generic.Dictionary<string, string> { ["user"] = "root" } }).ShouldBeTrue();

        Out().ShouldBe($"192.0.2.1 1.2.0.192. 192.0.2.1 inet4 3 {FixedTime.Now.ToUnixTimeSeconds()} 600 1 0 root  <nothing>");
    }

    [Fact]
    public void Ban_OptionsForOneFamily_HoldForItOnly()
    {
        var action = Run("actionban = echo <table> <ip> >> DIR/out\n[Init]\ntable = four\n[Init?family=inet6]\ntable = six<sp>\n");

        action.Ban(TestAction.Ticket("192.0.2.1"));
        action.Ban(TestAction.Ticket("2001:db8::1"));
        action.Ban(TestAction.Ticket("a name"));

        Out().ShouldBe("four 192.0.2.1\nsix 2001:db8::1\nfour a name");
    }

    [Fact]
    public void Start_OfEachFamily_WaitsForItsFirstBan()
    {
        var action = Run("actionstart = echo start <family> >> DIR/out\nactionban = echo ban <ip> >> DIR/out\nactionstop = echo stop <family> >> DIR/out\n[Init?family=inet6]\nx = 1\n");

        action.Start();
        Out().ShouldBe("");
        action.Ban(TestAction.Ticket("2001:db8::1"));
        action.Ban(TestAction.Ticket("2001:db8::2"));
        action.Ban(TestAction.Ticket("192.0.2.1"));
        action.Stop();

        Out().ShouldBe("start inet6\nban 2001:db8::1\nban 2001:db8::2\nstart inet4\nban 192.0.2.1\nstop inet4\nstop inet6");
    }

    [Fact]
    public void Ban_WhereWhatItNeedsIsGone_RestoresItAndTriesAgain()
    {
        var action = Run("actionstart = echo start >> DIR/out; touch DIR/there\nactioncheck = test -e DIR/there\nactionban = test -e DIR/there && echo ban <ip> >> DIR/out\n");
        action.Start();
        action.Ban(TestAction.Ticket("192.0.2.1"));
        File.Delete(Path.Combine(work.Path, "there"));

        action.Ban(TestAction.Ticket("192.0.2.2")).ShouldBeTrue();

        Out().ShouldBe("start\nban 192.0.2.1\nstart\nban 192.0.2.2");
        action.Repairs.ShouldBe(1);
    }

    [Fact]
    public void Unban_WhereWhatItNeedsIsGone_IsGivenUp()
    {
        var action = Run("actionstart = echo start >> DIR/out; touch DIR/there\nactioncheck = test -e DIR/there\nactionban = true\nactionunban = test -e DIR/there\n");
        action.Start();
        action.Ban(TestAction.Ticket("192.0.2.1"));
        File.Delete(Path.Combine(work.Path, "there"));

        action.Unban(TestAction.Ticket("192.0.2.1")).ShouldBeFalse();

        Out().ShouldBe("start");
        log.Text.ShouldContain("so actionunban is impossible");
    }

    [Fact]
    public void Ban_ThatFails_IsToldWithExitOutputAndHint()
    {
        Run("actionban = echo some output; no-such-program-here <ip>\n").Ban(TestAction.Ticket("192.0.2.1")).ShouldBeFalse();

        log.Lines.Where(line => line.StartsWith("Error", StringComparison.Ordinal)).ShouldContain(line => line.Contains("actionban returned 127: a program wasn't found", StringComparison.Ordinal));
        log.Text.ShouldContain("stdout: 'some output'");
        log.Text.ShouldContain("no-such-program-here 192.0.2.1");
    }

    [Fact]
    public void Texts_ThatReferToThemselves_AreAFaultOfTheConfiguration()
    {
        using var jail = JailFolder.With("[Definition]\nactionban = x <a>\n[Init]\na = 1\n[Init?family=inet6]\na = <b>\nb = <a>\n");

        var loaded = FilterLanguage.Definitions.ActionTexts.Read(jail.Read());

        loaded.Value.ShouldBeNull();
        loaded.Faults[0].Rule.Id.ShouldBe("BH0105");
    }

    public void Dispose() => work.Dispose();

    private Host.Enforcing.Actions.CommandAction Run(string definition)
    {
        using var jail = JailFolder.With("[Definition]\n" + definition.Replace("DIR", work.Path, StringComparison.Ordinal));
        return TestAction.Of(jail, log);
    }

    private string Out() => File.Exists(Path.Combine(work.Path, "out")) ? File.ReadAllText(Path.Combine(work.Path, "out")).TrimEnd('\n') : "";
}
