using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.Host.Enforcing.Messages;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Running;

public sealed class ServiceTests : IDisposable
{
    private static readonly string[] users = ["ann", "bob", "$(id)"];

    private const string Attacker = "192.0.2.1";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_FailuresReachMaxRetry_BansAndUnbansWhenTheTimeIsUp()
    {
        await using var service = await TestService.StartAsync(folder.Path, TestService.Jail("app", options: "bantime = 60"));
        service.Fail(Attacker, 2);
        await service.TurnAsync();
        service.Enforcer.Bans.ShouldBeEmpty();

        service.Fail(Attacker);
        await service.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count > 0);
        var ban = service.Enforcer.Taken.OfType<BanDecided>().Single();
        ban.Who.ShouldBe(new BannedId(Attacker, Network.Of(Address(Attacker), 32)));
        ban.Time.ShouldBe(EventTime.From(service.Clock.GetUtcNow()));
        ban.Until.ShouldBe(EventTime.From(service.Clock.GetUtcNow().AddSeconds(60)));

        await service.StepAsync(TimeSpan.FromSeconds(60));
        service.Enforcer.Taken.OfType<UnbanDecided>().ShouldBeEmpty();
        await service.StepAsync(TimeSpan.FromSeconds(1));
        await service.Enforcer.WaitAsync(enforcer => enforcer.Taken.OfType<UnbanDecided>().Any());
        service.Enforcer.Taken.OfType<UnbanDecided>().Single().IsExpired.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_TwoJailsWithOneLog_ReadItOnceAndBothBan()
    {
        await using var service = await TestService.StartAsync(folder.Path, TestService.Jail("one") + TestService.Jail("two"));
        service.Fail(Attacker, 3);
        await service.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count == 2);

        (await service.Service.Engine.Ask(engine => engine.Logs.Single().LinesRead)).ShouldBe(3);
        service.Enforcer.Taken.OfType<BanDecided>().Select(ban => ban.Jail).ShouldBe(["one", "two"], ignoreOrder: true);
    }

    [Fact]
    public async Task Run_BrokenJail_IsToldAndTheOtherRuns()
    {
        await using var service = await TestService.StartAsync(folder.Path, TestService.Jail("broken", options: "failregex = (") + TestService.Jail("app"));
        service.Fail(Attacker, 3);
        await service.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count == 1);

        service.Log.With("Jail 'broken' skipped").Count().ShouldBe(1);
    }

    [Fact]
    public async Task Run_LinesOlderThanFindTime_AreLeftOutAtTheStart()
    {
        var clock = new SteppedClock();
        folder.Write("app.log", TestService.Lines(clock.GetUtcNow().AddSeconds(-601), Attacker, 3) + TestService.Lines(clock.GetUtcNow().AddSeconds(-600), "192.0.2.2", 3));
        await using var service = await TestService.StartAsync(folder.Path, TestService.Jail("app", options: "bantime = 1h"), clock);
        await service.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count > 0);

        service.Enforcer.Bans.ShouldBe(["192.0.2.2"]);
        (await service.Service.Engine.Ask(engine => engine.Jails[0].Readers[0].Counts[LineOutcome.TooOld])).ShouldBe(3);
    }

    [Fact]
    public async Task Run_FromTail_LeavesOutWhatIsThere()
    {
        var clock = new SteppedClock();
        folder.Write("app.log", TestService.Lines(clock.GetUtcNow(), Attacker, 3));
        await using var service = await TestService.StartAsync(folder.Path, TestService.Jail("app", "FOLDER/app.log tail"), clock);
        await service.TurnAsync();
        service.Fail("192.0.2.2", 3);
        await service.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count > 0);

        service.Enforcer.Bans.ShouldBe(["192.0.2.2"]);
    }

    [Fact]
    public async Task Run_StampsTwoHoursBehind_CountAsOfNowAndAreToldOnceWithTheRemedy()
    {
        await using var service = await TestService.StartAsync(folder.Path, TestService.Jail("app"));
        await service.TurnAsync();
        service.Fail(Attacker, 3, TimeSpan.FromHours(2));
        await service.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count > 0);
        service.Fail("192.0.2.2", 3, TimeSpan.FromHours(2));
        await service.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count > 1);

        service.Enforcer.Taken.OfType<BanDecided>().First().Time.ShouldBe(EventTime.From(service.Clock.GetUtcNow()));
        service.Log.With("2 h behind the clock").Single().ShouldContain("set logtimezone = UTC-0200");
    }

    [Fact]
    public async Task Run_WildCard_FindsALogThatAppearsLater()
    {
        await using var service = await TestService.StartAsync(folder.Path, TestService.Jail("app", "FOLDER/*.log"));
        service.Fail(Attacker, 3, log: "first.log");
        service.Fail("192.0.2.2", 3, log: "second.log");
        await service.StepAsync(TimeSpan.FromSeconds(10));
        await service.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count == 2);

        service.Enforcer.Bans.ShouldBe([Attacker, "192.0.2.2"], ignoreOrder: true);
    }

    [Fact]
    public async Task Apply_OtherLimits_KeepsFailuresBansAndPlaces()
    {
        await using var service = await TestService.StartAsync(folder.Path, TestService.Jail("app", options: "maxretry = 5"));
        service.Fail(Attacker, 3);
        service.Fail("192.0.2.2", 5);
        await service.TurnAsync();
        var definition = service.Read().Jails.Single().Definition!;
        (await service.Service.ApplyAsync(definition with { MaxRetry = 4 })).ShouldBeNull();
        service.Fail(Attacker);
        await service.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count == 2);

        service.Enforcer.Bans.ShouldBe(["192.0.2.2", Attacker]);
        var jail = await service.Service.Engine.Ask(engine => (engine.Jails[0].Banning.Banned, engine.Jails[0].TotalFailures, Lines: engine.Logs.Single().LinesRead));
        jail.ShouldBe((2, 9L, 9L));
    }

    [Fact]
    public async Task Apply_AnotherRegex_HoldsFromTheNextLineOn()
    {
        await using var service = await TestService.StartAsync(folder.Path, TestService.Jail("app"));
        service.Fail(Attacker, 2);
        await service.TurnAsync();
        folder.Write("jail.conf", TestService.Jail("app", options: "failregex = trouble by <HOST>$").Replace("FOLDER", folder.Path, StringComparison.Ordinal));
        (await service.Service.ApplyAsync(service.Read().Jails.Single().Definition!)).ShouldBeNull();
        service.Fail(Attacker);
        File.AppendAllText(Path.Combine(folder.Path, "app.log"), $"{service.Clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} trouble by {Attacker}\n");
        await service.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count == 1);

        (await service.Service.Engine.Ask(engine => engine.Jails[0].TotalFailures)).ShouldBe(3);
    }

    [Fact]
    public async Task Remove_Jail_EndsItsLogs()
    {
        await using var service = await TestService.StartAsync(folder.Path, TestService.Jail("app"));
        (await service.Service.RemoveAsync("app")).ShouldBeTrue();

        (await service.Service.Engine.Ask(engine => (engine.Jails.Count, engine.Logs.Count))).ShouldBe((0, 0));
        (await service.Service.RemoveAsync("app")).ShouldBeFalse();
    }

    [Fact]
    public async Task Run_Ban_TellsTheLinesThatLedToItAndTheirFields()
    {
        await using var service = await TestService.StartAsync(folder.Path, TestService.Jail("app", options: "failregex = fail of <F-USER>\\S+</F-USER> from <HOST>$\nmaxmatches = 2"));
        var stamp = $"{service.Clock.GetUtcNow():yyyy-MM-dd HH:mm:ss}";
        File.WriteAllText(Path.Combine(folder.Path, "app.log"), string.Concat(users.Select(user => $"{stamp} fail of {user} from {Attacker}\n{stamp} fail of eve from 192.0.2.9\n")));
        await service.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count == 2);

        var ban = service.Enforcer.Taken.OfType<BanDecided>().First();
        ban.Matches.ShouldBe([$"{stamp} fail of bob from {Attacker}", $"{stamp} fail of $(id) from {Attacker}"]);
        ban.Fields["user"].ShouldBe("$(id)");
    }

    private static Address Address(string text) => Engine.Matching.Address.TryParse(System.Text.Encoding.ASCII.GetBytes(text), out var address) ? address : throw new ArgumentException(text);
}
