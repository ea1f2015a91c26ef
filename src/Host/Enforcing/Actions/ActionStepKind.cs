namespace Banhammer.Host.Enforcing.Actions;

/// <summary>What an action can be asked to do.</summary>
internal enum ActionStepKind
{
    /// <summary>Its jail starts.</summary>
    Start,

    /// <summary>Carry a ban out.</summary>
    Ban,

    /// <summary>A ban lasts longer.</summary>
    Prolong,

    /// <summary>End a ban.</summary>
    Unban,

    /// <summary>End all bans.</summary>
    Flush,

    /// <summary>The configuration was read again.</summary>
    Reload,

    /// <summary>End all bans, and undo the start.</summary>
    Stop,
}
