using Microsoft.Win32.SafeHandles;

namespace Banhammer.Engine.Sources.Following;

/// <summary>Which file it is, and how it looks at the moment.</summary>
/// <param name="Device">The file system that it is on.</param>
/// <param name="Inode">Its number there; given to another file once it is removed and nobody has it open.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Modified">When it was last written, in nanoseconds since 1970 UTC.</param>
/// <param name="Born">When it was made, likewise; 0 where the file system doesn't know. Tells files apart that had the same number one after the other.</param>
/// <param name="IsRegular">It is a plain file, which can be read at an offset.</param>
internal readonly record struct FileState(ulong Device, ulong Inode, long Length, long Modified, long Born, bool IsRegular)
{
    private const uint BasicStatsAndBirth = 0xfff;
    private const int TypeMask = 0xf000;
    private const int RegularFile = 0x8000;

    /// <summary>Whether both are of the same file.</summary>
    public bool IsSameFile(in FileState other) => Inode == other.Inode && Device == other.Device;

    /// <summary>Looks at the file that a path leads to, through symbolic links; false if there is none that may be looked at.</summary>
    public static bool TryGet(string path, out FileState state) => TryGet(LibC.WorkingFolder, path, 0, out state);

    /// <summary>Looks at an open file.</summary>
    public static bool TryGet(SafeFileHandle handle, out FileState state) => TryGet((int)handle.DangerousGetHandle(), "", LibC.EmptyPath, out state);

    private static unsafe bool TryGet(int folder, string path, int flags, out FileState state)
    {
        var words = stackalloc ulong[LibC.StatxWords];
        state = default;
        if (LibC.Statx(folder, path, flags, BasicStatsAndBirth, words) != 0)
        {
            return false;
        }

        // mode: u16 at 28; ino: u64 at 32; size: u64 at 40; birth at 80 and modification at 112: s64 seconds, u32 nanoseconds; device: u32, u32 at 136
        var mode = (int)(words[3] >> 32) & 0xffff;
        state = new FileState(words[17], words[4], (long)words[5], Nanoseconds(words + 14), Nanoseconds(words + 10), (mode & TypeMask) == RegularFile);
        return true;
    }

    private static unsafe long Nanoseconds(ulong* words) => ((long)words[0] * 1_000_000_000) + (uint)words[1];
}
