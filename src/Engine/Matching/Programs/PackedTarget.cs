namespace Banhammer.Engine.Matching.Programs;

/// <summary>A way that a split can go.</summary>
/// <param name="Operation">Where it leads.</param>
/// <param name="Gate">A literal, as the index of a gate, that must come at or behind the position; -1 for none.</param>
internal readonly record struct PackedTarget(int Operation, int Gate);
