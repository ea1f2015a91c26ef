namespace Banhammer.Host.Enforcing.Messages;

/// <summary>A jail ends: all its bans are lifted from the machine, but stay stored for its next start. The last message about it.</summary>
/// <param name="Jail">The jail.</param>
internal sealed record JailStopped(string Jail) : EnforcingMessage(Jail);
