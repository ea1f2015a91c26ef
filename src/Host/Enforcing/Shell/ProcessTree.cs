using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Banhammer.Host.Enforcing.Shell;

/// <summary>What a command has started: the processes of its session, and all that descend from it or from those.</summary>
internal sealed class ProcessTree
{
    private readonly int leader;
    private readonly HashSet<(int Pid, ulong Started)> members;

    /// <summary>The tree as it is now.</summary>
    /// <param name="leader">The process that leads the session.</param>
    public ProcessTree(int leader)
    {
        this.leader = leader;
        members = [.. Find(All())];
    }

    /// <summary>Sends a signal to all members that were found before or are found now, also to those whose parents have gone meanwhile.</summary>
    public void Signal(int signal)
    {
        var all = All();
        members.IntersectWith(all.Select(process => (process.Pid, process.Started)));
        members.UnionWith(Find(all));
        foreach (var (pid, _) in members)
        {
            NativeProcess.Signal(pid, signal);
        }
    }

    private IEnumerable<(int Pid, ulong Started)> Find(LiveProcess[] all)
    {
        var found = all.Where(process => process.Session == leader || process.Pid == leader).Select(process => process.Pid).ToHashSet();
        for (var before = 0; before < found.Count;)
        {
            before = found.Count;
            found.UnionWith(all.Where(process => found.Contains(process.Parent)).Select(process => process.Pid));
        }

        return all.Where(process => found.Contains(process.Pid)).Select(process => (process.Pid, process.Started));
    }

    private static LiveProcess[] All() => [.. Directory.EnumerateDirectories("/proc").Select(LiveProcess.Read).OfType<LiveProcess>()];
}
