using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Banhammer.Engine.Tests.Sources.Journal;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Running;

/// <summary>Jails that read a journal, whose files systemd's own program writes.</summary>
public sealed class JournalServiceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SteppedClock clock = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_EntriesThatAreWrittenWhileItRuns_BanForTheJailThatMatchesThem()
    {
        JournalTools.Require();
        Directory.CreateDirectory(Path.Combine(folder.Path, "journal"));
        using var writer = new JournalWriter(Path.Combine(folder.Path, "journal", "system.journal"), Now());
        Fail(writer, "ssh.service", "192.0.2.1", 2);
        await using var service = await TestService.StartAsync(folder.Path, Jail("one", "ssh.service") + Jail("two", "ssh.service") + Jail("other", "other.service"), clock);
        await service.TurnAsync();
        Fail(writer, "ssh.service", "192.0.2.1", 1);

        await service.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count == 2);
        var read = await service.Service.Engine.Ask(engine => engine.Journals.Select(journal => journal.LinesRead).Order().ToArray());
        read.ShouldBe([0, 3]); // one journal for both jails of the same match
    }

    [Fact]
    public async Task Run_EntriesOlderThanFindTime_AreLeftOut()
    {
        JournalTools.Require();
        Directory.CreateDirectory(Path.Combine(folder.Path, "journal"));
        JournalWriter.WriteFile(Path.Combine(folder.Path, "journal", "system.journal"), writer => Fail(writer, "ssh.service", "192.0.2.1", 3), Now() - 700_000_000);
        JournalWriter.WriteFile(Path.Combine(folder.Path, "journal", "user.journal"), writer => Fail(writer, "ssh.service", "192.0.2.2", 3), Now() - 500_000_000);
        await using var service = await TestService.StartAsync(folder.Path, Jail("one", "ssh.service"), clock);

        await service.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count > 0);
        service.Enforcer.Bans.ShouldBe(["192.0.2.2"]);
    }

    [Fact]
    public async Task Run_NoSuchJournal_IsToldAndOthersRun()
    {
        JournalTools.Require();
        await using var service = await TestService.StartAsync(folder.Path, Jail("one", "ssh.service") + TestService.Jail("app"), clock);
        service.Fail("192.0.2.1", 3);

        await service.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count > 0);
        service.Log.With("there is no such folder").Count().ShouldBe(1);
    }

    private long Now() => (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static string Jail(string name, string unit) =>
        TestService.Jail(name, options: $"backend = systemd[journalpath=\"FOLDER/journal\"]\njournalmatch = _SYSTEMD_UNIT={unit}\nbantime = 1h");

    private static void Fail(JournalWriter writer, string unit, string address, int times)
    {
        for (var i = 0; i < times; i++)
        {
            writer.Write(("_HOSTNAME", "h"), ("_SYSTEMD_UNIT", unit), ("SYSLOG_IDENTIFIER", "app"), ("MESSAGE", $"fail from {address}"));
        }
    }
}
