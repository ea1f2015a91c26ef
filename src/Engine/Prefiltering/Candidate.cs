namespace Banhammer.Engine.Prefiltering;

/// <summary>A line of a block that a regex might match: where it lies.</summary>
/// <param name="Start">First byte, from the start of the block.</param>
/// <param name="End">Behind the last byte, without the line feed and the carriage returns before it.</param>
public readonly record struct Candidate(int Start, int End);
