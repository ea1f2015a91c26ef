using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Banhammer.Host.Enforcing.Messages;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Running;

/// <summary>What fail2ban has banned stays banned when Banhammer takes its place.</summary>
public sealed class TakeOverTests : IDisposable
{
    // By the peer's own code: a ban that goes on, one for ever, and one that is over.
    private const string MakeDatabase = """
        import sys
        from fail2ban.server.database import Fail2BanDb
        from fail2ban.server.ticket import BanTicket
        path, now = sys.argv[1], float(sys.argv[2])
        db = Fail2BanDb(path)
        class Jail:
            name = "app"
            class actions:
                def getBanTime():
                    return 600
        jail = Jail()
        db.addJail(jail)
        for ip, age, length in (("203.0.113.7", 60, 3600), ("203.0.113.8", 60, -1), ("203.0.113.9", 7200, 600)):
            ticket = BanTicket(ip, now - age, ["a line of " + ip])
            ticket.setBanTime(length)
            ticket.setAttempt(4)
            db.addBan(jail, ticket)
        """;

    private readonly TemporaryFolder folder = new();

    private string PeerFile => Path.Combine(folder.Path, "fail2ban.sqlite3");

    private string OurFile => Path.Combine(folder.Path, "banhammer.sqlite3");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Start_FirstTime_PutsThePeersBansInForceAgain()
    {
        PeerProgram.Require();
        var clock = new SteppedClock();
        MakePeerDatabase(clock.GetUtcNow());
        var before = await File.ReadAllBytesAsync(PeerFile, TestContext.Current.CancellationToken);

        await using (var service = await StartAsync(clock))
        {
            await service.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count == 2);
            service.Enforcer.Taken.OfType<BanDecided>().Select(ban => $"{ban.Who.Id} {ban.Until is null} {ban.Failures} {ban.IsRestored}")
                .ShouldBe(["203.0.113.7 False 4 True", "203.0.113.8 True 4 True"], ignoreOrder: true);
        }

        // Not again, when somebody was let back in between.
        using (var command = Open(OurFile))
        {
            command.CommandText = "DELETE FROM ban WHERE ip = '203.0.113.8'";
            command.ExecuteNonQuery();
            command.Connection!.Dispose();
        }

        await using var second = await StartAsync(clock);
        await second.Enforcer.WaitAsync(enforcer => enforcer.Bans.Count == 1);
        (await File.ReadAllBytesAsync(PeerFile, TestContext.Current.CancellationToken)).ShouldBe(before);
    }

    [Fact]
    public void Import_Twice_TakesEachBanOnce()
    {
        PeerProgram.Require();
        MakePeerDatabase(DateTimeOffset.UtcNow);
        WriteServerConf();

        Import().ShouldBe($"3 of 3 bans of {PeerFile} are new in {OurFile}\n");
        Import().ShouldBe($"0 of 3 bans of {PeerFile} are new in {OurFile}\n");
    }

    [Fact]
    public void Import_FileThatIsNoDatabase_IsAnError()
    {
        WriteServerConf();
        var file = folder.Write("other", "no database at all, but long enough to be looked at as one");

        var run = ProgramRun.Of("import", file, "-c", folder.Path);

        run.Errors.ShouldStartWith($"banhammer: {file}: ");
        run.Exit.ShouldBe(2);
        File.Exists(OurFile).ShouldBeFalse();
    }

    [Fact]
    public async Task Start_ForgetsBansThatAreLongOver()
    {
        var clock = new SteppedClock();
        await using (await StartAsync(clock))
        {
        }

        using var command = Open(OurFile);
        var old = clock.GetUtcNow().AddDays(-9).ToUnixTimeMilliseconds() * 1_000;
        command.CommandText = $"INSERT INTO ban(jail, ip, time, until, failures, count, data) VALUES('app', '203.0.113.1', {old}, {old + 600_000_000}, 3, 1, '{{}}')";
        command.ExecuteNonQuery();

        await using var service = await StartAsync(clock);

        command.CommandText = "SELECT COUNT(*) FROM ban";
        ((long)command.ExecuteScalar()!).ShouldBe(0);
        command.Connection!.Dispose();
    }

    private string Import()
    {
        var run = ProgramRun.Of("import", "-c", folder.Path);
        run.Errors.ShouldBeEmpty();
        return run.Output;
    }

    private Task<TestService> StartAsync(SteppedClock clock)
    {
        WriteServerConf();
        folder.Write("app.log", "");
        return TestService.StartAsync(folder.Path, TestService.Jail("app"), clock, OurFile);
    }

    private void WriteServerConf() => folder.Write("fail2ban.conf", $"[Definition]\ndbfile = {PeerFile}\ndbpurgeage = 1d\nsocket = {folder.Path}/f.sock\npidfile = {folder.Path}/f.pid\n");

    private void MakePeerDatabase(DateTimeOffset now)
    {
        var script = folder.Write("make.py", MakeDatabase);
        var run = PeerProgram.Call("/usr/bin/python3", script, PeerFile, now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        run.Exit.ShouldBe(0, run.Errors);
    }

    private static SqliteCommand Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 10 }.ToString());
        connection.Open();
        return connection.CreateCommand();
    }
}
