namespace Banhammer.FilterLanguage.Programs;

/// <summary>Two loops that can share out a text between them in many ways: it can be read by the first, on the way to the second, and by that.</summary>
/// <param name="First">An unbounded loop with a choice; null for the start of a search, which may be put off as well.</param>
/// <param name="Second">An unbounded loop that can be reached from it; may be the same.</param>
/// <param name="Shared">What both read.</param>
internal sealed record Ambiguity(Operation? First, Operation Second, FirstSet Shared);
