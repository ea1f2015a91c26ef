using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Resolving;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Configuring;
using Banhammer.Host.Enforcing;
using Banhammer.Host.Filters;
using Banhammer.Host.Storing;
using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Running;

/// <summary>Banhammer at work: the engine's thread, and the way from its decisions to an enforcer. Thread-safe.</summary>
internal sealed class Service : IAsyncDisposable
{
    private static readonly TimeSpan refreshEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan purgeEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(5); // for names, before a jail starts without them

    private readonly EngineParts parts;
    private readonly EnforcementQueue enforcement;
    private readonly IgnoredAddresses ignored;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task refreshing;
    private Task purging = Task.CompletedTask;

    /// <summary>A service without jails.</summary>
    /// <param name="enforcer">Carries decisions out.</param>
    /// <param name="loggers">The service's log.</param>
    /// <param name="clock">Tells now.</param>
    /// <param name="zone">Of stamps without one.</param>
    /// <param name="database">The file that bans and places in logs are stored in; null: nothing lasts.</param>
    public Service(IEnforcer enforcer, ILoggerFactory loggers, TimeProvider clock, TimeZoneInfo zone, string? database)
    {
        var log = new JailLog(loggers, zone);
        enforcement = new EnforcementQueue(enforcer, new Store(database, clock, log.StoreTrouble));
        var names = new HostNameResolver(new SystemHostNames(), clock);
        parts = new EngineParts(clock, zone, OffenderHashKey.Random(), names, log, enforcement.Post, enforcement.Post);
        ignored = new IgnoredAddresses(names);
        Engine = new EngineThread(parts);
        refreshing = RefreshAsync();
    }

    /// <summary>The engine, to be asked.</summary>
    public EngineThread Engine { get; }

    /// <summary>Starts all jails of a configuration that can be used; those that can't are told in the log.</summary>
    public async Task StartAsync(ServiceConfiguration configuration)
    {
        await TakeOverAsync(configuration.Server).ConfigureAwait(false);
        purging = PurgeAsync(configuration.Server);
        var places = await enforcement.Ask(store => store.LoadPlaces()).ConfigureAwait(false);
        await Engine.Ask(engine => engine.Resume(places)).ConfigureAwait(false);
        foreach (var configured in configuration.Jails.Where(jail => !jail.IsSkipped))
        {
            if (configured.Error is { } error)
            {
                parts.Log.Unusable(configured.Name, $"{error.Where}: {error.Message} ({error.Rule.Id})");
            }
            else if (await ApplyAsync(configured.Definition!).ConfigureAwait(false) is { } problem)
            {
                parts.Log.Unusable(configured.Name, problem);
            }
        }
    }

    /// <summary>Starts a jail, or lets the one of that name that runs go on by other options: counters, bans and places in logs stay.</summary>
    /// <returns>Why it can't run, in one sentence, and nothing has changed; null if it does.</returns>
    public async Task<string?> ApplyAsync(JailDefinition definition)
    {
        if (!JailPreparer.TryPrepare(definition, out var prepared, out var problem))
        {
            return problem;
        }

        prepared = prepared with { IgnoredWords = await IgnoredWordsAsync(definition).ConfigureAwait(false) };
        if (!await Engine.Ask(engine => engine.Change(prepared)).ConfigureAwait(false))
        {
            var stored = await enforcement.Ask(store => store.Load(prepared.Name)).ConfigureAwait(false);
            await Engine.Ask(engine => engine.Add(prepared, stored)).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>Ends a jail; false if there is none of that name.</summary>
    public Task<bool> RemoveAsync(string name) => Engine.Ask(engine => engine.Remove(name));

    /// <summary>Ends all jails, and waits until enforcement has done its part.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await refreshing.ConfigureAwait(false);
        await purging.ConfigureAwait(false);
        await Engine.Ask(engine =>
        {
            foreach (var name in engine.Jails.Select(jail => jail.Name).ToArray())
            {
                engine.Remove(name);
            }
        }).ConfigureAwait(false);
        Engine.Dispose();
        await enforcement.DisposeAsync().ConfigureAwait(false);
        stopping.Dispose();
    }

    // What the peer has banned stays banned when we take its place.
    private async Task TakeOverAsync(ServerDefinition? server)
    {
        if (DatabaseFile.PeerFile(server) is { } peer && File.Exists(peer) && await enforcement.Ask(store => store.IsNew).ConfigureAwait(false))
        {
            if (PeerDatabase.TryRead(peer, out var bans, out var problem))
            {
                parts.Log.TakenOver(await enforcement.Ask(store => store.Import(bans)).ConfigureAwait(false), peer);
            }
            else
            {
                parts.Log.StoreTrouble(problem);
            }
        }
    }

    // Bans that are over for longer than the configuration says are forgotten, now and each hour.
    private async Task PurgeAsync(ServerDefinition? server)
    {
        if (!Duration.TryParse((server ?? new ServerDefinition()).DatabasePurgeAge, out var age, out _) || age.ToTimeSpan() <= TimeSpan.Zero)
        {
            return;
        }

        using var timer = new PeriodicTimer(purgeEvery, parts.Clock);
        try
        {
            do
            {
                await enforcement.Ask(store => store.Purge(age.ToTimeSpan())).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(stopping.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // The service ends.
        }
    }

    private async Task<string> IgnoredWordsAsync(JailDefinition definition)
    {
        try
        {
            return await Task.Run(() => ignored.Of(definition)).WaitAsync(patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return string.Join(' ', definition.IgnoreWords.Select(word => word.Text)); // names follow when they are known
        }
    }

    // Files of ignored addresses change, and so do the addresses of names and of this machine.
    private async Task RefreshAsync()
    {
        using var timer = new PeriodicTimer(refreshEvery, parts.Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping.Token).ConfigureAwait(false))
            {
                foreach (var definition in await Engine.Ask(engine => engine.Jails.Select(jail => jail.Prepared.Definition).ToArray()).ConfigureAwait(false))
                {
                    var words = await Task.Run(() => ignored.Of(definition), stopping.Token).ConfigureAwait(false);
                    await Engine.Ask(engine => engine.Find(definition.Name)?.Ignore(words)).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The service ends.
        }
    }
}
