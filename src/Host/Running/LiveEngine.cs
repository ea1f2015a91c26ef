using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Sources;
using Banhammer.Engine.Sources.Following;
using Banhammer.Host.Enforcing.Messages;
using Banhammer.Host.Storing;

namespace Banhammer.Host.Running;

/// <summary>All jails and logs, and what is done with them in turns. Owned by the engine's thread: nothing in it has locks.</summary>
internal sealed class LiveEngine : IDisposable
{
    private static readonly TimeSpan lookEvery = TimeSpan.FromSeconds(5); // at each log, whatever inotify says
    private static readonly TimeSpan longestWait = TimeSpan.FromSeconds(1);

    private readonly EngineParts parts;
    private readonly FileWatch watch;
    private readonly List<RunningJail> jails = [];
    private readonly Dictionary<(string Path, string Encoding), RunningLog> logs = [];
    private readonly Dictionary<FollowedFile, RunningLog> logOf = [];
    private readonly HashSet<FollowedFile> ready = [];
    private readonly JournalDesk journals;
    private readonly Dictionary<string, StoredPlace> places = []; // of logs that aren't followed at the moment
    private long lastLook;

    /// <summary>An engine without jails.</summary>
    public LiveEngine(EngineParts parts, FileWatch watch)
    {
        (this.parts, this.watch, journals) = (parts, watch, new JournalDesk(parts));
        lastLook = parts.Clock.GetTimestamp();
    }

    /// <summary>The jails, in the order in which they were added.</summary>
    public IReadOnlyList<RunningJail> Jails => jails;

    /// <summary>The logs.</summary>
    public IReadOnlyCollection<RunningLog> Logs => logs.Values;

    /// <summary>The journals.</summary>
    public IReadOnlyCollection<RunningJournal> Journals => journals.All;

    /// <summary>The instant.</summary>
    public EventTime Now => parts.Now;

    /// <summary>A jail by its name, or null.</summary>
    public RunningJail? Find(string name) => jails.Find(jail => jail.Name == name);

    /// <summary>Sets where logs are to be read on that are followed from now on.</summary>
    public void Resume(IReadOnlyDictionary<string, StoredPlace> stored)
    {
        foreach (var (path, place) in stored)
        {
            places[path] = place;
        }
    }

    /// <summary>Starts a jail. No other may have its name.</summary>
    /// <param name="prepared">The jail.</param>
    /// <param name="stored">Its bans of before.</param>
    public void Add(PreparedJail prepared, StoredJail stored)
    {
        var jail = new RunningJail(prepared, () => jails.Select(other => other.History), parts);
        jails.Add(jail);
        parts.Post(new JailStarted(jail.Name, [.. prepared.Definition.Actions], prepared.Limits.Bans.BanTime));
        jail.Restore(stored, parts.Now);
        FindLogs(jail);
        parts.Log.Started(jail.Name);
    }

    /// <summary>Lets a running jail go on by other options: counters, bans and places in logs stay; false if there is none of that name.</summary>
    public bool Change(PreparedJail changed)
    {
        if (Find(changed.Name) is not { } jail)
        {
            return false;
        }

        var before = jail.Prepared;
        jail.Change(changed);
        var wanted = changed.Definition.LogPaths;
        foreach (var (key, log) in logs.Where(pair => pair.Value.Jails.Contains(jail)).ToArray())
        {
            if (key.Encoding != changed.Encoding.Name || (!wanted.Equals(before.Definition.LogPaths) && !wanted.Any(path => PathPattern.IsOf(path.Pattern.Text, key.Path))))
            {
                Leave(key, jail);
            }
            else if (!changed.HasSameFilter(before))
            {
                log.Renew(jail);
            }
        }

        journals.Change(jail, before);
        FindLogs(jail);
        return true;
    }

    /// <summary>Ends a jail; false if there is none of that name.</summary>
    public bool Remove(string name)
    {
        if (Find(name) is not { } jail)
        {
            return false;
        }

        foreach (var log in logs.Where(pair => pair.Value.Jails.Contains(jail)).ToArray())
        {
            Leave(log.Key, jail);
        }

        journals.Leave(jail);
        jails.Remove(jail);
        parts.Post(new JailStopped(name));
        parts.Log.Stopped(name);
        return true;
    }

    /// <summary>Lets go of bans that are over and reads a block of each log that has something; to be called again and again.</summary>
    /// <returns>How long nothing is to be done.</returns>
    public TimeSpan Turn()
    {
        var now = parts.Now;
        foreach (var jail in jails)
        {
            jail.Advance(now);
        }

        if (parts.Clock.GetElapsedTime(lastLook) >= lookEvery)
        {
            LookAround();
        }

        foreach (var file in ready.ToArray())
        {
            if (!logOf.TryGetValue(file, out var log) || !log.ReadBlock())
            {
                ready.Remove(file);
                Watch(file);
            }

            log?.NotePlace();
        }

        return journals.Read() || ready.Count > 0 ? TimeSpan.Zero : longestWait;
    }

    /// <summary>Whether all that was known to be written is read.</summary>
    public bool IsIdle => ready.Count == 0 && !journals.HasMore;

    /// <summary>Looks for logs that are new, and has all be read, whatever inotify says.</summary>
    public void LookAround()
    {
        lastLook = parts.Clock.GetTimestamp();
        FindLogs();
        ready.UnionWith(logOf.Keys);
        journals.LookAround();
    }

    /// <summary>Waits for something to do.</summary>
    public void Wait(TimeSpan timeout)
    {
        if (watch.Wait(timeout, ready, journals.Descriptors()))
        {
            FindLogs();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var log in logs.Values)
        {
            log.Dispose();
        }

        journals.Dispose();
    }

    private void FindLogs() => jails.ForEach(FindLogs);

    // Paths without wild cards are followed though they aren't there yet.
    private void FindLogs(RunningJail jail)
    {
        if (jail.Prepared.Definition.ReadsJournal)
        {
            journals.Join(jail, places);
            return;
        }

        foreach (var named in jail.Prepared.Definition.LogPaths)
        {
            var pattern = named.Pattern.Text;
            foreach (var path in PathPattern.Expand(pattern).DefaultIfEmpty(pattern))
            {
                if (path.AsSpan().IndexOfAny("*?[") < 0 || File.Exists(path))
                {
                    Join(jail, path, named.FromTail ? FollowStart.Tail : FollowStart.Head);
                }
            }
        }
    }

    private void Join(RunningJail jail, string path, FollowStart start)
    {
        var encoding = jail.Prepared.Encoding;
        if (!logs.TryGetValue((path, encoding.Name), out var log))
        {
            var place = start == FollowStart.Head ? places.GetValueOrDefault(path) : null;
            var file = new FollowedFile(path, encoding, start, parts.Clock, place?.Replay) { PauseAt = place?.ReadTo };
            log = new RunningLog(file, encoding, place?.ReadTo, parts);
            logs.Add((path, encoding.Name), log);
            logOf.Add(file, log);
            ready.Add(file);
            Watch(file);
            parts.Log.AddedLog(path);
        }

        if (!log.Jails.Contains(jail))
        {
            log.Add(jail);
        }
    }

    private void Leave((string, string) key, RunningJail jail)
    {
        var log = logs[key];
        log.NotePlace(isLast: true);
        if (log.Place is { } place)
        {
            places[log.File.Name] = place;
        }

        log.Remove(jail);
        if (!log.Jails.Any())
        {
            logs.Remove(key);
            logOf.Remove(log.File);
            ready.Remove(log.File);
            watch.Forget(log.File);
            log.Dispose();
        }
    }

    private void Watch(FollowedFile file)
    {
        if (watch.Watch(file))
        {
            ready.Add(file);
        }
    }
}
