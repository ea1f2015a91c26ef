namespace Banhammer.Host.Enforcing.Messages;

/// <summary>What deciding says to enforcing: plain values only.</summary>
/// <param name="Jail">The name of the jail that it is about.</param>
internal abstract record EnforcingMessage(string Jail);
