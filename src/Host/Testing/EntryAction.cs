namespace Banhammer.Host.Testing;

/// <summary>Takes a line of the log that is tested.</summary>
internal delegate void EntryAction(in TestedEntry entry);
