namespace Banhammer.Host.Enforcing.Actions;

/// <summary>How an action stands for a family of addresses.</summary>
internal sealed class FamilyState
{
    /// <summary>Whether it was started, by a command of its own or by that of a family with the same one.</summary>
    public bool IsStarted { get; set; }

    /// <summary>Whether something was banned since it was started or flushed.</summary>
    public bool HasBans { get; set; }

    /// <summary>The command that it was started by; null if it isn't started.</summary>
    public string? StartedBy { get; set; }
}
