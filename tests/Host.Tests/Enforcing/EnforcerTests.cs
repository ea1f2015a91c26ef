using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Enforcing;
using Banhammer.Host.Enforcing.Messages;
using Banhammer.Host.Tests.Enforcing.Actions;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Enforcing;

/// <summary>Decisions as the engine tells them, carried out by commands.</summary>
public sealed class EnforcerTests : IDisposable
{
    private const string Jail = JailFolder.Jail;

    private readonly TemporaryFolder work = new();
    private readonly KeptLog log = new();

    [Fact]
    public async Task Messages_OfAJail_AreCarriedOutInOrder()
    {
        await using (var enforcer = Enforcer())
        {
            enforcer.Take(Started(Action("actionstart = echo start >> DIR/out\nactionban = echo ban <ip> <jail.banned> >> DIR/out\nactionunban = echo unban <ip> <F-USER> >> DIR/out\nactionprolong = echo prolong <ip> <bantime> >> DIR/out\nactionstop = echo stop >> DIR/out\n")));
            enforcer.Take(Ban("192.0.2.1"));
            enforcer.Take(Ban("192.0.2.2"));
            enforcer.Take(new Prolonged(Jail, Who("192.0.2.2"), At(0), At(7200), 9, 2));
            enforcer.Take(new UnbanDecided(Jail, Who("192.0.2.1"), At(0), At(600), 3, IsExpired: true));
            await Until(() => Out().EndsWith("unban 192.0.2.1 bob", StringComparison.Ordinal));
            enforcer.Take(new JailStopped(Jail));
        }

        Out().ShouldBe("start\nban 192.0.2.1 1\nban 192.0.2.2 2\nprolong 192.0.2.2 7200\nunban 192.0.2.1 bob\nunban 192.0.2.2 bob\nstop");
    }

    [Fact]
    public async Task Flush_OfAllBans_IsOneCommandWhereTheActionHasIt()
    {
        await using (var enforcer = Enforcer())
        {
            enforcer.Take(Started(Action("actionban = echo ban >> DIR/out\nactionunban = echo unban >> DIR/out\nactionflush = echo flush >> DIR/out\n")));
            enforcer.Take(Ban("192.0.2.1"));
            enforcer.Take(Ban("192.0.2.2"));
            enforcer.Take(new Flushed(Jail));
            await Until(() => Out().EndsWith("flush", StringComparison.Ordinal));
        }

        Out().ShouldBe("ban\nban\nflush");
    }

    [Fact]
    public async Task Action_ThatIsSlow_DelaysNoOther()
    {
        await using var enforcer = Enforcer();
        enforcer.Take(Started(
            Action("actionban = while [ ! -e DIR/go ]; do sleep 0.02; done; echo mail >> DIR/mail\n", "mail"),
            Action("actionban = echo <ip> >> DIR/out\n", "wall")));
        for (var i = 1; i < 6; i++)
        {
            enforcer.Take(Ban($"192.0.2.{i}"));
        }

        await Until(() => Out().EndsWith("192.0.2.5", StringComparison.Ordinal));
        File.Exists(Path.Combine(work.Path, "mail")).ShouldBeFalse();
        work.Write("go", "");
        await Until(() => Out("mail") == "mail\nmail\nmail\nmail\nmail");
    }

    [Fact]
    public async Task Actions_ThatChange_StopAndTakeTheBansInForce()
    {
        var kept = Action("actionban = echo kept <ip> >> DIR/kept\n", "kept");
        var old = Action("actionban = echo old <ip> >> DIR/out\nactionstop = echo old stop >> DIR/out\n", "x");
        var changed = Action("actionstart = echo new start >> DIR/out\nactionban = echo new <ip> <restored> >> DIR/out\n", "x");
        await using (var enforcer = Enforcer())
        {
            enforcer.Take(Started(kept, old));
            enforcer.Take(Ban("192.0.2.1"));
            await Until(() => Out() == "old 192.0.2.1");
            enforcer.Take(new ActionsChanged(Jail, [kept, changed], TimeSpan.FromMinutes(10)));
            await Until(() => Out().EndsWith("new 192.0.2.1 1", StringComparison.Ordinal));
        }

        Out().ShouldBe("old 192.0.2.1\nold stop\nnew start\nnew 192.0.2.1 1");
        Out("kept").ShouldBe("kept 192.0.2.1");
    }

    [Fact]
    public async Task Jail_ThatIsStartedAgain_StartsWhenItsFormerActionsHaveStopped()
    {
        var action = Action("actionstart = echo start >> DIR/out\nactionban = true\nactionstop = sleep 0.3; echo stop >> DIR/out\n");
        await using (var enforcer = Enforcer())
        {
            enforcer.Take(Started(action));
            await Until(() => Out() == "start");
            enforcer.Take(new JailStopped(Jail));
            enforcer.Take(Started(action));
            await Until(() => Out().EndsWith("stop\nstart", StringComparison.Ordinal));
        }

        Out().ShouldBe("start\nstop\nstart\nstop");
    }

    [Fact]
    public async Task Repair_ByARestart_CarriesAllBansOutAgain()
    {
        await using (var enforcer = Enforcer())
        {
            enforcer.Take(Started(Action("actionstart = touch DIR/there\nactioncheck = test -e DIR/there\nactionban = test -e DIR/there && echo ban <ip> >> DIR/out\nactionreban = echo again <ip> >> DIR/out\n")));
            enforcer.Take(Ban("192.0.2.1"));
            enforcer.Take(Ban("192.0.2.2"));
            await Until(() => Out().EndsWith(".2", StringComparison.Ordinal));
            File.Delete(Path.Combine(work.Path, "there"));
            enforcer.Take(Ban("192.0.2.3"));
            await Until(() => Out().EndsWith("again 192.0.2.2", StringComparison.Ordinal));
        }

        Out().ShouldBe("ban 192.0.2.1\nban 192.0.2.2\nban 192.0.2.3\nagain 192.0.2.1\nagain 192.0.2.2");
    }

    public void Dispose() => work.Dispose();

    private static JailStarted Started(params ActionDefinition[] actions) => new(Jail, actions, TimeSpan.FromMinutes(10));

    private static BanDecided Ban(string id) =>
        new(Jail, Who(id), At(0), At(600), 3, 1, ["a line"], new Dictionary<string, string> { ["user"] = "bob" }, IsRestored: false);

    private static BannedId Who(string id) => new(id, Network.TryParse(id, out var network, out _) ? network : null);

    private static EventTime At(int seconds) => EventTime.From(FixedTime.Now.AddSeconds(seconds));

    private static async Task Until(Func<bool> isSo)
    {
        var limit = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            TimeProvider.System.GetElapsedTime(limit).ShouldBeLessThan(TimeSpan.FromMinutes(2));
            await Task.Delay(5);
        }
    }

    private Enforcer Enforcer() => new(new ActionFactory(log, TimeProvider.System));

    private ActionDefinition Action(string definition, string name = "a")
    {
        using var jail = JailFolder.With("[Definition]\n" + definition.Replace("DIR", work.Path, StringComparison.Ordinal), $"[actname={name}]");
        return jail.Read();
    }

    private string Out(string name = "out") => File.Exists(Path.Combine(work.Path, name)) ? File.ReadAllText(Path.Combine(work.Path, name)).TrimEnd('\n') : "";
}
