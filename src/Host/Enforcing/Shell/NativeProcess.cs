using System.Runtime.InteropServices;

namespace Banhammer.Host.Enforcing.Shell;

/// <summary>The calls of the system's library that start a process in a session of its own and wait for it; .NET's own can't do the former.</summary>
internal static unsafe partial class NativeProcess
{
    public const int Terminate = 15;
    public const int Kill = 9;
    public const short Readable = 1; // POLLIN
    public const int Interrupted = 4; // EINTR
    public const int TooLong = 7; // E2BIG

    private const string C = "libc";
    private const short InOwnSession = 0x80 | 0x04 | 0x08; // POSIX_SPAWN_SETSID, and SETSIGDEF and SETSIGMASK: .NET ignores SIGPIPE, a shell must not
    private const int CloseOnExec = 0x80000; // O_CLOEXEC
    private const int NonBlocking = 0x800; // O_NONBLOCK
    private const int SetStatusFlags = 4; // F_SETFL
    private const int StateSize = 1024; // more than what any library has in its opaque structures
    private const int NoHang = 1; // WNOHANG
    private const int ByPid = 1; // P_PID
    private const int Exited = 4; // WEXITED
    private const int LeaveIt = 0x01000000; // WNOWAIT
    private const int OpenPidCall = 434; // SYS_pidfd_open, the same number on all machines

    /// <summary>What <c>poll</c> waits for.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int File;
        public short Events;
        public short Seen;
    }

    /// <summary>A pipe whose reading end doesn't block; false with an error number.</summary>
    public static bool TryPipe(out int reading, out int writing)
    {
        var ends = stackalloc int[2];
        var made = Pipe(ends, CloseOnExec) == 0;
        (reading, writing) = made ? (ends[0], ends[1]) : (-1, -1);
        return made && FileControl(reading, SetStatusFlags, NonBlocking) == 0;
    }

    /// <summary>Starts a program in a session and process group of its own, with empty input; returns 0 or an error number.</summary>
    /// <param name="pid">Its process id, which is that of its group too.</param>
    /// <param name="path">The program.</param>
    /// <param name="arguments">Its arguments, a null pointer last.</param>
    /// <param name="environment">Its environment, a null pointer last.</param>
    /// <param name="output">Becomes its output.</param>
    /// <param name="errors">Becomes its errors.</param>
    public static int Spawn(out int pid, string path, nint* arguments, nint* environment, int output, int errors)
    {
        var actions = stackalloc byte[StateSize];
        var attributes = stackalloc byte[StateSize];
        var signals = stackalloc byte[StateSize];
        pid = 0;
        var failure = FileActionsInit(actions) | AttributesInit(attributes)
            | FileActionsOpen(actions, 0, "/dev/null", 0, 0) | FileActionsDuplicate(actions, output, 1) | FileActionsDuplicate(actions, errors, 2)
            | FillSignals(signals) | AttributesSetDefaults(attributes, signals)
            | EmptySignals(signals) | AttributesSetMask(attributes, signals) | AttributesSetFlags(attributes, InOwnSession);
        if (failure == 0)
            failure = PosixSpawn(out pid, path, actions, attributes, arguments, environment);
        FileActionsDestroy(actions);
        AttributesDestroy(attributes);
        return failure;
    }

    /// <summary>A file that becomes readable when the process ends; negative where the kernel (before 5.3) has none.</summary>
    public static int OpenPid(int pid) => (int)SystemCall(OpenPidCall, pid, 0);

    /// <summary>Whether a process has ended; it stays on the system's table.</summary>
    public static bool HasEnded(int pid)
    {
        var information = stackalloc int[32]; // siginfo_t, 128 bytes; it starts with the signal, which is 0 as long as there is nothing to tell
        information[0] = 0;
        return WaitId(ByPid, pid, information, Exited | NoHang | LeaveIt) == 0 && information[0] != 0;
    }

    /// <summary>Takes a process that has ended off the system's table; false while it runs.</summary>
    /// <param name="pid">The process.</param>
    /// <param name="status">As <c>waitpid</c> gives it.</param>
    public static bool TryReap(int pid, out int status) => WaitPid(pid, out status, NoHang) != 0;

    [LibraryImport(C, EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport(C, EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int file, byte* buffer, nuint size);

    [LibraryImport(C, EntryPoint = "close")]
    public static partial void Close(int file);

    [LibraryImport(C, EntryPoint = "kill", SetLastError = true)]
    public static partial int Signal(int pid, int signal);

    [LibraryImport(C, EntryPoint = "pipe2", SetLastError = true)]
    private static partial int Pipe(int* ends, int flags);

    [LibraryImport(C, EntryPoint = "fcntl", SetLastError = true)]
    private static partial int FileControl(int file, int command, int argument);

    [LibraryImport(C, EntryPoint = "syscall", SetLastError = true)]
    private static partial nint SystemCall(nint number, nint first, nint second);

    [LibraryImport(C, EntryPoint = "waitpid", SetLastError = true)]
    private static partial int WaitPid(int pid, out int status, int options);

    [LibraryImport(C, EntryPoint = "waitid", SetLastError = true)]
    private static partial int WaitId(int type, int id, int* information, int options);

    [LibraryImport(C, EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int PosixSpawn(out int pid, string path, byte* actions, byte* attributes, nint* arguments, nint* environment);

    [LibraryImport(C, EntryPoint = "posix_spawn_file_actions_init")]
    private static partial int FileActionsInit(byte* actions);

    [LibraryImport(C, EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int FileActionsOpen(byte* actions, int file, string path, int flags, uint mode);

    [LibraryImport(C, EntryPoint = "posix_spawn_file_actions_adddup2")]
    private static partial int FileActionsDuplicate(byte* actions, int from, int to);

    [LibraryImport(C, EntryPoint = "posix_spawn_file_actions_destroy")]
    private static partial void FileActionsDestroy(byte* actions);

    [LibraryImport(C, EntryPoint = "posix_spawnattr_init")]
    private static partial int AttributesInit(byte* attributes);

    [LibraryImport(C, EntryPoint = "posix_spawnattr_setflags")]
    private static partial int AttributesSetFlags(byte* attributes, short flags);

    [LibraryImport(C, EntryPoint = "posix_spawnattr_setsigdefault")]
    private static partial int AttributesSetDefaults(byte* attributes, byte* signals);

    [LibraryImport(C, EntryPoint = "posix_spawnattr_setsigmask")]
    private static partial int AttributesSetMask(byte* attributes, byte* signals);

    [LibraryImport(C, EntryPoint = "posix_spawnattr_destroy")]
    private static partial void AttributesDestroy(byte* attributes);

    [LibraryImport(C, EntryPoint = "sigfillset")]
    private static partial int FillSignals(byte* signals);

    [LibraryImport(C, EntryPoint = "sigemptyset")]
    private static partial int EmptySignals(byte* signals);
}
