namespace Banhammer.Host.Enforcing.Actions;

/// <summary>What came of looking after what an action depends on.</summary>
internal enum Repair
{
    /// <summary>It is as it should be, perhaps again.</summary>
    Sane,

    /// <summary>It isn't, and whoever asked doesn't want it repaired.</summary>
    Unwanted,

    /// <summary>It isn't, and repairing it failed.</summary>
    Failed,
}
