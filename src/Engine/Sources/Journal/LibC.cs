using System.Runtime.InteropServices;

namespace Banhammer.Engine.Sources.Journal;

/// <summary>What the platform tells about the process.</summary>
internal static partial class LibC
{
    /// <summary>The number of the user whose rights the process has.</summary>
    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();
}
