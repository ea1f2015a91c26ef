using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Banhammer.Host.Logging.Targets;

/// <summary>Opens files so that each write goes to the end that the file has then.</summary>
/// <remarks>The runtime keeps a place of its own to write at: once the file is cut by someone else (logrotate's <c>copytruncate</c>) that leaves a hole.</remarks>
internal static partial class AppendFile
{
    private const int WriteOnly = 1;
    private const int Create = 0x40;
    private const int NoTerminal = 0x100;
    private const int Append = 0x400;
    private const int CloseOnExec = 0x80000;
    private const int OwnerOnly = 0b110_000_000;

    /// <summary>Opens a file, which is made if it isn't there.</summary>
    /// <exception cref="IOException">It can't be opened.</exception>
    public static FileStream Open(string path)
    {
        var descriptor = Open(path, WriteOnly | Create | NoTerminal | Append | CloseOnExec, OwnerOnly);
        return descriptor >= 0 ? new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Write, bufferSize: 0)
            : throw new IOException($"{path}: can't be opened for writing: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags, int mode);
}
