namespace Banhammer.FilterLanguage.Faults;

/// <summary>One kind of fault: its id, its condition, and the message that names what was found and what was expected.</summary>
/// <param name="Id"><c>BH</c> and four digits, by phase: 00xx reading, 01xx interpolation, 02xx patterns, 03xx advice. Never reused.</param>
/// <param name="Title">The condition in a few words.</param>
/// <param name="Message">The message, with <c>{0}</c>, <c>{1}</c> … for the arguments of a fault.</param>
/// <param name="Severity">How much it matters.</param>
public sealed record FaultRule(string Id, string Title, string Message, Severity Severity);
