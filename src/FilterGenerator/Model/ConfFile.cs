namespace Banhammer.FilterGenerator.Model;

/// <summary>A configuration file as handed to the build.</summary>
/// <param name="Path">Where the file stands in what is compiled, as <c>filters/sshd.conf</c>; the same on every machine.</param>
/// <param name="DiskPath">Where the compiler found it; for diagnostics, never in emitted text.</param>
/// <param name="Text">Its text, with a byte order mark if it had one; empty when unreadable.</param>
/// <param name="Problem">Why it can't be read; null if it can.</param>
internal sealed record ConfFile(string Path, string DiskPath, string Text, string? Problem);
