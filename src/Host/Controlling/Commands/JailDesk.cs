using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Running;

namespace Banhammer.Host.Controlling.Commands;

/// <summary>The jails as commands know them: those that run, and drafts that were added and not started yet.</summary>
internal sealed class JailDesk(Service service)
{
    private readonly Dictionary<string, JailDefinition> drafts = [];

    /// <summary>Reports of all jails, in the order in which they were added.</summary>
    public async Task<IReadOnlyList<JailReport>> Reports()
    {
        var running = await service.Engine.Ask(engine => engine.Jails.Select(JailReport.Of).ToArray()).ConfigureAwait(false);
        lock (drafts)
            return [.. running, .. drafts.Values.Select(JailReport.OfDraft)];
    }

    /// <summary>The report of a jail.</summary>
    /// <exception cref="CommandException">There is no such jail.</exception>
    public async Task<JailReport> Report(string name) => Find(name) is { } draft ? JailReport.OfDraft(draft) : await Ask(name, (jail, _) => JailReport.Of(jail)).ConfigureAwait(false);

    /// <summary>Whether there is a jail of a name.</summary>
    public async Task<bool> Knows(string name) => Find(name) is not null || await service.Engine.Ask(engine => engine.Find(name) is not null).ConfigureAwait(false);

    /// <summary>Adds a jail that doesn't run yet.</summary>
    /// <exception cref="CommandException">There is one of that name.</exception>
    public async Task Draft(JailDefinition jail)
    {
        if (await Knows(jail.Name).ConfigureAwait(false))
            throw new CommandException(CommandError.DuplicateJail, jail.Name);
        lock (drafts)
            drafts.Add(jail.Name, jail);
    }

    /// <summary>Starts a draft; no effect on a jail that runs.</summary>
    public async Task Start(string name)
    {
        if (Find(name) is { } draft)
        {
            await Apply(draft).ConfigureAwait(false);
            lock (drafts)
                drafts.Remove(name);
        }
        else if (!await Knows(name).ConfigureAwait(false))
        {
            throw CommandException.UnknownJail(name);
        }
    }

    /// <summary>Ends a jail.</summary>
    public async Task Stop(string name)
    {
        bool wasDraft;
        lock (drafts)
            wasDraft = drafts.Remove(name);
        if (!wasDraft && !await service.RemoveAsync(name).ConfigureAwait(false))
            throw CommandException.UnknownJail(name);
    }

    /// <summary>Ends all jails.</summary>
    public async Task StopAll()
    {
        foreach (var report in await Reports().ConfigureAwait(false))
            await Stop(report.Definition.Name).ConfigureAwait(false);
    }

    /// <summary>Starts a jail, or lets the one of that name go on by another definition.</summary>
    /// <exception cref="CommandException">It can't run; nothing has changed.</exception>
    public async Task Apply(JailDefinition definition)
    {
        if (await service.ApplyAsync(definition).ConfigureAwait(false) is { } problem)
            throw new CommandException(CommandError.Value, problem);
    }

    /// <summary>Changes an option of a jail.</summary>
    /// <param name="name">The jail.</param>
    /// <param name="words">The words behind <c>set JAIL</c>.</param>
    public async Task<PlainValue> Change(string name, CommandWords words)
    {
        var isDraft = Find(name) is not null;
        var (changed, answer) = JailCommand.Set((await Report(name).ConfigureAwait(false)).Definition, words);
        if (isDraft)
        {
            lock (drafts)
                drafts[name] = changed;
        }
        else
        {
            await Apply(changed).ConfigureAwait(false);
        }

        return answer;
    }

    /// <summary>Bans by hand, and tells how many weren't banned before.</summary>
    public Task<long> Ban(string name, IReadOnlyList<string> ids) => Ask(name, (jail, engine) => ids.LongCount(id => jail.TryBan(id, engine.Now)));

    /// <summary>Counts a failure of someone, as many times as there are lines, at least once.</summary>
    /// <returns>1; 0 if the offender is ignored.</returns>
    public Task<long> Attempt(string name, string id, IReadOnlyList<string> lines) =>
        Ask(name, (jail, engine) => jail.Attempt(id, Math.Max(1, lines.Count), engine.Now) ? 1L : 0L);

    /// <summary>Lets a jail rest, or go on.</summary>
    public Task<bool> Idle(string name, bool isIdle) => Ask(name, (jail, _) => jail.IsIdle = isIdle);

    /// <summary>Lets offenders back; one that is a network means all that are banned in it.</summary>
    /// <param name="name">The jail; null for all.</param>
    /// <param name="ids">Who.</param>
    /// <returns>How many bans ended, and who wasn't banned.</returns>
    public async Task<(long Count, IReadOnlyList<string> Absent)> Unban(string? name, IReadOnlyList<string> ids)
    {
        var counts = await service.Engine.Ask(engine => ids.Select(id => Jails(engine, name).Sum(jail => Unban(jail, id))).ToArray()).ConfigureAwait(false);
        return (counts.Sum(), [.. ids.Where((_, index) => counts[index] == 0)]);
    }

    /// <summary>Lets everybody back.</summary>
    /// <param name="name">The jail; null for all.</param>
    /// <returns>How many bans ended.</returns>
    public Task<long> UnbanAll(string? name) => service.Engine.Ask(engine => Jails(engine, name).Sum(jail => jail.Bans.LongCount(ban => jail.TryUnban(jail.Texts.Format(ban.Offender)))));

    private static IEnumerable<RunningJail> Jails(LiveEngine engine, string? name) =>
        name is null ? engine.Jails : [engine.Find(name) ?? throw CommandException.UnknownJail(name)];

    private static long Unban(RunningJail jail, string id)
    {
        if (jail.TryUnban(id))
            return 1;
        if (!Network.TryParse(id, out var network, out _) || network.IsSingle)
            return 0;
        return jail.Bans.Where(ban => ban.Offender.Kind == OffenderKind.Address && network.Contains(ban.Offender.Network.Address))
            .LongCount(ban => jail.TryUnban(jail.Texts.Format(ban.Offender)));
    }

    private JailDefinition? Find(string name)
    {
        lock (drafts)
            return drafts.GetValueOrDefault(name);
    }

    private Task<T> Ask<T>(string name, Func<RunningJail, LiveEngine, T> work) =>
        service.Engine.Ask(engine => work(engine.Find(name) ?? throw CommandException.UnknownJail(name), engine));
}
