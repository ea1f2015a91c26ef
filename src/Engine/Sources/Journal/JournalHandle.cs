using Microsoft.Win32.SafeHandles;

namespace Banhammer.Engine.Sources.Journal;

/// <summary>An open journal of systemd's library.</summary>
internal sealed class JournalHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <summary>None yet; the library's functions fill it.</summary>
    public JournalHandle()
        : base(ownsHandle: true)
    {
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        LibSystemd.Close(handle);
        return true;
    }
}
