namespace Banhammer.FilterGenerator.Model;

/// <summary>A configuration file whose text goes into the program.</summary>
/// <param name="Path">The path by which it is found there.</param>
/// <param name="Text">Its text.</param>
internal sealed record EmbeddedFile(string Path, string Text);
