using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;

namespace Banhammer.Engine.Sources.Journal;

/// <summary>The journal opened once: a handle of the library over the files that were there at the time, watched, with the match in force.</summary>
internal sealed class JournalConnection : IDisposable
{
    // Beside the text itself a field has its name.
    private const int FieldNameBytes = 64;

    private readonly JournalFiles files;

    private JournalConnection(JournalHandle handle, JournalFiles files) => (Handle, this.files) = (handle, files);

    /// <summary>The library's handle, at the head of the journal when it is new.</summary>
    public JournalHandle Handle { get; }

    /// <summary>Opens the journal.</summary>
    /// <param name="options">Which files.</param>
    /// <param name="match">Which entries.</param>
    /// <param name="rotatedSince">Files that were rotated away since are read too.</param>
    /// <param name="maxFieldBytes">What is behind this in a field needn't be read.</param>
    /// <param name="connection">The open journal; the caller disposes of it.</param>
    /// <param name="problem">Why it can't be opened.</param>
    public static bool TryOpen(
        JournalOptions options,
        JournalMatch match,
        DateTime? rotatedSince,
        int maxFieldBytes,
        [NotNullWhen(true)] out JournalConnection? connection,
        [NotNullWhen(false)] out string? problem)
    {
        connection = null;
        if (!LibSystemd.IsThere(LibSystemd.Name, out problem!))
        {
            return false;
        }

        var files = JournalFiles.Find(options, rotatedSince);
        problem = Problem(options, files);
        if (problem is not null)
        {
            return false;
        }

        var where = Where(options, files);
        var error = Open(options, files, out var handle);
        if (error < 0)
        {
            handle.Dispose();
            problem = $"{where}: the journal can't be opened: {LibSystemd.Describe(error)}";
            return false;
        }

        _ = LibSystemd.SetDataThreshold(handle, (nuint)(maxFieldBytes + FieldNameBytes));
        match.ApplyTo(handle);

        // From here on no change goes unseen; that the files are new to the library is no news.
        _ = LibSystemd.Watch(handle);
        _ = LibSystemd.Process(handle);
        connection = new JournalConnection(handle, files);
        return true;
    }

    /// <summary>Whether files came, went or changed their names, so that there may be entries which this connection doesn't see.</summary>
    /// <remarks>Where the library looks for the files itself it goes along with changes.</remarks>
    public bool IsOutdated() => files.Paths.Count > 0 && files.HaveChanged();

    /// <inheritdoc/>
    public void Dispose() => Handle.Dispose();

    private static string? Problem(JournalOptions options, JournalFiles files)
    {
        if (files.Paths.Count > 0)
        {
            return null;
        }

        return files.Unreadable is { } unreadable ? $"{unreadable}; expected the rights of root or of the group systemd-journal"
            : options.Files.Count > 0 ? $"journalfiles '{string.Join(',', options.Files)}': there are no such files; expected journal files, or patterns of them"
            : options.Path is { } folder && !Directory.Exists(folder) ? $"journalpath '{folder}': there is no such folder; expected one with journal files"
            : null;
    }

    private static string Where(JournalOptions options, JournalFiles files) =>
        files.Paths.Count > 0 ? files.Paths[0] : options.Path ?? (options.Namespace is { } name ? $"namespace '{name}'" : "systemd-journal");

    private static int Open(JournalOptions options, JournalFiles files, out JournalHandle handle)
    {
        if (files.Paths.Count > 0)
        {
            return OpenFiles(files, out handle);
        }

        if (options.Namespace is { } name)
        {
            return LibSystemd.OpenNamespace(out handle, name, (int)(options.Flags ?? DefaultFlags(options)));
        }

        // A folder is on this machine and on a disk; the library rejects flags that say so.
        return options.Path is { } path
            ? LibSystemd.OpenDirectory(out handle, path, (int)(options.Flags & (JournalFlags.System | JournalFlags.CurrentUser) ?? JournalFlags.None))
            : LibSystemd.Open(out handle, (int)(options.Flags ?? DefaultFlags(options)));
    }

    private static JournalFlags DefaultFlags(JournalOptions options) => options.Rotated ? JournalFlags.System : JournalFlags.LocalOnly;

    // A single file that is broken would keep the library from opening the others.
    private static int OpenFiles(JournalFiles files, out JournalHandle handle)
    {
        var error = LibSystemd.OpenFiles(out handle, [.. files.Paths, null], 0);
        if (error >= 0 || files.Paths.Count == 1)
        {
            return error;
        }

        handle.Dispose();
        foreach (var path in files.Paths)
        {
            if (!CanOpen(path))
            {
                files.LeaveOut(path);
            }
        }

        return files.Paths.Count == 0 ? error : LibSystemd.OpenFiles(out handle, [.. files.Paths, null], 0);
    }

    private static bool CanOpen(string path)
    {
        var error = LibSystemd.OpenFiles(out var handle, [path, null], 0);
        handle.Dispose();
        return error >= 0;
    }
}
