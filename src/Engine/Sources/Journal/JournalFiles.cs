using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Banhammer.Engine.Sources.Journal;

/// <summary>The journal files that options stand for, at one moment: those that are written to, and those rotated away lately.</summary>
/// <remarks>
/// The library can open a whole folder, but then opens each file that was ever rotated away: too many where machines have many users. A file is
/// rotated by a change of its name, from <c>system.journal</c> to <c>system@….journal</c>; a new one takes its place.
/// </remarks>
internal sealed class JournalFiles
{
    // systemd-path(1) gives no others on any Linux.
    private const string Persistent = "/var/log/journal";
    private const string Volatile = "/run/log/journal";

    // Between the time that a file tells and the one that we read off the clock.
    private static readonly TimeSpan slack = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, (DateTime Written, long Length)> watched;

    private JournalFiles(IReadOnlyList<string> paths, string? unreadable, Dictionary<string, (DateTime Written, long Length)> watched) =>
        (Paths, Unreadable, this.watched) = (paths, unreadable, watched);

    /// <summary>The files that can be read; empty where the library is to look for them itself.</summary>
    public IReadOnlyList<string> Paths { get; private set; }

    /// <summary>One of the files that can't be read, with the reason; null where there is none.</summary>
    public string? Unreadable { get; }

    /// <summary>Looks for the files.</summary>
    /// <param name="options">Which.</param>
    /// <param name="rotatedSince">Files that were rotated away after this time are among them, in UTC; null: none.</param>
    public static JournalFiles Find(JournalOptions options, DateTime? rotatedSince)
    {
        // What stands in a folder is read after its time, so that a change in between is seen as one.
        var folders = Folders(options).Distinct().ToDictionary(folder => folder, StateOf);
        var found = options.Files.Count > 0 ? options.Files.SelectMany(PathPattern.Expand)
            : options.Namespace is not null || options.Rotated ? []
            : folders.Keys.SelectMany(FilesIn).Where(path => IsRead(path, options, rotatedSince));
        var byProblem = found.Distinct().ToLookup(ReadProblem);
        return new JournalFiles(byProblem[null].ToArray(), byProblem.FirstOrDefault(files => files.Key is not null)?.Key, folders);
    }

    /// <summary>Whether files came, went or changed their names since, or one that was left out was written to.</summary>
    public bool HaveChanged() => watched.Any(file => StateOf(file.Key) != file.Value);

    /// <summary>Leaves out a file that is no journal, or not yet: a new one is empty for a moment.</summary>
    public void LeaveOut(string path)
    {
        watched[path] = StateOf(path);
        Paths = Paths.Where(other => other != path).ToArray();
    }

    private static IEnumerable<string> Folders(JournalOptions options)
    {
        if (options.Files.Count > 0)
        {
            return options.Files.SelectMany(PathPattern.Expand).Select(path => Path.GetDirectoryName(Path.GetFullPath(path))!);
        }

        if (options.Path is { } path)
        {
            return [path];
        }

        string[] roots = Flags(options).HasFlag(JournalFlags.RuntimeOnly) ? [Volatile] : [Persistent, Volatile];
        return roots.SelectMany(root => PathPattern.Expand(root + "/*").Prepend(root));
    }

    private static JournalFlags Flags(JournalOptions options) => options.Flags ?? JournalFlags.LocalOnly;

    private static IEnumerable<string> FilesIn(string folder)
    {
        try
        {
            return Directory.GetFiles(folder, "*.journal");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsRead(string path, JournalOptions options, DateTime? rotatedSince)
    {
        var name = Path.GetFileNameWithoutExtension(path.AsSpan());
        var at = name.IndexOf('@');
        if (at >= 0 && !(rotatedSince is { } since && File.GetLastWriteTimeUtc(path) >= since - slack))
        {
            return false;
        }

        var owner = at < 0 ? name : name[..at];
        var flags = Flags(options);
        return (flags & (JournalFlags.System | JournalFlags.CurrentUser)) == 0
            || flags.HasFlag(JournalFlags.System) && owner is "system"
            || flags.HasFlag(JournalFlags.CurrentUser) && owner.SequenceEqual($"user-{LibC.EffectiveUser()}");
    }

    private static (DateTime Written, long Length) StateOf(string path) =>
        (File.GetLastWriteTimeUtc(path), new FileInfo(path) is { Exists: true } file ? file.Length : 0);

    private static string? ReadProblem(string path)
    {
        try
        {
            File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete).Dispose();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"{path}: the journal can't be read: {error.Message}";
        }
    }
}
