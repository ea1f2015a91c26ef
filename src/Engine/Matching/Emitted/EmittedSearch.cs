namespace Banhammer.Engine.Matching.Emitted;

/// <summary>A search for one regex as the source generator wrote it: straight code, and the choices that are left on a stack.</summary>
/// <param name="text">
/// Bytes with the subject in them: well-formed UTF-8, one newline at its end, behind that a byte 0xFF, and then 64 more that can be read.
/// </param>
/// <param name="start">The subject's first byte.</param>
/// <param name="end">The byte behind its newline.</param>
/// <param name="slots">
/// Captures: group i from slot 2i to slot 2i + 1, as indexes of <paramref name="text"/>. Set by a match; unset while the latter is negative.
/// </param>
/// <param name="choices">Scratch memory, and where the match starts.</param>
/// <returns>Where the match ends; <see cref="EmittedProgram.NoMatch"/>; or <see cref="EmittedProgram.TooMuch"/>.</returns>
public delegate int EmittedSearch(byte[] text, int start, int end, int[] slots, Choices choices);
