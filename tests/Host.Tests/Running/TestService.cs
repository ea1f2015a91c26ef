using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Banhammer.Host.Configuring;
using Banhammer.Host.Running;

namespace Banhammer.Host.Tests.Running;

/// <summary>A running service over a folder of a test: real files, a real store, a clock that the test sets, and an enforcer that takes notes.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private TestService(string folder, SteppedClock clock, string? database)
    {
        (Folder, Clock) = (folder, clock);
        Service = new Service(Enforcer, Log, clock, TimeZoneInfo.Utc, database);
    }

    public string Folder { get; }

    public SteppedClock Clock { get; }

    public RecordingEnforcer Enforcer { get; } = new();

    public LoggedLines Log { get; } = new();

    public Service Service { get; }

    /// <summary>Starts a service.</summary>
    /// <param name="folder">Takes <c>jail.conf</c>.</param>
    /// <param name="jails">The text of <c>jail.conf</c>; <c>FOLDER</c> stands for the folder.</param>
    /// <param name="clock">Null: a new one.</param>
    /// <param name="database">Null: nothing lasts.</param>
    public static async Task<TestService> StartAsync(string folder, string jails, SteppedClock? clock = null, string? database = null)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "jail.conf"), jails.Replace("FOLDER", folder, StringComparison.Ordinal));
        var service = new TestService(folder, clock ?? new SteppedClock(), database);
        await service.Service.StartAsync(service.Read());
        return service;
    }

    /// <summary>A jail for <c>jail.conf</c> that finds <c>fail from ADDRESS</c> and bans at the third, but for what <paramref name="options"/> say.</summary>
    public static string Jail(string name, string log = "FOLDER/app.log", string options = "")
    {
        string[] usual = ["enabled = true", "filter =", "failregex = fail from <HOST>$", "usedns = no", "backend = auto", "ignoreself = false", "maxretry = 3", $"logpath = {log}"];
        var said = options.Split('\n').Select(NameOf).ToHashSet();
        return $"[{name}]\n{string.Join('\n', usual.Where(line => !said.Contains(NameOf(line))))}\n{options}\n";

        static string NameOf(string line) => line.Split('=')[0].Trim();
    }

    public ServiceConfiguration Read() => new ConfigurationReader(Folder, hasJournal: false).Read();

    /// <summary>Writes failures as of now, less <paramref name="age"/>.</summary>
    public void Fail(string address, int times = 1, TimeSpan age = default, string log = "app.log") =>
        File.AppendAllText(Path.Combine(Folder, log), Lines(Clock.GetUtcNow() - age, address, times));

    public static string Lines(DateTimeOffset time, string address, int times = 1) => string.Concat(Enumerable.Repeat(
        string.Create(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd HH:mm:ss} fail from {address}\n"), times));

    /// <summary>Moves the clock, and waits until the engine has seen that.</summary>
    public async Task StepAsync(TimeSpan by)
    {
        Clock.Step(by);
        await TurnAsync();
    }

    /// <summary>Waits until the engine has gone round with all that is written read.</summary>
    public async Task TurnAsync()
    {
        await Service.Engine.Ask(engine => engine.LookAround());
        while (!await Service.Engine.Ask(engine => engine.IsIdle))
        {
        }
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
