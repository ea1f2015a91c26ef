using System.Runtime.InteropServices;

namespace Banhammer.Engine.Sources.Following;

/// <summary>What Linux tells about files and descriptors, where .NET has no words for it.</summary>
internal static unsafe partial class LibC
{
    /// <summary><c>struct statx</c> as <c>u64</c> words; its layout is the same on every machine.</summary>
    public const int StatxWords = 32; // 256 bytes

    /// <summary>With an empty path: the open file itself.</summary>
    public const int EmptyPath = 0x1000;

    /// <summary>Paths are relative to the working folder.</summary>
    public const int WorkingFolder = -100;

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int Statx(int folder, string path, int flags, uint mask, ulong* buffer);

    [LibraryImport("libc", EntryPoint = "statfs", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int Statfs(string path, long* buffer);

    [LibraryImport("libc", EntryPoint = "inotify_init1", SetLastError = true)]
    public static partial int InotifyInit(int flags);

    [LibraryImport("libc", EntryPoint = "inotify_add_watch", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int InotifyAddWatch(int instance, string path, uint mask);

    [LibraryImport("libc", EntryPoint = "inotify_rm_watch", SetLastError = true)]
    public static partial int InotifyRemoveWatch(int instance, int watch);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    public static partial int EventFd(uint count, int flags);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollEntry* entries, nuint count, int timeoutMilliseconds);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, byte* buffer, nuint count);

    /// <summary>The last error in words.</summary>
    public static string LastError() => Marshal.GetLastPInvokeErrorMessage();
}

/// <summary><c>struct pollfd</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollEntry
{
    /// <summary>There is something to read.</summary>
    public const short Readable = 1;

    /// <summary>Whose.</summary>
    public int Descriptor;

    /// <summary>What is asked for.</summary>
    public short Asked;

    /// <summary>What is so.</summary>
    public short Found;
}
