namespace Banhammer.FilterLanguage.Advice;

/// <summary>A line in which text that a client could choose may pose as the address.</summary>
/// <param name="Text">The line; has <see cref="PosedLines.Real"/> where the address is, and <see cref="PosedLines.Posed"/> elsewhere.</param>
/// <param name="Harmless">The same line, but that what poses as an address is none there.</param>
public sealed record PosedLine(string Text, string Harmless);
