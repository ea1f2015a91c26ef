namespace Banhammer.Host.Controlling.Client;

/// <summary>What a service answered.</summary>
/// <param name="Text">What to print.</param>
/// <param name="Error">The kind of failure; null if the command was carried out.</param>
/// <param name="Message">What the failure says; null if there is none.</param>
internal sealed record ControlReply(string Text, CommandError? Error, string? Message);
