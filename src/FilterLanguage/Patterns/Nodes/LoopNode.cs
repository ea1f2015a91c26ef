namespace Banhammer.FilterLanguage.Patterns.Nodes;

/// <summary>Something repeated.</summary>
/// <param name="Body">What.</param>
/// <param name="Low">At least so often.</param>
/// <param name="High">At most so often; null for no limit.</param>
/// <param name="Mode">In which order counts are tried.</param>
public sealed record LoopNode(PatternNode Body, int Low, int? High, LoopMode Mode) : PatternNode;
