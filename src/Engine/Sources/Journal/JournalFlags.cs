using System;

namespace Banhammer.Engine.Sources.Journal;

/// <summary>Which journals of a machine are read; the values are those of sd_journal_open(3).</summary>
[Flags]
public enum JournalFlags
{
    /// <summary>All of them.</summary>
    None = 0,

    /// <summary>Those of this machine.</summary>
    LocalOnly = 1,

    /// <summary>Those that are lost at a restart.</summary>
    RuntimeOnly = 2,

    /// <summary>Those of services and the kernel.</summary>
    System = 4,

    /// <summary>That of the user who runs the program.</summary>
    CurrentUser = 8,
}
