using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Banhammer.Host.Enforcing.Messages;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Running;

public sealed class IgnoringTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_IgnoredByAddressPrefixMaskNameAndFile_IsNotCounted()
    {
        folder.Write("friends", "192.0.2.40 # the office\n; nobody else\n192.0.2.41,192.0.2.42\n");
        await using var service = await TestService.StartAsync(
            folder.Path, TestService.Jail("app", options: "ignoreip = 192.0.2.1 192.0.2.16/28, 198.51.100.0/255.255.255.0 localhost file:FOLDER/friends"));
        foreach (var friend in new[] { "192.0.2.1", "192.0.2.31", "198.51.100.7", "127.0.0.1", "192.0.2.40", "192.0.2.42" })
        {
            service.Fail(friend, 3);
        }

        service.Fail("192.0.2.2", 3);
        await service.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count > 0);
        service.Enforcer.Bans.ShouldBe(["192.0.2.2"]);
    }

    [Fact]
    public async Task Run_IgnoreSelf_LeavesOutOwnAddresses()
    {
        await using var service = await TestService.StartAsync(folder.Path, TestService.Jail("app", options: "ignoreself = true"));
        service.Fail("127.0.0.1", 3);
        service.Fail("203.0.113.77", 3);
        await service.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count > 0);
        service.Enforcer.Bans.ShouldBe(["203.0.113.77"]);
    }

    [Fact]
    public async Task Run_BansGrow_BothWithinARunAndOverARestart()
    {
        var database = Path.Combine(folder.Path, "banhammer.sqlite3");
        var jail = TestService.Jail("app", options: "bantime = 60\nbantime.increment = true");
        var clock = new SteppedClock();
        await using (var before = await TestService.StartAsync(folder.Path, jail, clock, database))
        {
            before.Fail("192.0.2.1", 3);
            await before.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count == 1);
            await before.StepAsync(TimeSpan.FromSeconds(61));
            before.Fail("192.0.2.1", 3);
            await before.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count == 2);
            LastOf(before).ShouldBe((120, 2));
        }

        clock.Step(TimeSpan.FromSeconds(121));
        await using var after = await TestService.StartAsync(folder.Path, jail, clock, database);
        after.Fail("192.0.2.1", 3);
        await after.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count == 1);
        LastOf(after).ShouldBe((240, 3));

        static (double Seconds, int Count) LastOf(TestService service) => service.Enforcer.Taken.OfType<BanDecided>().Select(ban => (ban.Until!.Value.Seconds - ban.Time.Seconds, ban.BanCount)).Last();
    }
}
