using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Banhammer.Engine.Sources.Following;

/// <content>Which files the path leads to, and where those are that it led to meanwhile.</content>
public sealed partial class FollowedFile
{
    private const int PastPlaces = 8;

    // A folder's time stands still for some milliseconds, so what changes just after a look doesn't show in it.
    private static readonly TimeSpan tick = TimeSpan.FromMilliseconds(50);

    private readonly FollowStart start;
    private readonly List<LogPlace> past = []; // where reading ended in files that are done with
    private readonly LogPlace? resumeAt;
    private HashSet<(ulong, ulong, long)>? known; // rotated files that are accounted for; null before the first look
    private bool hasReachedEnd;
    private long folderModified;
    private bool looksAgain;
    private long lookedBeside;

    // Whether there is a file more to read.
    private bool LookAtPath()
    {
        var isFirst = known is null;
        IsThere = FileState.TryGet(Name, out var state);
        var isNew = IsThere && (generations.Count == 0 || !generations[^1].State.IsSameFile(state)) && TryOpenCurrent(isFirst);
        var found = isFirst ? ResumeFirst() : FindMissed();
        Begin ??= generations.FirstOrDefault()?.Place;
        return isNew || found;
    }

    private bool TryOpenCurrent(bool isFirst)
    {
        var opened = LogGeneration.TryOpen(Name, lineEnds, out var problem);
        Trouble = problem;
        IsThere = opened is not null;
        if (opened is null)
        {
            return false;
        }

        if (past.Find(place => IsOf(place, opened.State) && opened.Has(place)) is { } read)
        {
            opened.GoTo(read.Offset); // it was away for a while
        }
        else if (isFirst && start == FollowStart.Tail && resumeAt is null)
        {
            opened.GoToEnd();
        }

        Rotations += isFirst ? 0 : 1;
        Insert(generations.Count, opened);
        return true;
    }

    // Finds the place where reading stood before a restart: in the file itself, or in one that it was rotated to.
    private bool ResumeFirst()
    {
        var beside = RotatedFiles.Of(Name);
        known = [.. beside.Select(file => IdOf(file.State))];
        NoteLook();
        if (resumeAt is not { } place || (IsThere && IsResumedIn(generations[^1], place)))
        {
            return false;
        }

        var at = beside.FindIndex(file => Matches(file, place, byContent: false));
        at = at < 0 ? beside.FindIndex(file => Matches(file, place, byContent: true)) : at;
        var inserted = 0;
        foreach (var file in at < 0 ? [] : beside[at..])
        {
            if (LogGeneration.TryOpen(file.Path, lineEnds, out _) is { } late)
            {
                late.GoTo(inserted == 0 ? place.Offset : 0);
                late.IsLate = true;
                Insert(inserted++, late);
            }
        }

        return inserted > 0;
    }

    private bool Matches((string Path, FileState State) file, LogPlace place, bool byContent)
    {
        if (byContent ? place.Offset == 0 : !IsOf(place, file.State))
        {
            return false;
        }

        using var candidate = LogGeneration.TryOpen(file.Path, lineEnds, out _);
        return candidate is not null && candidate.Has(place);
    }

    private static bool IsResumedIn(LogGeneration current, LogPlace place)
    {
        var isIt = current.Has(place) && (place.Offset > 0 || IsOf(place, current.State));
        if (isIt)
        {
            current.GoTo(place.Offset);
        }

        return isIt;
    }

    // The file was truncated, perhaps after it was copied: what wasn't read of it is in the copy.
    private void StartAnew(LogGeneration generation)
    {
        var place = generation.Place;
        Rotations++;
        Remember(place);
        var copy = RotatedFiles.Of(Name).Where(file => !IsOpen(file.State) && file.State.Length >= place.Offset && Matches(file, place, byContent: true))
            .Select(file => LogGeneration.TryOpen(file.Path, lineEnds, out _)).LastOrDefault();
        BytesSkipped += copy is null ? Math.Max(0, generation.LengthSeen - place.Offset) : 0;
        generation.GoTo(0);
        if (copy is not null)
        {
            copy.GoTo(place.Offset);
            (copy.IsLate, copy.IsComplete) = (true, true);
            known?.Add(IdOf(copy.State));
            Insert(generations.IndexOf(generation), copy);
        }
    }

    // Files beside the log that were the log for a while, but came and went between two looks.
    private bool FindMissed()
    {
        if (!FolderChanged())
        {
            return false;
        }

        var beside = RotatedFiles.Of(Name);
        known!.IntersectWith(beside.Select(file => IdOf(file.State)));
        NoteLook();
        var found = false;
        foreach (var (path, state) in beside)
        {
            if (!known.Contains(IdOf(state)) && LogGeneration.TryOpen(path, lineEnds, out _) is { } missed)
            {
                if (IsOpen(missed.State) || past.Exists(place => place.Offset > 0 && missed.BeginsAs(place)))
                {
                    known.Add(IdOf(missed.State));
                }
                else if (generations.Exists(generation => missed.MayCopy(generation)))
                {
                    looksAgain = true; // of the log, perhaps not finished; it will be truncated next, or was, which reading will show
                }
                else
                {
                    known.Add(IdOf(missed.State));
                    missed.IsLate = true;
                    Insert(IsThere ? generations.Count - 1 : generations.Count, missed);
                    found = true;
                    continue;
                }

                missed.Dispose();
            }
        }

        return found;
    }

    private bool FolderChanged()
    {
        var folder = Path.GetDirectoryName(Name) is { Length: > 0 } named ? named : ".";
        return FileState.TryGet(folder, out var state) && (state.Modified != folderModified || (looksAgain && clock.GetElapsedTime(lookedBeside) > tick));
    }

    private void NoteLook()
    {
        var folder = Path.GetDirectoryName(Name) is { Length: > 0 } named ? named : ".";
        var before = folderModified;
        folderModified = FileState.TryGet(folder, out var state) ? state.Modified : 0;
        looksAgain = folderModified != before;
        lookedBeside = clock.GetTimestamp();
    }

    private void Insert(int index, LogGeneration generation)
    {
        generation.LastGrowth = clock.GetTimestamp();
        generations.Insert(index, generation);
        Version++;
    }

    private void Remember(LogPlace place)
    {
        past.RemoveAll(other => other.Inode == place.Inode && other.Device == place.Device);
        past.Add(place);
        if (past.Count > PastPlaces)
        {
            past.RemoveAt(0);
        }
    }

    private bool IsOpen(FileState state) => generations.Exists(generation => generation.State.IsSameFile(state));

    private static bool IsOf(LogPlace place, FileState state) => place.Inode == state.Inode && place.Device == state.Device;

    private static (ulong, ulong, long) IdOf(FileState state) => (state.Device, state.Inode, state.Born);
}
