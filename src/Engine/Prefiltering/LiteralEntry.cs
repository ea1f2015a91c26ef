namespace Banhammer.Engine.Prefiltering;

/// <summary>A literal as the comparison at a position wants it: its first eight bytes in a word.</summary>
/// <param name="Text">Its first eight bytes, little-endian; fewer where it is shorter.</param>
/// <param name="Fold">Bits to set in the bytes of the log.</param>
/// <param name="Mask">Bytes that count: all, or as many as it is long.</param>
/// <param name="WindowOffset">Where in the literal its fingerprint begins.</param>
/// <param name="Length">Bytes of the literal.</param>
/// <param name="Literal">Its number.</param>
/// <param name="Next">The next entry of the same place in the index, from 1; 0 if it is the last.</param>
internal readonly record struct LiteralEntry(ulong Text, ulong Fold, ulong Mask, int WindowOffset, int Length, int Literal, int Next);
