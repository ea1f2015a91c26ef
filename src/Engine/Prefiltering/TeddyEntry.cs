namespace Banhammer.Engine.Prefiltering;

/// <summary>A literal in a bucket, with what a first comparison of eight bytes needs.</summary>
/// <param name="Text">Its first eight bytes, little-endian; fewer where it is shorter.</param>
/// <param name="Fold">Bits to set in the bytes of the log.</param>
/// <param name="Mask">Bytes that count: all, or as many as it is long.</param>
/// <param name="WindowOffset">Where in the literal its fingerprint begins.</param>
/// <param name="Length">Bytes of the literal.</param>
/// <param name="Literal">Its number.</param>
internal readonly record struct TeddyEntry(ulong Text, ulong Fold, ulong Mask, int WindowOffset, int Length, int Literal);
