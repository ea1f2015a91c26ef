namespace Banhammer.Engine.Matching.Programs;

/// <summary>A way that a split can go, with what tells that it fails at once. References are indexes into the program's arrays, -1 for none.</summary>
/// <param name="Operation">Where it leads.</param>
/// <param name="Literal">What comes first, behind what only sets slots.</param>
/// <param name="Behind">Where what follows the literal can start. Offset into the tables.</param>
/// <param name="Gate">A literal, as the index of a gate, that must come at or behind the position.</param>
/// <param name="IsIp6">An IPv6 address comes first.</param>
internal readonly record struct PackedTarget(int Operation, int Literal, int Behind, int Gate, bool IsIp6);
