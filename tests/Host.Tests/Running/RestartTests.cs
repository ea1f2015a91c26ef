using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Banhammer.Host.Enforcing.Messages;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Running;

/// <summary>What a restart keeps: each start is a new service over the same folder and database.</summary>
public sealed class RestartTests : IDisposable
{
    private const string Attacker = "192.0.2.1";

    private readonly TemporaryFolder folder = new();
    private readonly SteppedClock clock = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Restart_BanInForce_IsRestoredAndEndsInTime()
    {
        await using (var before = await StartAsync())
        {
            before.Fail(Attacker, 3);
            await before.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count == 1);
        }

        clock.Step(TimeSpan.FromSeconds(59));
        await using var after = await StartAsync();
        await after.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count == 1);
        after.Enforcer.Taken.OfType<BanDecided>().Single().IsRestored.ShouldBeTrue();
        after.Log.With("Restore Ban " + Attacker).Count().ShouldBe(1);

        await after.StepAsync(TimeSpan.FromSeconds(2));
        await after.Enforcer.WaitAsync(enforcer => enforcer.Taken.OfType<UnbanDecided>().Any());
    }

    [Fact]
    public async Task Restart_BanThatIsOverMeanwhile_IsNotRestoredAndItsFailuresCountNothing()
    {
        await using (var before = await StartAsync())
        {
            before.Fail(Attacker, 3);
            await before.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count == 1);
        }

        clock.Step(TimeSpan.FromSeconds(100));
        await using var after = await StartAsync();
        await after.TurnAsync();
        after.Enforcer.Bans.ShouldBeEmpty();
        (await after.Service.Engine.Ask(engine => engine.Jails[0].TotalFailures)).ShouldBe(0);
    }

    [Fact]
    public async Task Restart_FailuresBelowMaxRetry_GoOnBeingCountedAndAreToldOnce()
    {
        await using (var before = await StartAsync())
        {
            before.Fail(Attacker, 2);
            await before.TurnAsync();
            before.Log.With("Found").Count().ShouldBe(2);
        }

        clock.Step(TimeSpan.FromSeconds(100));
        await using var after = await StartAsync();
        after.Fail(Attacker);
        await after.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count == 1);
        after.Log.With("Found").Count().ShouldBe(1);
    }

    [Fact]
    public async Task Restart_LinesWrittenAndRotatedMeanwhile_AreCounted()
    {
        await using (var before = await StartAsync())
        {
            before.Fail(Attacker);
            await before.TurnAsync();
            before.Fail("192.0.2.2", 2);
        }

        var log = Path.Combine(folder.Path, "app.log");
        File.AppendAllText(log, TestService.Lines(clock.GetUtcNow(), Attacker));
        File.Move(log, log + ".1");
        File.WriteAllText(log, TestService.Lines(clock.GetUtcNow(), Attacker) + TestService.Lines(clock.GetUtcNow(), "192.0.2.2"));
        await using var after = await StartAsync();
        await after.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count == 2);
        after.Enforcer.Bans.ShouldBe([Attacker, "192.0.2.2"], ignoreOrder: true);
        (await after.Service.Engine.Ask(engine => engine.Jails[0].TotalFailures)).ShouldBe(6);
    }

    [Fact]
    public async Task Restart_UnbannedByHand_StaysFree()
    {
        await using (var before = await StartAsync())
        {
            before.Fail(Attacker, 3);
            await before.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count == 1);
            (await before.Service.Engine.Ask(engine => engine.Jails[0].TryUnban(Attacker))).ShouldBeTrue();
        }

        await using var after = await StartAsync();
        await after.TurnAsync();
        after.Enforcer.Bans.ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_DatabaseIsGarbage_SetsItAsideAndBans()
    {
        folder.Write("banhammer.sqlite3", new string('x', 5000));
        await using var service = await StartAsync();
        service.Fail(Attacker, 3);
        await service.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count == 1);

        service.Log.With("it was set aside as").Count().ShouldBe(1);
        Directory.GetFiles(folder.Path, "banhammer.sqlite3.2025*").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Start_DatabaseCannotBeWritten_TellsItOnceAndBans()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "banhammer.sqlite3"));
        await using var service = await StartAsync();
        service.Fail(Attacker, 3);
        service.Fail("192.0.2.2", 3);
        await service.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count == 2);

        service.Log.With("bans go on").Count().ShouldBe(1);
    }

    private Task<TestService> StartAsync() =>
        TestService.StartAsync(folder.Path, TestService.Jail("app", options: "bantime = 60"), clock, Path.Combine(folder.Path, "banhammer.sqlite3"));
}
