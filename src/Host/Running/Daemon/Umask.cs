using System.Runtime.InteropServices;

namespace Banhammer.Host.Running.Daemon;

/// <summary>Which rights files have that the process makes.</summary>
internal static partial class Umask
{
    private const uint OwnerOnly = 0b000_111_111;

    /// <summary>From now on only the owner may open what is made: sockets, the log, the database.</summary>
    public static void GrantOwnerOnly() => _ = Set(OwnerOnly);

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint Set(uint mask);
}
