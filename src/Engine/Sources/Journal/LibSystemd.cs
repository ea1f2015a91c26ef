using System;
using System.Runtime.InteropServices;

namespace Banhammer.Engine.Sources.Journal;

/// <summary>The functions of systemd's library that read the journal; see sd-journal(3). Errors are negative errno values.</summary>
internal static unsafe partial class LibSystemd
{
    /// <summary>The library, by the name that all its versions of this interface have.</summary>
    public const string Name = "libsystemd.so.0";

    /// <summary>What <see cref="Wait"/> gives: nothing happened.</summary>
    public const int Nothing = 0;

    /// <summary>What <see cref="Wait"/> gives: files came or went.</summary>
    public const int Invalidated = 2;

    /// <summary>Whether <paramref name="library"/> can be loaded; called before all else, so that its lack is told and not thrown.</summary>
    public static bool IsThere(string library, out string? problem)
    {
        problem = NativeLibrary.TryLoad(library, typeof(LibSystemd).Assembly, null, out _) ? null
            : $"the systemd journal can't be read: there is no '{library}' on this machine; expected the library of systemd, Debian's package libsystemd0";
        return problem is null;
    }

    /// <summary>An error in words.</summary>
    public static string Describe(int error) => Marshal.GetPInvokeErrorMessage(-error);

    [LibraryImport(Name, EntryPoint = "sd_journal_open")]
    public static partial int Open(out JournalHandle journal, int flags);

    [LibraryImport(Name, EntryPoint = "sd_journal_open_namespace", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int OpenNamespace(out JournalHandle journal, string name, int flags);

    [LibraryImport(Name, EntryPoint = "sd_journal_open_directory", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int OpenDirectory(out JournalHandle journal, string path, int flags);

    /// <param name="journal">The journal.</param>
    /// <param name="paths">The last is null.</param>
    /// <param name="flags">0.</param>
    [LibraryImport(Name, EntryPoint = "sd_journal_open_files", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int OpenFiles(out JournalHandle journal, string?[] paths, int flags);

    [LibraryImport(Name, EntryPoint = "sd_journal_close")]
    public static partial void Close(nint journal);

    [LibraryImport(Name, EntryPoint = "sd_journal_set_data_threshold")]
    public static partial int SetDataThreshold(JournalHandle journal, nuint bytes);

    [LibraryImport(Name, EntryPoint = "sd_journal_add_match")]
    public static partial int AddMatch(JournalHandle journal, ReadOnlySpan<byte> match, nuint length);

    [LibraryImport(Name, EntryPoint = "sd_journal_add_disjunction")]
    public static partial int AddDisjunction(JournalHandle journal);

    [LibraryImport(Name, EntryPoint = "sd_journal_next")]
    public static partial int Next(JournalHandle journal);

    [LibraryImport(Name, EntryPoint = "sd_journal_previous")]
    public static partial int Previous(JournalHandle journal);

    [LibraryImport(Name, EntryPoint = "sd_journal_get_realtime_usec")]
    public static partial int GetRealtime(JournalHandle journal, out ulong microseconds);

    [LibraryImport(Name, EntryPoint = "sd_journal_get_monotonic_usec")]
    public static partial int GetMonotonic(JournalHandle journal, out ulong microseconds, out Guid bootId);

    [LibraryImport(Name, EntryPoint = "sd_journal_enumerate_data")]
    public static partial int EnumerateData(JournalHandle journal, out byte* data, out nuint length);

    [LibraryImport(Name, EntryPoint = "sd_journal_seek_head")]
    public static partial int SeekHead(JournalHandle journal);

    [LibraryImport(Name, EntryPoint = "sd_journal_seek_tail")]
    public static partial int SeekTail(JournalHandle journal);

    [LibraryImport(Name, EntryPoint = "sd_journal_seek_realtime_usec")]
    public static partial int SeekRealtime(JournalHandle journal, ulong microseconds);

    [LibraryImport(Name, EntryPoint = "sd_journal_seek_cursor", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SeekCursor(JournalHandle journal, string cursor);

    [LibraryImport(Name, EntryPoint = "sd_journal_test_cursor", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int TestCursor(JournalHandle journal, string cursor);

    /// <param name="journal">The journal.</param>
    /// <param name="cursor">The caller frees it.</param>
    [LibraryImport(Name, EntryPoint = "sd_journal_get_cursor")]
    public static partial int GetCursor(JournalHandle journal, out byte* cursor);

    /// <summary>Begins to watch the files.</summary>
    [LibraryImport(Name, EntryPoint = "sd_journal_get_fd")]
    public static partial int Watch(JournalHandle journal);

    /// <summary>Takes in what the watch saw.</summary>
    [LibraryImport(Name, EntryPoint = "sd_journal_process")]
    public static partial int Process(JournalHandle journal);

    [LibraryImport(Name, EntryPoint = "sd_journal_wait")]
    public static partial int Wait(JournalHandle journal, ulong microseconds);

    [LibraryImport(Name, EntryPoint = "sd_journal_get_fd")]
    public static partial int GetDescriptor(JournalHandle journal);
}
