namespace Banhammer.Host.Enforcing.Messages;

/// <summary>All bans of a jail were lifted at once; no further message tells them one by one.</summary>
/// <param name="Jail">The jail.</param>
internal sealed record Flushed(string Jail) : EnforcingMessage(Jail);
