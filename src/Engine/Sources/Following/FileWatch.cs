using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

namespace Banhammer.Engine.Sources.Following;

/// <summary>Waits until a followed log may have changed: one inotify instance for all of them, and a bell that other threads ring.</summary>
/// <remarks>
/// Told are hints, not facts: a log that is named is to be read, and one that isn't named may have changed too (its file system doesn't tell, or the
/// kernel had too much to tell), so whoever uses it reads each log now and then. Owned by one thread, but for <see cref="Ring"/>.
/// </remarks>
public sealed class FileWatch : IDisposable
{
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;
    private const uint Modified = 0x2, Attributes = 0x4, MovedFrom = 0x40, MovedTo = 0x80, Created = 0x100, Deleted = 0x200, MovedSelf = 0x800;
    private const uint OverflowEvent = 0x4000, IgnoredEvent = 0x8000;
    private const int NoSuchFile = 2, NoFolder = 20;
    private const int MostOthers = 64;
    private const int EventBytes = 16; // int watch; u32 mask; u32 cookie; u32 length of the name behind it

    private readonly int notifier;
    private readonly int bell;
    private readonly byte[] events = GC.AllocateArray<byte>(64 * 1024, pinned: true);
    private readonly Dictionary<int, Watched> watches = [];
    private readonly Dictionary<FollowedFile, Following> followed = [];
    private readonly Dictionary<string, int> folders = [];

    /// <summary>A watch of nothing.</summary>
    /// <exception cref="IOException">The kernel gives no descriptor.</exception>
    public FileWatch()
    {
        bell = LibC.EventFd(0, CloseOnExec | NonBlocking);
        if (bell < 0)
        {
            throw new IOException($"no event descriptor: {LibC.LastError()}");
        }

        notifier = LibC.InotifyInit(CloseOnExec | NonBlocking);
        Problem = notifier < 0 ? $"inotify isn't to be had ({LibC.LastError()}); logs are polled" : null;
    }

    /// <summary>What keeps it from telling changes of some logs, so that they are only read now and then; null as long as nothing does.</summary>
    public string? Problem { get; private set; }

    /// <summary>Begins to watch a log, or watches the files behind it that are new; nothing is done if there are none.</summary>
    /// <returns>Whether any is watched that wasn't: the log is to be read once more, since what changed before isn't told.</returns>
    public bool Watch(FollowedFile log)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (!followed.TryGetValue(log, out var following))
        {
            followed.Add(log, following = new Following(log));
        }

        if (following.Folder < 0)
        {
            AddFolder(Path.GetDirectoryName(log.Name) is { Length: > 0 } folder ? folder : ".", following); // again and again until it is there
        }

        if (following.Version == log.Version)
        {
            return false;
        }

        var before = following.Files.ToArray();
        following.Files.Clear();
        foreach (var path in log.DescriptorPaths)
        {
            if (Add(path, Modified | Attributes | MovedSelf) is { } watch)
            {
                watches[watch].Logs.Add(log);
                following.Files.Add(watch);
            }
        }

        foreach (var watch in before)
        {
            if (!following.Files.Contains(watch))
            {
                Leave(watch, log);
            }
        }

        following.Version = log.Version;
        return following.Files.Except(before).Any();
    }

    /// <summary>Stops watching a log.</summary>
    public void Forget(FollowedFile log)
    {
        if (followed.Remove(log, out var following))
        {
            foreach (var watch in following.Files)
            {
                Leave(watch, log);
            }

            Leave(following.Folder, log);
        }
    }

    /// <summary>Ends the present or the next <see cref="Wait"/>. Thread-safe.</summary>
    public unsafe void Ring()
    {
        var one = 1UL;
        _ = LibC.Write(bell, (byte*)&one, sizeof(ulong));
    }

    /// <summary>Waits for a change, the bell, or the time.</summary>
    /// <param name="timeout">At most so long; zero looks without waiting.</param>
    /// <param name="changed">Takes the logs that may have changed.</param>
    /// <param name="others">Descriptors that end the wait too when they can be read; negative ones are passed over.</param>
    /// <returns>Whether folders of logs changed: files came, went, or have other names.</returns>
    public unsafe bool Wait(TimeSpan timeout, ISet<FollowedFile> changed, params ReadOnlySpan<int> others)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var entries = stackalloc PollEntry[2 + Math.Min(others.Length, MostOthers)];
        entries[0] = new PollEntry { Descriptor = bell, Asked = PollEntry.Readable };
        entries[1] = new PollEntry { Descriptor = notifier, Asked = PollEntry.Readable }; // negative: passed over
        others = others[..Math.Min(others.Length, MostOthers)];
        for (var i = 0; i < others.Length; i++)
        {
            entries[2 + i] = new PollEntry { Descriptor = others[i], Asked = PollEntry.Readable };
        }

        _ = LibC.Poll(entries, (nuint)(2 + others.Length), (int)Math.Clamp(Math.Ceiling(timeout.TotalMilliseconds), 0, int.MaxValue));
        if (entries[0].Found != 0)
        {
            ulong rung;
            _ = LibC.Read(bell, (byte*)&rung, sizeof(ulong));
        }

        return entries[1].Found != 0 && ReadEvents(changed);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        new Microsoft.Win32.SafeHandles.SafeFileHandle(bell, ownsHandle: true).Dispose();
        if (notifier >= 0)
        {
            new Microsoft.Win32.SafeHandles.SafeFileHandle(notifier, ownsHandle: true).Dispose();
        }
    }

    private unsafe bool ReadEvents(ISet<FollowedFile> changed)
    {
        var foldersChanged = false;
        fixed (byte* buffer = events)
        {
            var count = (int)LibC.Read(notifier, buffer, (nuint)events.Length);
            for (var at = 0; at + EventBytes <= count;)
            {
                var head = MemoryMarshal.Cast<byte, uint>(events.AsSpan(at, EventBytes));
                var (watch, mask, length) = ((int)head[0], head[1], (int)head[3]);
                var name = events.AsSpan(at + EventBytes, length);
                at += EventBytes + length;
                if ((mask & OverflowEvent) != 0)
                {
                    changed.UnionWith(followed.Keys);
                    foldersChanged = true;
                }
                else if (watches.TryGetValue(watch, out var watched))
                {
                    foldersChanged |= Note(watched, watch, mask, name.TrimEnd((byte)0), changed);
                }
            }
        }

        return foldersChanged;
    }

    private bool Note(Watched watched, int watch, uint mask, ReadOnlySpan<byte> name, ISet<FollowedFile> changed)
    {
        if ((mask & IgnoredEvent) != 0)
        {
            watches.Remove(watch); // the file or folder is gone for good
            if (watched.Folder is { } folder)
            {
                folders.Remove(folder);
            }
        }

        if (watched.Folder is null)
        {
            changed.UnionWith(watched.Logs);
            return false;
        }

        var entry = Encoding.UTF8.GetString(name);
        foreach (var log in watched.Logs)
        {
            if (entry.StartsWith(Path.GetFileName(log.Name), StringComparison.Ordinal))
            {
                changed.Add(log); // the log itself, or what it is called once it is rotated
            }
        }

        return true;
    }

    private void AddFolder(string folder, Following following)
    {
        if (!folders.TryGetValue(folder, out var watch))
        {
            if (Add(folder, Created | MovedTo | MovedFrom | Deleted | MovedSelf) is not { } added)
            {
                return;
            }

            folders.Add(folder, watch = added);
            watches[watch].Folder = folder;
        }

        watches[watch].Logs.Add(following.Log);
        following.Folder = watch;
    }

    private int? Add(string path, uint mask)
    {
        var watch = notifier < 0 ? -1 : LibC.InotifyAddWatch(notifier, path, mask);
        if (watch < 0)
        {
            if (notifier >= 0 && Marshal.GetLastPInvokeError() is NoSuchFile or NoFolder)
            {
                return null; // nothing to watch yet
            }

            Problem ??= $"{path}: it can't be watched ({LibC.LastError()}), so it is polled; sysctl fs.inotify.max_user_watches may be too low";
            return null;
        }

        watches.TryAdd(watch, new Watched());
        return watch;
    }

    private void Leave(int watch, FollowedFile log)
    {
        if (watches.TryGetValue(watch, out var watched) && watched.Logs.Remove(log) && watched.Logs.Count == 0)
        {
            watches.Remove(watch);
            if (watched.Folder is { } folder)
            {
                folders.Remove(folder);
            }

            _ = LibC.InotifyRemoveWatch(notifier, watch);
        }
    }

    private sealed class Watched
    {
        public string? Folder { get; set; }

        public HashSet<FollowedFile> Logs { get; } = [];
    }

    private sealed class Following(FollowedFile log)
    {
        public FollowedFile Log => log;

        public int Version { get; set; } = -1;

        public int Folder { get; set; } = -1;

        public List<int> Files { get; } = [];
    }
}
