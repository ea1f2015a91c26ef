using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Sources.Journal;
using Banhammer.Host.Cli;
using Banhammer.Host.Logs;
using Banhammer.Host.Storing;

namespace Banhammer.Host.Running;

/// <summary>The journals that are read: one for all jails that want the same entries of the same files. Owned by the engine's thread.</summary>
internal sealed class JournalDesk(EngineParts parts) : IDisposable
{
    private readonly Dictionary<string, RunningJournal> journals = [];
    private readonly HashSet<string> troubled = []; // told, and tried again now and then
    private readonly HashSet<RunningJournal> ready = [];

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<RunningJournal> All => journals.Values;

    /// <summary>Whether something that was seen isn't read yet.</summary>
    public bool HasMore => ready.Count > 0;

    /// <summary>What to wait for.</summary>
    public int[] Descriptors() => [.. journals.Values.Select(journal => journal.Descriptor)];

    /// <summary>Lets a jail read its journal, unless it does already.</summary>
    /// <param name="jail">A jail that reads the journal.</param>
    /// <param name="places">Up to where journals were read before a restart.</param>
    public void Join(RunningJail jail, IReadOnlyDictionary<string, StoredPlace> places)
    {
        var name = NameOf(jail.Prepared);
        if (!journals.TryGetValue(name, out var journal))
        {
            if (TryOpen(jail.Prepared, name) is not { } reader)
            {
                return;
            }

            journal = new RunningJournal(name, reader, new JournalSource(name, reader), places.GetValueOrDefault(name)?.ReadTo, parts);
            journal.Add(jail);
            journal.Start();
            journals.Add(name, journal);
            ready.Add(journal);
        }
        else if (!journal.Jails.Contains(jail))
        {
            journal.Add(jail);
        }
    }

    /// <summary>Lets a jail that has changed leave what it doesn't want any more, or read on with its other filter.</summary>
    public void Change(RunningJail jail, PreparedJail before)
    {
        foreach (var journal in journals.Values.Where(journal => journal.Jails.Contains(jail)).ToArray())
        {
            if (!jail.Prepared.Definition.ReadsJournal || journal.Name != NameOf(jail.Prepared))
            {
                Leave(journal, jail);
            }
            else if (!jail.Prepared.HasSameFilter(before))
            {
                journal.Renew(jail);
            }
        }
    }

    /// <summary>Ends a jail's part in its journal.</summary>
    public void Leave(RunningJail jail)
    {
        foreach (var journal in journals.Values.Where(journal => journal.Jails.Contains(jail)).ToArray())
        {
            Leave(journal, jail);
        }
    }

    /// <summary>Reads a block of each journal that has something; whether there is more.</summary>
    public bool Read()
    {
        foreach (var journal in journals.Values)
        {
            if (!ready.Contains(journal) && !journal.Look(atFiles: false))
            {
                continue;
            }

            _ = journal.ReadBlock() ? ready.Add(journal) : ready.Remove(journal);
        }

        return HasMore;
    }

    /// <summary>Looks at all journals, and at whether their files are others.</summary>
    public void LookAround() => ready.UnionWith(journals.Values.Where(journal => journal.Look(atFiles: true)));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var journal in journals.Values)
        {
            journal.Dispose();
        }
    }

    private static string NameOf(PreparedJail jail) =>
        string.Join('\n', jail.Definition.Filter.JournalMatches.Prepend((jail.Definition.Backend with { Name = "systemd-journal" }).ToString()));

    private JournalReader? TryOpen(PreparedJail jail, string name)
    {
        try
        {
            var match = JournalLog.Match(jail.Definition.Filter.JournalMatches, jail.Definition.Filter.Path);
            var reader = JournalLog.Open(name.Split('\n')[0], match, parts.TimeZone, parts.Clock);
            troubled.Remove(name);
            return reader;
        }
        catch (UsageException error)
        {
            if (troubled.Add(name))
            {
                parts.Log.Trouble($"jail '{jail.Name}': {error.Message}");
            }

            return null;
        }
    }

    private void Leave(RunningJournal journal, RunningJail jail)
    {
        journal.Remove(jail);
        if (!journal.Jails.Any())
        {
            journals.Remove(journal.Name);
            ready.Remove(journal);
            journal.Dispose();
        }
    }
}
