using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Banhammer.Host.Logging;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Logging;

public sealed partial class ServiceLogTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task Write_EachSeverity_IsKeptFromTheThresholdOn()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "log");
        await using var log = Open(path);
        var logger = log.CreateLogger("fail2ban.actions");

        Ban(logger, "sshd", "192.0.2.1");
        Found(logger, "sshd", "192.0.2.1");
        Detail(logger);
        log.Threshold = new LogSeverity(25);
        Ban(logger, "sshd", "192.0.2.2");
        Found(logger, "sshd", "192.0.2.2");
        log.Threshold = new LogSeverity(10);
        Detail(logger);
        await log.Flush();

        File.ReadAllLines(path).Select(line => line[(line.IndexOf(']') + 3)..]).ShouldBe(
            ["NOTICE  [sshd] Ban 192.0.2.1", "INFO    [sshd] Found 192.0.2.1", "NOTICE  [sshd] Ban 192.0.2.2", "DEBUG   a detail"]);
        File.ReadAllLines(path)[0].ShouldStartWith("2026-01-02 03:04:05,000 fail2ban.actions        [");
    }

    [Fact]
    public async Task Write_Flood_IsToldByItsNumberWhileEachNoticeIsALine()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "log");
        await using var log = Open(path);
        var logger = log.CreateLogger("fail2ban.filter");

        for (var second = 0; second < 2; second++)
        {
            for (var i = 0; i < 5000; i++)
            {
                Found(logger, "sshd", $"192.0.{i / 250}.{i % 250}");
                Ban(logger, "sshd", $"192.0.{i / 250}.{i % 250}");
            }

            time.Advance(TimeSpan.FromSeconds(1));
        }

        Found(logger, "sshd", "203.0.113.1");
        await log.Flush();

        var lines = File.ReadAllLines(path);
        lines.Count(line => line.Contains(" Ban ", StringComparison.Ordinal)).ShouldBe(10_000);
        var found = lines.Count(line => line.Contains(" Found ", StringComparison.Ordinal));
        var leftOut = lines.Where(line => line.Contains("left out", StringComparison.Ordinal)).Select(line => line.Split("INFO ")[1].Split(" more")[0]).Sum(int.Parse);
        found.ShouldBeLessThan(300);
        (found + leftOut).ShouldBe(10_001);
        lines[^1].ShouldContain("203.0.113.1");
    }

    [Fact]
    public async Task Reopen_FileRenamed_WritesANewOne()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "log");
        await using var log = Open(path);
        var logger = log.CreateLogger("x");

        Ban(logger, "a", "1");
        await log.Flush();
        File.Move(path, path + ".1");
        Ban(logger, "b", "2");
        (await log.Reopen()).ShouldBeTrue();
        Ban(logger, "c", "3");
        await log.Flush();

        File.ReadAllLines(path + ".1").Length.ShouldBe(2);
        File.ReadAllLines(path).ShouldHaveSingleItem().ShouldContain("[c] Ban 3");
        File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Write_FileCutByAnother_LeavesNoHole()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "log");
        await using var log = Open(path);
        var logger = log.CreateLogger("x");

        Ban(logger, "a", "1");
        await log.Flush();
        File.WriteAllText(path, "");
        Ban(logger, "b", "2");
        await log.Flush();

        File.ReadAllText(path).ShouldNotContain("\0");
        File.ReadAllLines(path).ShouldHaveSingleItem().ShouldContain("[b] Ban 2");
    }

    [Fact]
    public async Task Switch_Target_SplitsAtTheCall()
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (Path.Combine(folder.Path, "one"), Path.Combine(folder.Path, "two"));
        await using var log = Open(first);
        var logger = log.CreateLogger("x");

        Ban(logger, "a", "1");
        await log.Switch(Destination(second).Open());
        Ban(logger, "b", "2");
        await log.Flush();

        File.ReadAllLines(first).ShouldHaveSingleItem().ShouldContain("[a]");
        File.ReadAllLines(second).ShouldHaveSingleItem().ShouldContain("[b]");
    }

    [Fact]
    public async Task Write_Json_HasTheValuesByName()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "log");
        await using (var log = new ServiceLog(Destination(path, isJson: true).Open(), time, _ => { }))
        {
            Ban(log.CreateLogger("fail2ban.actions"), "ss\"h\nd", "192.0.2.1");
        }

        var json = JsonDocument.Parse(File.ReadAllLines(path).ShouldHaveSingleItem()).RootElement;
        json.GetProperty("time").GetString().ShouldBe("2026-01-02T03:04:05.000+00:00");
        json.GetProperty("level").GetString().ShouldBe("NOTICE");
        json.GetProperty("event").GetInt32().ShouldBe(6901);
        json.GetProperty("message").GetString().ShouldBe("[ss\"h\nd] Ban 192.0.2.1");
        json.GetProperty("fields").GetProperty("jail").GetString().ShouldBe("ss\"h\nd");
        json.GetProperty("fields").GetProperty("ip").GetString().ShouldBe("192.0.2.1");
    }

    [Fact]
    public void Open_FolderMissing_TellsThePath()
    {
        Should.Throw<IOException>(() => Destination("/nonexistent/folder/log").Open()).Message.ShouldContain("/nonexistent/folder/log");
        Should.Throw<IOException>(() => Destination("/tmp/x[format=\"%(nosuch)s\"]").Open()).Message.ShouldContain("%(nosuch)s");
        LogDestination.TryParse("/tmp/x[colour=red]", false, "auto", out _, out var problem).ShouldBeFalse();
        problem!.ShouldContain("colour");
    }

    [Fact]
    public async Task Write_TargetFails_IsToldOnceAndStopsNothing()
    {
        var complaints = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using (var log = new ServiceLog(Destination("/dev/full").Open(), time, complaints.Enqueue))
        {
            var logger = log.CreateLogger("x");
            for (var i = 0; i < 10; i++)
            {
                Ban(logger, "a", "1");
                await Should.ThrowAsync<IOException>(log.Flush());
            }
        }

        complaints.Count.ShouldBeLessThanOrEqualTo(1);
    }

    internal static LogDestination Destination(string target, bool isJson = false, string socket = "auto")
    {
        LogDestination.TryParse(target, isJson, socket, out var destination, out var problem).ShouldBeTrue(problem);
        return destination!;
    }

    private ServiceLog Open(string path) => new(Destination(path).Open(), time, _ => { });

    [LoggerMessage(6901, LogLevel.Information, "[{Jail}] Ban {Ip}", EventName = LogSeverity.Notice)]
    internal static partial void Ban(ILogger logger, string jail, string ip);

    [LoggerMessage(6902, LogLevel.Information, "[{Jail}] Found {Ip}")]
    private static partial void Found(ILogger logger, string jail, string ip);

    [LoggerMessage(6903, LogLevel.Debug, "a detail")]
    private static partial void Detail(ILogger logger);
}
